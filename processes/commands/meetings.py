"""Plan, move, confirm, convene and call off a meeting."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from engine.commands.registry import Answer, Command, handles
from engine.model import Case, Key
from engine.ports import Context
from processes.acts import meetings
from processes.commands.act import words
from processes.commands.desks import desk_in_case, desk_in_chair, desk_in_meeting
from processes.meetings import Meeting
from processes.refusals import refusal


class PlanMeeting(Command, frozen=True):
    """A meeting, or a written procedure, of a body that has a part in the case."""

    action: ClassVar[str] = "plan-meeting"
    case_id: str
    body_id: str
    starts: datetime
    ends: datetime
    place: str = ""
    link: str = ""
    written: bool = False


@handles(PlanMeeting)
def plan_meeting(command: PlanMeeting, uow: Any, context: Context) -> Answer:
    """With its standing agenda, numbered within the body's year."""
    desk = desk_in_case(uow, context, command.action, command.case_id)
    _require_part(desk.case, command.body_id)
    made = meetings.plan_meeting(
        desk, command.body_id, command.starts, command.ends,
        words(command.place, "place", needed=False), words(command.link, "link", 500, needed=False),
        command.written,
    )  # fmt: skip
    return _told(made)


def _require_part(case: Case, body_id: str) -> None:
    if all(party.id != body_id for parties in case.roles.values() for party in parties):
        raise refusal("body-not-in-case", body=body_id[:100])


class ChangeMeeting(Command, frozen=True):
    """Another time or place, before anybody is invited; None leaves as it is."""

    action: ClassVar[str] = "change-meeting"
    key: Key
    revision: int | None
    starts: datetime | None = None
    ends: datetime | None = None
    place: str | None = None
    link: str | None = None


@handles(ChangeMeeting)
def change_meeting(command: ChangeMeeting, uow: Any, context: Context) -> Answer:
    desk, meeting = desk_in_meeting(uow, context, command.action, command.key, command.revision)
    done = meetings.reschedule(
        desk, meeting,
        command.starts or meeting.starts,
        command.ends or meeting.ends,
        meeting.place if command.place is None else words(command.place, "place", needed=False),
        meeting.link if command.link is None else words(command.link, "link", 500, needed=False),
    )  # fmt: skip
    return _told(done)


class ConfirmMeeting(Command, frozen=True):
    """The chair confirms the time."""

    action: ClassVar[str] = "confirm-meeting"
    key: Key
    revision: int | None = None


@handles(ConfirmMeeting)
def confirm_meeting(command: ConfirmMeeting, uow: Any, context: Context) -> Answer:
    return _told(meetings.confirm(*desk_in_chair(
        uow, context, command.action, command.key, command.revision
    )))  # fmt: skip


class Convene(Command, frozen=True):
    """Send the invitation: seven days before, or with a recorded reason."""

    action: ClassVar[str] = "send-invitation"
    key: Key
    reason: str = ""
    revision: int | None = None


@handles(Convene)
def convene(command: Convene, uow: Any, context: Context) -> Answer:
    desk, meeting = desk_in_meeting(uow, context, command.action, command.key, command.revision)
    reason = words(command.reason, "reason", 2000, needed=False)
    invited = meetings.send_invitation(desk, meeting, reason)
    return {"id": str(meeting.key), "invited": [each.person_id for each in invited]}


class SendMaterials(Command, frozen=True):
    """Send the materials: four days before, or with a recorded reason."""

    action: ClassVar[str] = "send-materials"
    key: Key
    reason: str = ""


@handles(SendMaterials)
def send_materials(command: SendMaterials, uow: Any, context: Context) -> Answer:
    desk, meeting = desk_in_meeting(uow, context, command.action, command.key)
    reason = words(command.reason, "reason", 2000, needed=False)
    return _told(meetings.send_materials(desk, meeting, reason))


class CancelMeeting(Command, frozen=True):
    """Call the meeting off before it opens; those invited are told why."""

    action: ClassVar[str] = "cancel-meeting"
    key: Key
    reason: str
    revision: int | None = None


@handles(CancelMeeting)
def cancel_meeting(command: CancelMeeting, uow: Any, context: Context) -> Answer:
    desk, meeting = desk_in_meeting(uow, context, command.action, command.key, command.revision)
    return _told(meetings.call_off(desk, meeting, words(command.reason, "reason", 2000)))


class AdjournMeeting(Command, frozen=True):
    """Break off with a reason: no quorum, both chairs absent; another meeting continues."""

    action: ClassVar[str] = "adjourn-meeting"
    key: Key
    reason: str


@handles(AdjournMeeting)
def adjourn_meeting(command: AdjournMeeting, uow: Any, context: Context) -> Answer:
    desk, meeting = desk_in_meeting(uow, context, command.action, command.key)
    reason = words(command.reason, "reason", 2000)
    return _told(meetings.call_off(desk, meeting, reason, adjourn=True))


def _told(meeting: Meeting) -> Answer:
    return {"id": str(meeting.key), "number": meeting.number, "state": str(meeting.state)}
