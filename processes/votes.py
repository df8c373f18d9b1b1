"""Votes on an item's proposal: who has one, and how they count; the chair's breaks a tie."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from engine.model import Key
from processes.quorum import voters
from processes.refusals import refusal
from processes.seats import Seat, seat_of


class Choice(StrEnum):
    """For the presented proposal, against it, or neither."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


@dataclass(frozen=True, slots=True)
class Vote:
    """One person's vote; `proposal` is a counter-proposal in the person's own words."""

    key: Key
    meeting: Key
    item: int
    person_id: str
    choice: Choice
    cast_at: datetime
    proposal: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """The count of an item's votes; `casting` names whose vote broke a tie."""

    for_: int
    against: int
    abstain: int
    carried: bool
    casting: str | None = None


def require_vote(
    seats: Sequence[Seat], eligible: Collection[str], votes: Sequence[Vote], person_id: str
) -> None:
    """Refuse a vote of somebody who fills no member's place now, or has voted already.

    `eligible` are those present and not disqualified.
    """
    seat = seat_of(seats, person_id)
    if seat is None or person_id not in voters(seats, eligible):
        why, why_fi = _why_no_vote(seat, person_id in eligible)
        raise refusal("no-vote", person=person_id, why=why, why_fi=why_fi)
    if any(vote.person_id == person_id for vote in votes):
        raise refusal("already-voted", person=person_id)


def tally(votes: Sequence[Vote], chair: str | None) -> Tally:
    """Count; on a tie the proposal stands if whoever leads the meeting voted for it."""
    count = {choice: sum(v.choice is choice for v in votes) for choice in Choice}
    pro, contra = count[Choice.FOR], count[Choice.AGAINST]
    casting = next((v for v in votes if v.person_id == chair), None)
    tie = pro == contra and pro > 0 and casting is not None
    carried = pro > contra or (tie and casting is not None and casting.choice is Choice.FOR)
    return Tally(pro, contra, count[Choice.ABSTAIN], carried, chair if tie else None)


def _why_no_vote(seat: Seat | None, eligible: bool) -> tuple[str, str]:
    if seat is None:
        return "no seat in this body on the day", "ei paikkaa toimielimessä kokouspäivänä"
    if not eligible:
        return "absent or disqualified", "poissa tai esteellinen"
    if seat.is_member:
        return "not counted", "ei mukana laskennassa"
    return (
        "only members vote, a substitute while the principal is absent",
        "vain jäsenet äänestävät, varajäsen varsinaisen jäsenen poissa ollessa",
    )
