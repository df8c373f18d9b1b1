"""Appointing a body and changing its composition: checked, counted, written, audited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from msgspec.structs import replace as changed

from engine.deadlines import as_day
from engine.model import Case, TaskState
from processes.bodies import Body
from processes.composition import Change, Changed, plan
from processes.memberships import Membership, MembershipRole, membership_id
from processes.people import Gender
from processes.quota import Quota, require
from processes.refusals import refusal


@dataclass(frozen=True, slots=True)
class Place:
    """A place to be filled: who, for which organization, as what."""

    person_id: str
    organization_id: str | None = None
    role: MembershipRole = MembershipRole.MEMBER
    post: str = ""
    substitute_for: str | None = None


def place_of(item: Mapping[str, Any]) -> Place:
    """A place from `{person, organisation, role}`; the role may be a post (`chair`)."""
    role, post = str(item.get("role") or "member"), ""
    if role not in set(MembershipRole):
        role, post = MembershipRole.MEMBER, role
    return Place(
        str(item["person"]),
        item.get("organisation"),
        MembershipRole(role),
        post,
        item.get("substitute_for"),
    )


def joining(body: Body, places: Iterable[Place], start: date, decision: str) -> list[Membership]:
    """The memberships that the places make, from `start` to the end of the body's term."""
    return [
        Membership(
            membership_id(body.id, each.person_id, start),
            body.id,
            each.person_id,
            each.role,
            start,
            end=body.term_end,
            post_id=f"{body.id}.{each.post}" if each.post else None,
            on_behalf_of=each.organization_id,
            substitute_for=each.substitute_for,
            appointed_by=decision,
        )
        for each in places
    ]


def planned(
    uow: Any,
    change: Change,
    now: datetime,
    decision: str = "",
    reason: str = "",
    efforts: str = "",
    body: Body | None = None,
) -> Changed:
    """What a change would do, with the quota before and after; nothing is written or blocked."""
    body = body or uow.bodies.get(change.body_id)
    existing = uow.memberships.of_bodies([body.id])
    _check_known(uow, change.joining)
    genders = genders_of(uow, [*existing, *change.joining])
    return plan(change, body, existing, genders, as_day(now), decision, reason, efforts)


def apply(
    uow: Any,
    change: Change,
    now: datetime,
    decision: str = "",
    reason: str = "",
    efforts: str = "",
    resigning: bool = False,
) -> Changed:
    """Closes and opens the memberships; refused where the quota blocks what is appointed.

    A resignation alone is never blocked: the gap shows, and the next appointment must mend it.
    """
    uow.bodies.hold(change.body_id)
    made = planned(uow, change, now, decision, reason, efforts)
    if not resigning:
        require(made.after)
    for closed in made.closed:
        uow.memberships.save(closed)
    for opened in made.opened:
        uow.memberships.add(opened)
    return made


def set_term(uow: Any, body: Body, start: date, end: date | None, decision: str) -> Body:
    """The body's term as the appointing decision says; an open end stays open."""
    if end is not None and end < start:
        raise refusal("ends-before-start", start=start.isoformat(), end=end.isoformat())
    changed = replace(body, term_start=start, term_end=end, appointed_by=decision)
    uow.bodies.save(changed)
    return changed


def appoint(
    uow: Any,
    body_id: str,
    places: Sequence[Place],
    start: date,
    end: date | None,
    decision: str,
    now: datetime,
    reason: str = "",
    efforts: str = "",
) -> Changed:
    """A body's first composition: its term, its memberships, its quota."""
    body = set_term(uow, uow.bodies.get(body_id), start, end, decision)
    change = Change(body_id, start, joining=tuple(joining(body, places, start, decision)))
    return apply(uow, change, now, decision, reason, efforts)


def hand_over(uow: Any, case: Case, person: str, successor: str | None) -> int:
    """The open tasks of the case that `person` holds go to the successor, else back to all.

    Visibly so: claimant and assignee change, and the audit log tells. Returns how many.
    """
    moved = 0
    for task in uow.tasks.open_of_case(case.id):
        if person not in (task.claimant, task.assignee):
            continue
        claimant = successor if task.claimant == person else task.claimant
        uow.tasks.save(
            changed(
                task,
                assignee=successor if task.assignee == person else task.assignee,
                claimant=claimant,
                state=TaskState.CLAIMED if claimant else TaskState.OFFERED,
                delegated_to=None,
                delegated_until=None,
                delegation_source="",
                on_behalf_of=None,
            )
        )
        moved += 1
    return moved


def genders_of(uow: Any, memberships: Iterable[Membership]) -> Mapping[str, Gender | None]:
    """Genders by person, for the quota alone."""
    found: Mapping[str, Gender | None] = uow.people.genders(each.person_id for each in memberships)
    return found


def counts(quota: Quota) -> dict[str, Any]:
    """The quota as JSON: numbers only, no persons."""
    return {
        "women": quota.members.women,
        "men": quota.members.men,
        "substitute_women": quota.substitutes.women,
        "substitute_men": quota.substitutes.men,
        "outcome": str(quota.outcome),
    }


def _check_known(uow: Any, memberships: Iterable[Membership]) -> None:
    """Persons, posts and organizations that a membership names must be in the register."""
    for each in memberships:
        if uow.people.find(each.person_id) is None:
            raise refusal("unknown-in-register", what="person", id=each.person_id)
        if each.on_behalf_of and uow.organizations.find(each.on_behalf_of) is None:
            raise refusal("unknown-in-register", what="organization", id=each.on_behalf_of)
        post = uow.posts.find(each.post_id) if each.post_id else None
        if each.post_id and (post is None or post.organization_id != each.body_id):
            raise refusal("post-elsewhere", post=each.post_id, body=each.body_id)
