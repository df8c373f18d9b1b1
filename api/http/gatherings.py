"""A meeting as the caller may see it: found by its address, read from its registers."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from api.http.keys import key_of
from api.http.operation import Call
from api.http.rows import referring, shown
from api.http.visibility import may_see_case
from engine.model import Key
from processes.access import sight_of
from processes.acts import meetings as acts
from processes.acts.deciding import latest_presentation
from processes.acts.desk import Desk
from processes.agenda import AgendaItem, ItemKind, ordered
from processes.commands.act import required
from processes.meetings import Meeting
from processes.minutes import checked_due, written_due
from processes.notice import INVITATION_DAYS, MATERIALS_DAYS, latest_day
from processes.quorum import Quorum
from processes.recusals import recused, require_eligible, visible_items
from storage.queries import meetings as queries


@dataclass(frozen=True, slots=True)
class Room:
    """An open unit of work at one meeting, for reading."""

    call: Call
    unit: Any
    meeting: Meeting
    desk: Desk
    inside: bool
    """Whether the caller sees more than what checked and signed minutes state."""
    readable: bool
    """Whether the caller sees at least that."""

    def name(self, person_id: str) -> str:
        """A person's name."""
        found = self.unit.people.find(person_id)
        return found.name if found else person_id

    def agenda(self) -> list[AgendaItem]:
        """The items in order, without those in which the caller is disqualified."""
        recusals = self.unit.recusals.of_meeting(self.meeting.key)
        agenda = ordered(self.unit.agenda.of_meeting(self.meeting.key))
        return visible_items(agenda, recusals, self.call.actor.id, self.call.now)

    def bars_me(self, item: int) -> bool:
        """Whether the caller is disqualified in an item now."""
        recusals = self.unit.recusals.of_meeting(self.meeting.key)
        return self.call.actor.id in recused(recusals, item, self.call.now)


def meeting_key(call: Call) -> Key:
    """The meeting that the path names."""
    return key_of(call.args["meeting_id"], "meeting", "Kokousta")


def item_key(call: Call) -> Key:
    """The agenda item that the path names."""
    return key_of(call.args["item_id"], "agenda item", "Asiakohtaa")


@contextmanager
def room(call: Call, key: Key, *, acting: bool = False) -> Any:
    """The meeting of that key; NotFound when the caller may not know of its case, NotAllowed when
    the meeting is not theirs to read. One who acts is let in: the command asks who they are."""
    with call.app.runner.unit() as unit:
        may_see_case(call, unit.connection, key.case_id)
        yield _entered(call, unit, unit.meetings.get(key), acting)


@contextmanager
def room_of_item(call: Call, *, acting: bool = False) -> Any:
    """The meeting of the item that the path names, and the item; refused to the disqualified."""
    key = item_key(call)
    with call.app.runner.unit() as unit:
        may_see_case(call, unit.connection, key.case_id)
        item = unit.agenda.get(key)
        meeting = unit.meetings.get(item.meeting)
        recusals = unit.recusals.of_meeting(meeting.key)
        require_eligible(recusals, item, call.actor.id, call.now)
        yield _entered(call, unit, meeting, acting), item


def _entered(call: Call, unit: Any, meeting: Meeting, acting: bool) -> Room:
    case = unit.cases.get(meeting.key.case_id)
    sight = sight_of(call.actor, meeting, case, call.now, unit)
    if not sight.readable and not acting:
        required(sight.verdict)
    desk = Desk(unit, case, call.actor, call.now)
    return Room(call, unit, meeting, desk, sight.inside, sight.readable)


def told(row: Any, inside: bool, readable: bool = True) -> dict[str, Any]:
    """A meeting's row: when and where is no secret; the rest is for those inside."""
    hidden = {} if inside else OUTSIDE if readable else UNREAD
    return {**referring(shown(row), continues="continues"), "readable": readable, **hidden}


OUTSIDE = {"link": "", "late_notice_reason": "", "late_materials_reason": ""}
UNREAD = {**OUTSIDE, "end_reason": "", "led_by": None, "confirmed_by": None}


def each_told(call: Call, unit: Any, rows: Iterable[Any]) -> list[dict[str, Any]]:
    """Rows of meetings, each as far as the caller may read it."""
    found = []
    for row in rows:
        meeting = unit.meetings.get(Key(row.case_id, row.seq))
        case = unit.cases.get(row.case_id)
        sight = sight_of(call.actor, meeting, case, call.now, unit)
        found.append(told(row, sight.inside, sight.readable))
    return found


def told_in_full(here: Room) -> dict[str, Any]:
    """The meeting with its seats, replies, quorum and last days."""
    meeting, desk, unit = here.meeting, here.desk, here.unit
    row = queries.meeting_of(unit.connection, meeting.key.case_id, meeting.key.seq)
    replies = [each.reply for each in unit.invitations.of_meeting(meeting.key)]
    return {
        **told(row, here.inside),
        "seats": [
            {**asdict(seat), "name": here.name(seat.person_id)}
            for seat in desk.seats(meeting.body_id, meeting.day)
        ],
        "replies": {reply: replies.count(reply) for reply in _REPLIES},
        "quorum": quorum(acts.count(desk, meeting)),
        "invite_by": latest_day(meeting.day, INVITATION_DAYS, desk.calendar).effective,
        "materials_by": latest_day(meeting.day, MATERIALS_DAYS, desk.calendar).effective,
        "minutes_due": written_due(meeting.day, desk.calendar),
        "check_due": checked_due(meeting.day, desk.calendar),
    }


_REPLIES = ("pending", "accepted", "declined", "withdrawn")


def quorum(count: Quorum) -> dict[str, Any]:
    """A count with what follows from it."""
    return {**asdict(count), "present": count.present, "met": count.met}


def of_item(here: Room, item: AgendaItem) -> dict[str, Any]:
    """An agenda item with the addresses of its meeting and paper, and who last presented it."""
    last = None
    if item.kind is ItemKind.DECISION:
        last = latest_presentation(here.desk, item.meeting, item.item)
    return {
        **asdict(item),
        "id": str(item.key),
        "meeting_id": str(item.meeting),
        "document_id": str(item.document) if item.document else None,
        "presented_at": last.presented_at if last else None,
        "presented_by": here.name(last.presented_by) if last else None,
    }


def of_people(here: Room, rows: Iterable[Any]) -> list[dict[str, Any]]:
    """Rows about persons, with their addresses and the persons' names."""
    return [{**asdict(row), "id": str(row.key), "name": here.name(row.person_id)} for row in rows]
