"""Who is in the room when: presences with their times, and who was there for an item."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from engine.model import Key
from processes.refusals import refusal
from processes.seats import Seat, SeatRole


class Remote(StrEnum):
    """How a person takes part."""

    ROOM = "room"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Presence:
    """One stay of one person, from `arrived` to `left` (open: still there)."""

    key: Key
    meeting: Key
    person_id: str
    role: SeatRole | None
    arrived: datetime
    left: datetime | None = None
    substitute_for: str | None = None
    way: Remote = Remote.ROOM

    def at(self, moment: datetime) -> bool:
        return self.arrived <= moment and (self.left is None or moment < self.left)


class Share(StrEnum):
    """How much of an item a person was there for."""

    PRESENT = "present"
    PARTLY = "partly"
    ABSENT = "absent"


def arrive(presences: Sequence[Presence], seat: Seat | None, person: Presence) -> Presence:
    """The new stay; refused while the person is already in. The role is that of the seat."""
    if any(each.person_id == person.person_id and each.left is None for each in presences):
        raise refusal("already-present", person=person.person_id)
    return replace(
        person,
        role=seat.role if seat else None,
        substitute_for=seat.substitute_for if seat else None,
    )


def leave(presences: Sequence[Presence], person_id: str, moment: datetime) -> Presence:
    """The person's open stay, ended at `moment`."""
    for each in presences:
        if each.person_id == person_id and each.left is None:
            if moment < each.arrived:
                raise refusal("leaves-before-arriving", person=person_id)
            return replace(each, left=moment)
    raise refusal("not-present", person=person_id)


def present_at(presences: Iterable[Presence], moment: datetime) -> frozenset[str]:
    """The persons in the room at a moment."""
    return frozenset(each.person_id for each in presences if each.at(moment))


def share(presences: Iterable[Presence], person_id: str, start: datetime, end: datetime) -> Share:
    """How much of [start, end] the person was there for; gaps between stays count as absence."""
    stays = sorted((p.arrived, p.left or end) for p in presences if p.person_id == person_id)
    stays = [(max(a, start), min(b, end)) for a, b in stays if a <= end and b >= start]
    if not stays:
        return Share.ABSENT
    reached = start
    for arrived, left in stays:
        if arrived > reached:
            return Share.PARTLY
        reached = max(reached, left)
    return Share.PRESENT if reached >= end else Share.PARTLY


def absent_members(seats: Iterable[Seat], presences: Iterable[Presence]) -> list[str]:
    """The members who never came, for the minutes."""
    came = {each.person_id for each in presences}
    return [seat.person_id for seat in seats if seat.is_member and seat.person_id not in came]
