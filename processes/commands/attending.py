"""Answer an invitation, come, go, open the meeting and close it."""

from __future__ import annotations

from typing import Any, ClassVar

from engine.commands.registry import Answer, Command, handles
from engine.deadlines import finnish
from engine.model import Key
from engine.ports import Context
from processes.acts import meetings
from processes.acts.desk import Desk
from processes.attendance import present_at
from processes.commands.act import words
from processes.commands.desks import desk_in_meeting
from processes.meetings import Meeting, MeetingState, require_state
from processes.refusals import refusal
from processes.seats import SeatRole, holder, seat_of


class ReplyToInvitation(Command, frozen=True):
    """Coming or not; a decline invites the substitute."""

    action: ClassVar[str] = "reply-to-invitation"
    key: Key
    person_id: str
    accept: bool
    reason: str = ""


@handles(ReplyToInvitation)
def reply_to_invitation(command: ReplyToInvitation, uow: Any, context: Context) -> Answer:
    """One's own, or another's as it was told to the secretary."""
    who = command.person_id
    desk, meeting = desk_in_meeting(uow, context, command.action, command.key, about=who)
    reason = words(command.reason, "reason", 2000, needed=False)
    answer = meetings.reply(desk, meeting, who, command.accept, reason)
    called = None if command.accept else meetings.call_substitute(desk, meeting, who)
    return {"reply": str(answer.reply), "substitute": called.person_id if called else None}


class InviteGuest(Command, frozen=True):
    """Somebody without a seat: an expert, a presenting official."""

    action: ClassVar[str] = "invite-guest"
    key: Key
    person_id: str


@handles(InviteGuest)
def invite_guest(command: InviteGuest, uow: Any, context: Context) -> Answer:
    desk, meeting = desk_in_meeting(uow, context, command.action, command.key)
    made = meetings.invite_extra(desk, meeting, command.person_id)
    return {"id": str(made.key)}


class RecordPresence(Command, frozen=True):
    """Somebody comes in, or leaves."""

    action: ClassVar[str] = "record-presence"
    key: Key
    person_id: str
    present: bool


@handles(RecordPresence)
def record_presence(command: RecordPresence, uow: Any, context: Context) -> Answer:
    who = command.person_id
    desk, meeting = desk_in_meeting(uow, context, command.action, command.key, about=who)
    require_state(meeting, MeetingState.INVITED, MeetingState.OPEN)
    if desk.day < meeting.day:
        raise refusal("meeting-too-early", starts=finnish(meeting.day))
    act = meetings.mark_present if command.present else meetings.mark_left
    stay = act(desk, meeting, who)
    return {"id": str(stay.key), "person_id": who}


class OpenMeeting(Command, frozen=True):
    """Open on the day; `roll_call` marks all who accepted as present."""

    action: ClassVar[str] = "open-meeting"
    key: Key
    roll_call: bool = False
    revision: int | None = None


@handles(OpenMeeting)
def open_meeting(command: OpenMeeting, uow: Any, context: Context) -> Answer:
    """Led by the chair, or by the vice chair while the chair is away."""
    desk, meeting = desk_in_meeting(uow, context, command.action, command.key, command.revision)
    if command.roll_call:
        meetings.mark_accepted(desk, meeting)
    done = meetings.open_meeting(desk, meeting, _leader(desk, meeting))
    return {"state": str(done.state), "led_by": done.led_by}


def _leader(desk: Desk, meeting: Meeting) -> str:
    here = present_at(desk.uow.presences.of_meeting(meeting.key), desk.now)
    seats = desk.seats(meeting.body_id, meeting.day)
    for role in (SeatRole.CHAIR, SeatRole.VICE_CHAIR):
        seat = holder(seats, role)
        if seat is not None and seat.person_id in here:
            return seat.person_id
    raise refusal("chair-not-present")


class CloseMeeting(Command, frozen=True):
    """Close after the last item."""

    action: ClassVar[str] = "close-meeting"
    key: Key


@handles(CloseMeeting)
def close_meeting(command: CloseMeeting, uow: Any, context: Context) -> Answer:
    desk, meeting = desk_in_meeting(uow, context, command.action, command.key)
    return {"state": str(meetings.close_meeting(desk, meeting).state)}


class ObjectToProcedure(Command, frozen=True):
    """A member's objection ends a written procedure; a meeting is held instead."""

    action: ClassVar[str] = "object"
    key: Key
    reason: str


@handles(ObjectToProcedure)
def object_to_procedure(command: ObjectToProcedure, uow: Any, context: Context) -> Answer:
    who = context.actor.on_behalf_of or context.actor.id
    desk, meeting = desk_in_meeting(uow, context, command.action, command.key, about=who)
    seat = seat_of(desk.seats(meeting.body_id, meeting.day), who)
    if seat is None or not seat.is_member:
        raise refusal("not-in-body", person=who, day=finnish(meeting.day))
    done = meetings.object_to(desk, meeting, who, words(command.reason, "reason", 2000))
    return {"state": str(done.state)}
