"""Quorum of an item at a moment, counted from seats, presences and recusals. A default of ours."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from processes.attendance import Presence, present_at
from processes.refusals import refusal
from processes.seats import Seat, SeatRole, members


@dataclass(frozen=True, slots=True)
class Quorum:
    """The count: `counted` holds each member's place by who fills it (member or substitute)."""

    members: int
    counted: tuple[str, ...]
    chaired: bool

    @property
    def present(self) -> int:
        return len(self.counted)

    @property
    def met(self) -> bool:
        """More than half of the members, and the chair or the vice chair."""
        return self.chaired and 2 * self.present > self.members


def quorum(seats: Sequence[Seat], present: Collection[str], recused: Collection[str]) -> Quorum:
    """Count those present and eligible; a recused member is not there for the item.

    A substitute fills the place of an absent (or recused) principal, one place each; experts
    and secretaries who are no members never count.
    """
    eligible = frozenset(present) - frozenset(recused)
    counted = voters(seats, eligible)
    chaired = any(
        seat.role in (SeatRole.CHAIR, SeatRole.VICE_CHAIR) and seat.person_id in eligible
        for seat in seats
    )
    return Quorum(len(members(seats)), counted, chaired)


def quorum_at(
    seats: Sequence[Seat],
    presences: Iterable[Presence],
    recused: Collection[str],
    moment: datetime,
) -> Quorum:
    """The quorum at a moment of the meeting."""
    return quorum(seats, present_at(presences, moment), recused)


def voters(seats: Sequence[Seat], eligible: Collection[str]) -> tuple[str, ...]:
    """Who fills the members' places: the member, else the first substitute not yet used."""
    used: set[str] = set()
    for member in members(seats):
        if member.person_id in eligible:
            used.add(member.person_id)
    for member in members(seats):
        if member.person_id not in eligible:
            used.update(_stand_in(seats, member.person_id, eligible, used))
    return tuple(sorted(used))


def require_quorum(count: Quorum) -> None:
    """Refuse a decision without a quorum."""
    if not count.met:
        raise refusal("no-quorum", present=count.present, members=count.members)


def _stand_in(
    seats: Sequence[Seat], principal: str, eligible: Collection[str], used: Collection[str]
) -> list[str]:
    for seat in seats:
        free = seat.person_id in eligible and seat.person_id not in used
        if seat.role is SeatRole.SUBSTITUTE and seat.substitute_for == principal and free:
            return [seat.person_id]
    return []
