"""Invitations and their answers, who is there, and the quorum."""

from __future__ import annotations

from typing import Any

from api.http.gatherings import meeting_key, of_people, quorum, room, room_of_item
from api.http.operation import Call, Resource
from api.http.schemas import meetings as schemas
from api.http.views.meetings import DETAIL, get_meeting
from processes.acts import meetings as acts
from processes.attendance import absent_members
from processes.commands.attending import (
    CloseMeeting,
    InviteGuest,
    ObjectToProcedure,
    OpenMeeting,
    RecordPresence,
    ReplyToInvitation,
)

resource = Resource("meetings")


@resource.get("/meetings/<meeting_id>/invitations", answer=schemas.InvitationsSchema)
def list_invitations(call: Call) -> object:
    """Who is invited, and what they have answered; no minutes state that."""
    with room(call, meeting_key(call)) as here:
        invited = here.unit.invitations.of_meeting(here.meeting.key) if here.inside else ()
        return {"items": of_people(here, invited)}


@resource.post(
    "/meetings/<meeting_id>/invitations", body=schemas.WhoSchema,
    answer=schemas.InvitationsSchema, status=201,
)  # fmt: skip
def invite_guest(call: Call) -> object:
    """Invite somebody without a seat: an expert, a presenting official."""
    call.run(InviteGuest(meeting_key(call), call.body["person"]))
    return list_invitations(call)


@resource.post(
    "/meetings/<meeting_id>/reply", body=schemas.ReplySchema, answer=schemas.RepliedSchema
)
def reply_to_invitation(call: Call) -> object:
    """Answer an invitation; a decline invites the substitute."""
    body = call.body
    person = body["person"] or call.actor.on_behalf_of or call.actor.id
    command = ReplyToInvitation(meeting_key(call), person, body["accept"], body["reason"])
    return call.run(command)


@resource.get("/meetings/<meeting_id>/attendance", answer=schemas.AttendanceSchema)
def get_attendance(call: Call) -> object:
    """Who came and went when, who is absent, and the quorum now."""
    with room(call, meeting_key(call)) as here:
        stays = here.unit.presences.of_meeting(here.meeting.key)
        seats = here.desk.seats(here.meeting.body_id, here.meeting.day)
        return {
            "items": of_people(here, stays),
            "absent": absent_members(seats, stays),
            "quorum": quorum(acts.count(here.desk, here.meeting)),
        }


@resource.get("/agenda-items/<item_id>/quorum", answer=schemas.QuorumSchema)
def get_quorum(call: Call) -> object:
    """The quorum now for one item: the disqualified are not counted."""
    with room_of_item(call) as (here, item):
        return quorum(acts.count(here.desk, here.meeting, item))


@resource.post(
    "/meetings/<meeting_id>/arrivals", body=schemas.WhoSchema, answer=schemas.AttendanceSchema,
    status=201,
)  # fmt: skip
def record_arrival(call: Call) -> object:
    """Record that somebody comes in."""
    return _presence(call, True)


@resource.post(
    "/meetings/<meeting_id>/departures", body=schemas.WhoSchema,
    answer=schemas.AttendanceSchema, status=201,
)  # fmt: skip
def record_departure(call: Call) -> object:
    """Record that somebody leaves."""
    return _presence(call, False)


def _presence(call: Call, present: bool) -> Any:
    call.run(RecordPresence(meeting_key(call), call.body["person"], present))
    return get_attendance(call)


@resource.post("/meetings/<meeting_id>/open", body=schemas.OpenMeetingSchema, answer=DETAIL)
def open_meeting(call: Call) -> object:
    """Open the meeting on its day, led by the chair or the vice chair."""
    call.run(OpenMeeting(meeting_key(call), call.body["roll_call"], call.revision))
    return get_meeting(call)


@resource.post("/meetings/<meeting_id>/close", answer=DETAIL)
def close_meeting(call: Call) -> object:
    """Close the meeting after its last item."""
    call.run(CloseMeeting(meeting_key(call)))
    return get_meeting(call)


@resource.post(
    "/meetings/<meeting_id>/objections", body=schemas.NeededReasonSchema, answer=DETAIL,
    status=201,
)  # fmt: skip
def object_to_procedure(call: Call) -> object:
    """Object to a written procedure; a meeting is held instead."""
    call.run(ObjectToProcedure(meeting_key(call), call.body["reason"]))
    return get_meeting(call)
