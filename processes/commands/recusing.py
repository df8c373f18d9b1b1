"""Disqualification in one item: raise it, have the body decide on it, or record that none bars."""

from __future__ import annotations

from typing import Any, ClassVar

from engine.commands.registry import Answer, Command, handles
from engine.model import Key
from engine.ports import Context
from processes.acts import meetings
from processes.commands.desks import desk_at_item, desk_in_meeting
from processes.meetings import MeetingState, require_state
from processes.recusals import RecusalGround


class RaiseRecusal(Command, frozen=True):
    """One's own (holds at once), or another's (until the body decides)."""

    action: ClassVar[str] = "recuse"
    key: Key
    person_id: str
    ground: RecusalGround
    explanation: str


@handles(RaiseRecusal)
def raise_recusal(command: RaiseRecusal, uow: Any, context: Context) -> Answer:
    """`key` is the agenda item's."""
    who = command.person_id
    desk, meeting, item = desk_at_item(uow, context, command.action, command.key, about=who)
    require_state(meeting, MeetingState.INVITED, MeetingState.OPEN)
    made = meetings.raise_recusal(desk, meeting, item, who, command.ground, command.explanation)
    return {"id": str(made.key), "state": str(made.state)}


class DecideRecusal(Command, frozen=True):
    """The body's own decision on its member, as whoever leads or records it states it."""

    action: ClassVar[str] = "decide-recusal"
    key: Key
    confirmed: bool


@handles(DecideRecusal)
def decide_recusal(command: DecideRecusal, uow: Any, context: Context) -> Answer:
    """`key` is the recusal's; the person concerned never decides on it (434/2003 § 29)."""
    uow.cases.lock(command.key.case_id)
    recusal = uow.recusals.get(command.key)
    desk, meeting = desk_in_meeting(uow, context, command.action, recusal.meeting)
    done = meetings.decide_recusal(desk, meeting, recusal, command.confirmed)
    return {"id": str(done.key), "state": str(done.state)}


class ClearPerson(Command, frozen=True):
    """A person was checked in an item and is not disqualified; why not."""

    action: ClassVar[str] = "check-recusal"
    key: Key
    person_id: str
    explanation: str


@handles(ClearPerson)
def clear_person(command: ClearPerson, uow: Any, context: Context) -> Answer:
    desk, meeting, item = desk_at_item(uow, context, command.action, command.key)
    uow.people.get(command.person_id)
    made = meetings.clear_person(desk, meeting, item, command.person_id, command.explanation)
    return {"id": str(made.key)}
