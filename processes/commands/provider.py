"""Whom an identity provider means, and what its groups make of a person here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, ClassVar

from engine.commands.act import record
from engine.commands.registry import Answer, Command, handles
from engine.deadlines import as_day
from engine.errors import EngineError
from engine.model import SYSTEM_CASE
from engine.ports import Context
from processes.accounts import Account, checked_grants
from processes.commands.act import slug
from processes.commands.sessions import end_sessions
from processes.memberships import Membership, MembershipRole, check_new, end, membership_id
from processes.people import Person
from processes.refusals import refusal


@dataclass(frozen=True, slots=True)
class Office:
    """A place in an organization, and the post in it, if any."""

    organization_id: str
    post: str = ""

    @property
    def post_id(self) -> str | None:
        return f"{self.organization_id}.{self.post}" if self.post else None


@dataclass(frozen=True, slots=True)
class GroupRights:
    """What one of the provider's groups stands for here."""

    grants: frozenset[str] = frozenset()
    office: Office | None = None


class KnowByProvider(Command, frozen=True):
    """Finds or makes the account of whom the provider has identified, for good by the subject.

    The first time the account is found by `username` among user names and persons' ids; where
    there is none and `provision` holds, the person is registered. Then the `groups` of the
    person are followed: administrative rights, and offices from today on, with the provider as
    their source. What `rights` does not name is never touched, nor is any body's membership.
    """

    action: ClassVar[str] = "know-by-provider"
    issuer: str
    provider_subject: str
    username: str
    name: str
    email: str
    groups: frozenset[str]
    rights: Mapping[str, GroupRights]
    provision: bool


@handles(KnowByProvider)
def know_by_provider(command: KnowByProvider, uow: Any, context: Context) -> Answer:
    """Answers the person's id, and the offices that could not be given."""
    account = _account(command, uow, context)
    if account.disabled:
        raise refusal("account-closed")
    changed = _follow_grants(command, account, uow, context)
    opened, closed, left = _follow_offices(command, account.id, uow, context)
    if changed or opened or closed or left:
        after = {"grants": sorted(changed or account.grants), "opened": opened, "closed": closed,
                 "not_given": left}  # fmt: skip
        record(
            uow, context, SYSTEM_CASE, command.action, subject=account.id, reason=_source(command),
            after=after,
        )  # fmt: skip
    return {"person_id": account.id, "not_given": left}


def _source(command: KnowByProvider) -> str:
    return f"tunnistuspalvelu {command.issuer}"[:120]


def _account(command: KnowByProvider, uow: Any, context: Context) -> Account:
    found: Account | None = uow.accounts.by_subject(command.issuer, command.provider_subject)
    if found is not None:
        return found
    known = _first_time(command, uow)
    if known is not None and known.issuer is not None:
        raise refusal("known-by-another")
    account = known or _provisioned(command, uow, context)
    linked = replace(account, issuer=command.issuer, subject=command.provider_subject)
    (uow.accounts.save if uow.accounts.find(account.id) else uow.accounts.add)(linked)
    record(
        uow, context, SYSTEM_CASE, command.action, subject=linked.id, reason=_source(command),
        after={"linked": True},
    )  # fmt: skip
    return linked


def _first_time(command: KnowByProvider, uow: Any) -> Account | None:
    name = command.username.strip().lower()
    if not name:
        return None
    account: Account | None = uow.accounts.by_username(name)
    if account is not None:
        return account
    person = uow.people.find(name)
    return None if person is None else uow.accounts.find(person.id) or Account(person.id)


def _provisioned(command: KnowByProvider, uow: Any, context: Context) -> Account:
    if not command.provision or not command.name.strip():
        raise refusal("not-registered")
    person = Person(slug(command.username or command.name), command.name[:200].strip())
    if uow.people.find(person.id) is not None:
        raise refusal("not-registered")
    uow.people.add(replace(person, email=command.email[:254]))
    record(uow, context, SYSTEM_CASE, "add-person", subject=person.id, reason=_source(command))
    return Account(person.id)


def _follow_grants(
    command: KnowByProvider, account: Account, uow: Any, context: Context
) -> frozenset[str] | None:
    """The new rights when they change: those of the groups, and those that no group gives."""
    managed = frozenset(grant for each in command.rights.values() for grant in each.grants)
    given = frozenset(grant for each in _mine(command) for grant in each.grants)
    grants = checked_grants((account.grants - managed) | given)
    if grants == account.grants:
        return None
    uow.accounts.save(replace(uow.accounts.get(account.id), grants=grants))
    if account.grants - grants:
        end_sessions(uow, context, account.id, tokens=True)
    return grants


def _mine(command: KnowByProvider) -> list[GroupRights]:
    return [rights for name, rights in command.rights.items() if name in command.groups]


def _follow_offices(
    command: KnowByProvider, person_id: str, uow: Any, context: Context
) -> tuple[list[str], list[str], list[str]]:
    """Ids of the memberships opened and closed, and the offices that could not be given."""
    today = as_day(context.now)
    wanted = {each.office for each in _mine(command) if each.office is not None}
    held = [
        each
        for each in uow.memberships.of_person(person_id)
        if each.valid(today) and each.role is MembershipRole.OFFICIAL
    ]
    closed = _leave(command, held, wanted, uow, today)
    kept = {(each.body_id, each.post_id) for each in held if each.id not in closed}
    missing = sorted(
        (each for each in wanted if (each.organization_id, each.post_id) not in kept),
        key=lambda each: (each.organization_id, each.post),
    )
    opened: list[str] = []
    left: list[str] = []
    for office in missing:
        taken = _take(command, person_id, office, uow, today)
        (opened if taken else left).append(taken or f"{office.organization_id}.{office.post}")
    return opened, sorted(closed), left


def _leave(
    command: KnowByProvider, held: list[Membership], wanted: set[Office], uow: Any, today: date
) -> set[str]:
    """Ends what this provider once gave and gives no more."""
    places = {(each.organization_id, each.post_id) for each in wanted}
    closed = set()
    for each in held:
        given = each.appointed_by == _source(command)
        if given and (each.body_id, each.post_id) not in places:
            last = max(each.start, today - timedelta(days=1))
            uow.memberships.save(end(each, last, _source(command), today))
            closed.add(each.id)
    return closed


def _take(
    command: KnowByProvider, person_id: str, office: Office, uow: Any, today: date
) -> str | None:
    """The id of the new membership; None where somebody has the post, or there is none."""
    organization = uow.organizations.find(office.organization_id)
    if organization is None or (office.post_id and uow.posts.find(office.post_id) is None):
        return None
    new = Membership(
        membership_id(organization.id, person_id, today), organization.id, person_id,
        MembershipRole.OFFICIAL, today, post_id=office.post_id, appointed_by=_source(command),
    )  # fmt: skip
    if uow.memberships.find(new.id) is not None:
        return None
    uow.bodies.hold(organization.id)
    try:
        check_new(new, uow.memberships.of_bodies([organization.id]), today)
    except EngineError:
        return None
    uow.memberships.add(new)
    return new.id
