"""A seat: a person's place in a body on one day, as quorum, votes and signing read it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class SeatRole(StrEnum):
    """What a person is in the body on the day."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    MEMBER = "member"
    SUBSTITUTE = "substitute"
    SECRETARY = "secretary"
    EXPERT = "expert"


MEMBERS = frozenset({SeatRole.CHAIR, SeatRole.VICE_CHAIR, SeatRole.MEMBER})


@dataclass(frozen=True, slots=True)
class Seat:
    """One person's place; ``substitute_for`` names the principal of a substitute."""

    person_id: str
    role: SeatRole
    substitute_for: str | None = None
    on_behalf_of: str | None = None
    secretary: bool = False

    @property
    def is_member(self) -> bool:
        return self.role in MEMBERS


def members(seats: Iterable[Seat]) -> list[Seat]:
    """The members proper, chair and vice chair included; never substitutes or experts."""
    return [seat for seat in seats if seat.is_member]


def seat_of(seats: Iterable[Seat], person_id: str) -> Seat | None:
    """The place of a person; a member's place goes before a substitute's."""
    found = [seat for seat in seats if seat.person_id == person_id]
    return min(found, key=lambda seat: not seat.is_member) if found else None


def holder(seats: Iterable[Seat], role: SeatRole) -> Seat | None:
    """Who holds a role that one person has."""
    return next((seat for seat in seats if seat.role is role), None)


def secretary(seats: Iterable[Seat]) -> Seat | None:
    """Who keeps the minutes: the secretary, who may be a member too."""
    return next((s for s in seats if s.secretary or s.role is SeatRole.SECRETARY), None)


def substitutes_of(seats: Iterable[Seat], principal: str) -> Sequence[Seat]:
    """The substitutes of one member, in the order of the appointment."""
    return [s for s in seats if s.role is SeatRole.SUBSTITUTE and s.substitute_for == principal]
