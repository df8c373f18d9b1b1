"""Memberships: who is what in which body or organization, from when to when. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from engine.deadlines import finnish
from processes.refusals import refusal


class MembershipRole(StrEnum):
    """MEMBER counts and votes (the chair too); EXPERT never does; OFFICIAL serves an office."""

    MEMBER = "member"
    SUBSTITUTE = "substitute"
    EXPERT = "expert"
    OFFICIAL = "official"


@dataclass(frozen=True, slots=True)
class Membership:
    """A person in a body (or organization) from `start` to `end`, both included; None is open.

    `post_id` names the post held in it, `on_behalf_of` the organization represented,
    `substitute_for` the principal person of a substitute, `appointed_by` the decision.
    """

    id: str
    body_id: str
    person_id: str
    role: MembershipRole
    start: date
    end: date | None = None
    post_id: str | None = None
    on_behalf_of: str | None = None
    substitute_for: str | None = None
    appointed_by: str = ""
    ended_by: str = ""
    played: bool = False

    def valid(self, on: date) -> bool:
        """Whether the membership is in force on `on`."""
        return self.start <= on and (self.end is None or on <= self.end)

    def overlaps(self, other: Membership) -> bool:
        """Whether some day belongs to both."""
        mine_first = self.end is None or other.start <= self.end
        return mine_first and (other.end is None or self.start <= other.end)


def membership_id(body_id: str, person_id: str, start: date) -> str:
    """The id of a membership: one person starts in one body once on a day."""
    return f"{body_id}:{person_id}:{start:%Y%m%d}"


def valid_on(memberships: Iterable[Membership], on: date) -> list[Membership]:
    """Those in force on `on`."""
    return [each for each in memberships if each.valid(on)]


def check_new(new: Membership, existing: Iterable[Membership], today: date) -> None:
    """Refuses a membership that ends before it starts, starts in the past, or overlaps.

    A person has one place in a body at a time, and a post one holder.
    """
    if new.end is not None and new.end < new.start:
        raise refusal("ends-before-start", start=finnish(new.start), end=finnish(new.end))
    if new.start < today:
        raise refusal("date-in-the-past", day=finnish(new.start), today=finnish(today))
    if (new.role is MembershipRole.SUBSTITUTE) != (new.substitute_for is not None):
        raise refusal("substitute-without-principal", person=new.person_id)
    if new.substitute_for == new.person_id:
        raise refusal("substitute-of-oneself", person=new.person_id)
    for other in existing:
        _check_overlap(new, other)


def _check_overlap(new: Membership, other: Membership) -> None:
    if other.id == new.id or other.body_id != new.body_id or not new.overlaps(other):
        return
    if other.person_id == new.person_id:
        raise refusal(
            "membership-overlaps",
            person=new.person_id,
            start=finnish(other.start),
            end=finnish(other.end) if other.end else "–",
        )
    if new.post_id is not None and other.post_id == new.post_id:
        raise refusal("post-taken", post=new.post_id, person=other.person_id)


def end(membership: Membership, last_day: date, by: str, today: date) -> Membership:
    """The membership closed after `last_day`; `by` is the decision or the resignation.

    Raises when it has ended already, when `last_day` lies before its start or in the past
    (yesterday is allowed: who resigns today was a member until yesterday), or nothing is named.
    """
    if membership.end is not None and membership.end < today:
        raise refusal("membership-over", person=membership.person_id, end=finnish(membership.end))
    if last_day < today - timedelta(days=1):
        raise refusal("date-in-the-past", day=finnish(last_day), today=finnish(today))
    if last_day < membership.start:
        raise refusal("ends-before-start", start=finnish(membership.start), end=finnish(last_day))
    if membership.end is not None and last_day > membership.end:
        raise refusal("membership-over", person=membership.person_id, end=finnish(membership.end))
    if not by.strip():
        raise refusal("end-without-source", person=membership.person_id)
    return replace(membership, end=last_day, ended_by=by.strip())
