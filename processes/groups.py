"""Who a case role or candidate group is on a date, and which hats a person wears. Pure.

A group is `<case role>[.<post>]`, `<case role>.<organization>` where the role is bound to several,
or `<organization or body id>[.<post>]`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from msgspec.structs import replace as changed

from engine.authority import Hat, Via
from engine.model import Party, PartyKind
from processes.absences import Absence, Delegation, is_absent
from processes.bodies import Post
from processes.memberships import Membership, MembershipRole

CHAIR, VICE_CHAIR = "chair", "vice_chair"
EXPERTS = "experts"


@dataclass(frozen=True, slots=True)
class Roster:
    """Everything that roles are resolved from: the registers, and who plays what in the case."""

    roles: Mapping[str, tuple[Party, ...]] = field(default_factory=dict)
    memberships: tuple[Membership, ...] = ()
    posts: Mapping[str, Post] = field(default_factory=dict)
    absences: tuple[Absence, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    case_id: str | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who may act in a group on the day, and for whom."""

    person_id: str
    hat: Hat


def hats(person: str, roster: Roster, on: date) -> tuple[Hat, ...]:
    """The roles that `person` may act in on `on`: own, as a substitute, and by delegation."""
    own = _own_and_substituted(person, roster, on)
    return (*own, *_delegated(person, roster, on))


def candidates(group: str, roster: Roster, on: date) -> tuple[Holder, ...]:
    """Whom a task for `group` is offered to on `on`: present holders, else who stands in.

    Empty while a post has no holder: what it signs off waits.
    """
    found = []
    for person in sorted(_persons(roster)):
        worn = [hat for hat in hats(person, roster, on) if hat.is_in(group)]
        if worn and not _is_away(person, group, roster, on):
            found.append(Holder(person, min(worn, key=_preference)))
    return tuple(found)


def _preference(hat: Hat) -> int:
    return list(Via).index(hat.via)


def _is_away(person: str, group: str, roster: Roster, on: date) -> bool:
    """An absent member is not offered work, whatever their hat."""
    base = group.split(".")[0]
    bodies = {party.id for party in roster.roles.get(base, ())} or {base}
    return any(is_absent(roster.absences, person, body, on) for body in bodies)


def _persons(roster: Roster) -> set[str]:
    members = {each.person_id for each in roster.memberships}
    named = {p.id for parties in roster.roles.values() for p in parties if _is_person(p)}
    return members | named | {each.delegate for each in roster.delegations}


def _is_person(party: Party) -> bool:
    return party.kind is PartyKind.PERSON


def _own_and_substituted(person: str, roster: Roster, on: date) -> tuple[Hat, ...]:
    found = [
        Hat(role)
        for role, parties in roster.roles.items()
        if any(_is_person(party) and party.id == person for party in parties)
    ]
    for membership in roster.memberships:
        if membership.person_id == person and membership.valid(on):
            for name in _names(membership, roster):
                found.extend(_hats_of(membership, name, roster, on))
    return tuple(found)


def _names(membership: Membership, roster: Roster) -> list[str]:
    """What the membership's body is called in groups: its id, and its roles in the case."""
    roles = [
        role
        for role, parties in roster.roles.items()
        if any(not _is_person(party) and party.id == membership.body_id for party in parties)
    ]
    return [membership.body_id, *roles]


def _hats_of(membership: Membership, name: str, roster: Roster, on: date) -> Iterable[Hat]:
    if membership.role is MembershipRole.SUBSTITUTE:
        return _substitute_hats(membership, name, roster, on)
    if (membership.role is MembershipRole.EXPERT) != (name == EXPERTS):
        return ()
    base = Hat(name, source=membership.appointed_by, start=membership.start, end=membership.end)
    own: tuple[Hat, ...] = (base, changed(base, role=f"{name}.{membership.body_id}"))
    post = roster.posts.get(membership.post_id or "")
    if post is None:
        return own
    own = (*own, changed(base, role=f"{name}.{post.role}"))
    if post.role != VICE_CHAIR:
        return own
    return (*own, *_chair_hats(membership, name, roster, on))


def _substitute_hats(membership: Membership, name: str, roster: Roster, on: date) -> Iterable[Hat]:
    """A substitute acts only while the principal, still a member, is absent."""
    principal = membership.substitute_for
    if principal is None or not is_absent(roster.absences, principal, membership.body_id, on):
        return ()
    if not any(
        each.person_id == principal
        and each.body_id == membership.body_id
        and each.role is MembershipRole.MEMBER
        and each.valid(on)
        for each in roster.memberships
    ):
        return ()
    return (
        Hat(
            name,
            Via.SUBSTITUTE,
            principal,
            membership.appointed_by,
            membership.start,
            membership.end,
        ),
    )


def _chair_hats(membership: Membership, name: str, roster: Roster, on: date) -> Iterable[Hat]:
    """The vice chair stands in for a chair who is absent."""
    for chair in roster.memberships:
        post = roster.posts.get(chair.post_id or "")
        if (
            post is not None
            and post.role == CHAIR
            and chair.body_id == membership.body_id
            and chair.valid(on)
            and is_absent(roster.absences, chair.person_id, chair.body_id, on)
        ):
            yield Hat(f"{name}.{CHAIR}", Via.SUBSTITUTE, chair.person_id, membership.appointed_by)


def _delegated(person: str, roster: Roster, on: date) -> Iterable[Hat]:
    """A delegate wears the principal's own hats; what the principal has by another stays."""
    for each in roster.delegations:
        if each.delegate != person or not each.valid(on):
            continue
        if each.case_id not in (None, roster.case_id):
            continue
        for hat in _own_and_substituted(each.principal, roster, on):
            if hat.via is Via.OWN and (each.role is None or hat.is_in(each.role)):
                yield Hat(
                    hat.role,
                    Via.DELEGATE,
                    each.principal,
                    each.source,
                    each.start,
                    each.end,
                    each.actions or None,
                )
