"""In which roles an actor stands: in a case, towards a body, or in general."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache

from msgspec.structs import replace as changed

from engine.authority import Hat, Subject, Via, judge
from engine.deadlines import as_day
from engine.model import Actor, ActorKind, Case, Party, Task, Verdict
from processes.bodies import Body
from processes.groups import Roster, hats
from processes.memberships import MembershipRole, valid_on
from processes.policy import POLICY
from processes.ports import PeopleUnit
from processes.roles import MEMBER, OFFICIAL, PARTICIPANT, PERSON, SERVICE
from processes.roster import body_roles, case_roster, roster_of


def rights(actor: Actor) -> tuple[Hat, ...]:
    """What the actor has from the identity itself: administrative rights, never roles in cases."""
    return _rights(actor.grants, actor.kind, actor.person_id is not None)


@lru_cache(maxsize=1000)
def _rights(grants: frozenset[str], kind: ActorKind, is_person: bool) -> tuple[Hat, ...]:
    found = [Hat(f"right.{grant}") for grant in sorted(grants)]
    if kind is ActorKind.SERVICE:
        found.append(Hat(SERVICE))
    if is_person:
        found.append(Hat(PERSON))
    return tuple(found)


def participation(worn: tuple[Hat, ...]) -> tuple[Hat, ...]:
    """Whoever has any role in the case takes part in it, in the same way and for the same."""
    if not worn:
        return ()
    ways = {(hat.via, hat.principal, hat.source, hat.actions) for hat in worn}
    return tuple(
        Hat(PARTICIPANT, via, principal, source, actions=actions)
        for via, principal, source, actions in sorted(ways, key=str)
    )


def case_hats(
    person: str, case: Case, on: date, uow: PeopleUnit, groups: tuple[str, ...] = ()
) -> tuple[Roster, tuple[Hat, ...]]:
    """Who is who in the case on the day, and what the person is in it: participants above all."""

    def work_out() -> tuple[Mapping[str, tuple[Party, ...]], Roster, tuple[Hat, ...]]:
        roster = case_roster(case, on, uow, groups)
        worn = hats(person, roster, on)
        return case.roles, roster, (*worn, *participation(worn))

    key = case_hats, person, case.id, on, groups
    roles, roster, worn = uow.remembered.once(key, work_out)
    if roles is not case.roles and roles != case.roles:  # bound anew since
        _, roster, worn = uow.remembered.once((*key, tuple(case.roles.items())), work_out)
    return roster, worn


def general_hats(person: str, on: date, uow: PeopleUnit) -> tuple[Hat, ...]:
    """What a person is outside any case: an official, a member of some body, holder of a post."""
    found = []
    for each in valid_on(uow.memberships.of_person(person), on):
        if each.role is MembershipRole.OFFICIAL:
            found.append(Hat(OFFICIAL))
        elif each.role is MembershipRole.MEMBER:
            found.append(Hat(MEMBER))
        post = uow.posts.find(each.post_id) if each.post_id else None
        if post is not None:
            found.append(Hat(f"post.{post.role}"))
    return tuple(found)


def delegated_in_task(task: Task, actor: Actor, roster: Roster, now: datetime) -> tuple[Hat, ...]:
    """The claimant's own roles, while the task is delegated to the actor: they take part too."""
    if task.delegated_to is None or task.delegated_to != actor.person_id or task.claimant is None:
        return ()
    if task.delegated_until is not None and task.delegated_until <= now:
        return ()
    lent = tuple(
        changed(hat, via=Via.DELEGATE, principal=task.claimant, source=task.delegation_source)
        for hat in hats(task.claimant, roster, as_day(now))
        if hat.via is Via.OWN
    )
    return (*lent, *participation(lent))


def in_case(
    actor: Actor, action: str, case: Case, subject: Subject, now: datetime, uow: PeopleUnit
) -> Verdict:
    """May the actor do this in the case, by their roles in it?"""
    return each_in_case(actor, (action,), case, subject, now, uow)[action]


def each_in_case(
    actor: Actor,
    actions: Iterable[str],
    case: Case,
    subject: Subject,
    now: datetime,
    uow: PeopleUnit,
) -> dict[str, Verdict]:
    """The verdict on each of the actions; the roles are looked up once."""
    on = as_day(now)
    worn = hats(actor.id, case_roster(case, on, uow), on) if actor.person_id else ()
    every = (*worn, *participation(worn), *rights(actor))
    return {action: ask(actor, every, action, subject, on) for action in actions}


def in_body(
    actor: Actor, action: str, body: Body, subject: Subject, now: datetime, uow: PeopleUnit
) -> Verdict:
    """May the actor do this to the body: as holder of its setter's posts, or of its own?"""
    on = as_day(now)
    worn = hats(actor.id, roster_of(body_roles(body), on, uow), on) if actor.person_id else ()
    return ask(actor, (*worn, *rights(actor)), action, subject, on)


def in_general(
    actor: Actor, action: str, subject: Subject, now: datetime, uow: PeopleUnit
) -> Verdict:
    """May the actor do this, that belongs to no case and no body?"""
    on = as_day(now)
    worn = general_hats(actor.person_id, on, uow) if actor.person_id else ()
    return ask(actor, (*worn, *rights(actor)), action, subject, on)


def ask(actor: Actor, worn: Iterable[Hat], action: str, subject: Subject, on: date) -> Verdict:
    """The verdict of the one table on an actor with these hats."""
    return judge(actor.id, worn, action, subject, on, POLICY, actor.on_behalf_of)


def organizations_of(
    actor: Actor, case: Case, role: str, now: datetime, uow: PeopleUnit
) -> set[str]:
    """The organizations bound to a case role in which the actor acts, for whomever they act."""
    on = as_day(now)
    worn = hats(actor.id, case_roster(case, on, uow), on)
    bound = {party.id for party in case.roles.get(role, ())}
    return {hat.role.removeprefix(f"{role}.") for hat in worn if hat.is_in(role)} & bound
