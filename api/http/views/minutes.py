"""Minutes of a meeting; their text is changed and signed as the document that they are."""

from __future__ import annotations

from dataclasses import asdict

from api.http.gatherings import meeting_key, room
from api.http.operation import Call, Resource
from api.http.schemas import minutes as schemas
from processes.acts.minutes import of_meeting
from processes.commands.minuting import (
    BeginMinutes,
    CheckMinutes,
    PublishMinutes,
    SubmitMinutes,
)
from processes.minutes import checked_due, written_due

resource = Resource("meetings")
ANSWER = schemas.MinutesSchema


@resource.get("/meetings/<meeting_id>/minutes", answer=ANSWER)
def get_minutes(call: Call) -> object:
    """Where the minutes of a meeting stand."""
    with room(call, meeting_key(call)) as here:
        found = of_meeting(here.desk, here.meeting.key)
        if found is None:
            raise call.missing("minutes", "Pöytäkirjaa")
        day, calendar = here.meeting.day, here.desk.calendar
        return {
            **asdict(found),
            "id": str(found.key),
            "meeting_id": str(found.meeting),
            "document_id": str(found.document),
            "due": written_due(day, calendar),
            "check_due": checked_due(day, calendar),
        }


@resource.post("/meetings/<meeting_id>/minutes", answer=ANSWER, status=201)
def begin_minutes(call: Call) -> object:
    """Begin the minutes from what was recorded in the meeting."""
    call.run(BeginMinutes(meeting_key(call)))
    return get_minutes(call)


@resource.post(
    "/meetings/<meeting_id>/minutes/submit", body=schemas.SubmitMinutesSchema, answer=ANSWER
)
def submit_minutes(call: Call) -> object:
    """Give the written minutes to those who check them."""
    call.run(SubmitMinutes(meeting_key(call), tuple(call.body["checkers"])))
    return get_minutes(call)


@resource.post(
    "/meetings/<meeting_id>/minutes/check", body=schemas.CheckMinutesSchema, answer=ANSWER
)
def check_minutes(call: Call) -> object:
    """Find the minutes right, or send them back with a remark."""
    call.run(CheckMinutes(meeting_key(call), call.body["right"], call.body["remark"]))
    return get_minutes(call)


@resource.post("/meetings/<meeting_id>/minutes/publish", answer=ANSWER)
def publish_minutes(call: Call) -> object:
    """Publish checked and signed minutes; the meeting's life ends with it."""
    call.run(PublishMinutes(meeting_key(call)))
    return get_minutes(call)
