"""Changing the composition of a body: who leaves, who joins, and the quota on both sides. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from engine.deadlines import finnish
from processes.bodies import Body, Post
from processes.memberships import Membership, MembershipRole, check_new, end, valid_on
from processes.people import Gender
from processes.quota import Quota, quota
from processes.refusals import refusal


@dataclass(frozen=True, slots=True)
class Change:
    """From `start` on, the memberships `leaving` (ids) are over and `joining` are in force."""

    body_id: str
    start: date
    leaving: tuple[str, ...] = ()
    joining: tuple[Membership, ...] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change does: memberships closed and opened, the quota on the day before and after."""

    closed: tuple[Membership, ...]
    opened: tuple[Membership, ...]
    before: Quota
    after: Quota


def plan(
    change: Change,
    body: Body,
    existing: Sequence[Membership],
    genders: Mapping[str, Gender | None],
    today: date,
    decision: str = "",
    reason: str = "",
    efforts: str = "",
) -> Changed:
    """What the change would do. Closes the old the day before the new starts; never blocks.

    Raises on dates, overlaps, terms, and substitutes without a principal; whether the quota
    stops the change is for the caller, who may be showing it (`quota.require`).
    """
    last_day = change.start - timedelta(days=1)
    leaving = {each.id: each for each in existing if each.id in change.leaving}
    if missing := set(change.leaving) - set(leaving):
        raise refusal("unknown-in-register", what="membership", id=sorted(missing)[0])
    source = decision or (change.joining[0].appointed_by if change.joining else "")
    closed = tuple(end(each, last_day, source, today) for each in leaving.values())
    kept = [each for each in existing if each.id not in leaving]
    result = [*kept, *closed]
    for new in change.joining:
        _check_joining(new, body, result, today)
        result.append(new)
    _check_principals(change.joining, result)
    before = quota(existing, genders, last_day)
    after = quota(result, genders, change.start, reason, efforts)
    return Changed(closed, change.joining, before, after)


def chair_is_missing(
    body_id: str, memberships: Iterable[Membership], posts: Iterable[Post], on: date
) -> bool:
    """Whether neither chair nor vice chair is held on `on`."""
    heads = {
        post.id
        for post in posts
        if post.organization_id == body_id and post.role in ("chair", "vice_chair")
    }
    return not any(each.post_id in heads for each in valid_on(memberships, on))


def _check_joining(
    new: Membership, body: Body, existing: Sequence[Membership], today: date
) -> None:
    if new.body_id != body.id:
        raise refusal("not-a-member", person=new.person_id, body=body.name.fi, day="–")
    if not body.in_term(new.start):
        raise refusal("outside-the-term", day=finnish(new.start), body=body.name.fi)
    check_new(new, existing, today)


def _check_principals(joining: Iterable[Membership], result: Sequence[Membership]) -> None:
    """A substitute needs a member to stand in for, on the day they start."""
    for new in joining:
        if new.role is MembershipRole.SUBSTITUTE and not any(
            each.person_id == new.substitute_for
            and each.body_id == new.body_id
            and each.role is MembershipRole.MEMBER
            and each.valid(new.start)
            for each in result
        ):
            raise refusal("principal-not-member", principal=new.substitute_for)
