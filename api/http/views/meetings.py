"""Meetings: plan, move, confirm, convene, materials, call off."""

from __future__ import annotations

from typing import Any

from api.http.gatherings import each_told, meeting_key, room, told_in_full
from api.http.operation import Call, Resource
from api.http.paging import Page
from api.http.schemas import meetings as schemas
from api.http.visibility import may_see_case, visible_cases
from engine.model import Key
from processes.commands.meetings import (
    AdjournMeeting,
    CancelMeeting,
    ChangeMeeting,
    ConfirmMeeting,
    Convene,
    PlanMeeting,
    SendMaterials,
)
from storage.queries import meetings as queries

resource = Resource("meetings")
DETAIL = schemas.MeetingDetailSchema


@resource.get("/meetings", answer=schemas.MeetingSchema, query=schemas.MeetingQuery, paged=True)
def list_meetings(call: Call) -> object:
    """Meetings of a body, of a case, or those that I am invited to; when and where is for all."""
    query: dict[str, Any] = dict(call.query)
    mine = query.pop("mine", False)
    with call.app.runner.unit() as unit:
        connection = unit.connection
        if query.get("case_id") is not None:
            query["case_id"] = str(query["case_id"])
            may_see_case(call, connection, query["case_id"])
        visible = visible_cases(call, connection)
        invited = call.actor.person_id if mine else None
        rows, after = queries.list_meetings(connection, visible=visible, invited=invited, **query)
        return Page(each_told(call, unit, rows), after)


@resource.post("/meetings", body=schemas.NewMeetingSchema, answer=DETAIL, status=201)
def plan_meeting(call: Call) -> object:
    """Plan a meeting or a written procedure, with its standing agenda."""
    body = {**call.body, "case_id": str(call.body["case_id"])}
    return _detail(call, Key.parse(call.run(PlanMeeting(**body))["id"]))


@resource.get("/meetings/<meeting_id>", answer=DETAIL)
def get_meeting(call: Call) -> object:
    """A meeting with seats, replies and quorum."""
    return _detail(call, meeting_key(call))


def _detail(call: Call, key: Key) -> dict[str, Any]:
    with room(call, key) as here:
        return told_in_full(here)


@resource.patch(
    "/meetings/<meeting_id>", body=schemas.MeetingChangeSchema, answer=DETAIL, revision=True
)
def change_meeting(call: Call) -> object:
    """Move a meeting to another time or place, before anybody is invited."""
    call.run(ChangeMeeting(meeting_key(call), call.revision, **call.body))
    return get_meeting(call)


@resource.post("/meetings/<meeting_id>/confirm", answer=DETAIL)
def confirm_meeting(call: Call) -> object:
    """Confirm the time, as the chair."""
    call.run(ConfirmMeeting(meeting_key(call), call.revision))
    return get_meeting(call)


@resource.post("/meetings/<meeting_id>/convene", body=schemas.WhySchema, answer=DETAIL)
def convene(call: Call) -> object:
    """Send the invitation to all members; later than 7 days before with a recorded reason."""
    call.run(Convene(meeting_key(call), call.body["reason"], call.revision))
    return get_meeting(call)


@resource.post("/meetings/<meeting_id>/materials", body=schemas.WhySchema, answer=DETAIL)
def send_materials(call: Call) -> object:
    """Send the materials; later than 4 days before with a recorded reason."""
    call.run(SendMaterials(meeting_key(call), call.body["reason"]))
    return get_meeting(call)


@resource.post("/meetings/<meeting_id>/cancel", body=schemas.NeededReasonSchema, answer=DETAIL)
def cancel_meeting(call: Call) -> object:
    """Call the meeting off before it opens; those invited are told why."""
    call.run(CancelMeeting(meeting_key(call), call.body["reason"], call.revision))
    return get_meeting(call)


@resource.post("/meetings/<meeting_id>/adjourn", body=schemas.NeededReasonSchema, answer=DETAIL)
def adjourn_meeting(call: Call) -> object:
    """Break the meeting off; another one continues it."""
    call.run(AdjournMeeting(meeting_key(call), call.body["reason"]))
    return get_meeting(call)
