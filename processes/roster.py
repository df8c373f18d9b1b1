"""Gathers from the registers what roles are resolved from on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from engine.model import Case, Party, PartyKind
from processes.bodies import Body, BodyKind
from processes.groups import Roster
from processes.ports import PeopleUnit


def roster_of(
    roles: Mapping[str, tuple[Party, ...]],
    on: date,
    uow: PeopleUnit,
    groups: Iterable[str] = (),
    case_id: str | None = None,
) -> Roster:
    """The roster behind `roles` on `on`; `groups` may name further bodies or organizations."""
    bodies = {
        party.id
        for parties in roles.values()
        for party in parties
        if party.kind is not PartyKind.PERSON
    }
    bodies |= {base for group in groups if (base := group.split(".")[0]) not in roles}
    return Roster(
        roles,
        tuple(uow.memberships.of_bodies(bodies, on)),
        {post.id: post for post in uow.posts.of_bodies(bodies)},
        tuple(uow.absences.on(on)),
        tuple(uow.delegations.on(on)),
        case_id,
    )


def case_roster(case: Case, on: date, uow: PeopleUnit, groups: Iterable[str] = ()) -> Roster:
    """The roster of a case: who its roles are bound to."""
    return roster_of(case.roles, on, uow, groups, case.id)


def body_roles(body: Body) -> Mapping[str, tuple[Party, ...]]:
    """The roles towards a body itself: its setter, and the body as preparer or approver."""
    own = "preparer" if body.kind is BodyKind.PREPARING else "approver"
    return {
        "setter": (Party(PartyKind.ORGANIZATION, body.setter_id),),
        own: (Party(PartyKind.BODY, body.id),),
    }
