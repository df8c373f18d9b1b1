"""What the domain asks of storage beyond `engine.ports`: its own nouns' repositories.

A domain's repository writes at once inside the unit's writing transaction, so what is read after a
write holds. Before a check that a later write stands on, `hold` the body: then nobody else
changes its composition between the check and the commit.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from typing import Protocol, TypeVar

from engine.model import Key
from engine.ports import UnitOfWork
from processes.absences import Absence, Delegation
from processes.accounts import Account
from processes.bodies import Body, Post
from processes.disqualifications import Disqualification
from processes.memberships import Membership
from processes.nominations import Nomination
from processes.people import Gender, Organization, Person
from processes.sessions import Session

T = TypeVar("T")


class Remembered(Protocol):
    def once(self, key: Hashable, work_out: Callable[[], T]) -> T:
        """What follows from the registers and the key alone, worked out once until they change."""


class People(Protocol):
    def get(self, person_id: str) -> Person:
        """NotFound when there is none."""

    def find(self, person_id: str) -> Person | None: ...

    def add(self, person: Person) -> None: ...

    def save(self, person: Person) -> None: ...

    def named(self, name: str) -> list[Person]:
        """Those of exactly that name, whatever its case."""

    def genders(self, person_ids: Iterable[str]) -> Mapping[str, Gender | None]:
        """For the quota alone."""


class Organizations(Protocol):
    def get(self, organization_id: str) -> Organization:
        """NotFound when there is none."""

    def find(self, organization_id: str) -> Organization | None: ...

    def add(self, organization: Organization) -> None: ...

    def save(self, organization: Organization) -> None: ...


class Bodies(Protocol):
    def get(self, body_id: str) -> Body:
        """NotFound when there is none."""

    def find(self, body_id: str) -> Body | None: ...

    def add(self, body: Body) -> None: ...

    def save(self, body: Body) -> None: ...

    def hold(self, body_id: str) -> None:
        """Nobody else changes the composition of the body (or organization) until the commit."""


class Posts(Protocol):
    def get(self, post_id: str) -> Post:
        """NotFound when there is none."""

    def find(self, post_id: str) -> Post | None: ...

    def add(self, post: Post) -> None: ...

    def of_bodies(self, body_ids: Iterable[str]) -> list[Post]: ...


class Memberships(Protocol):
    def get(self, membership_id: str) -> Membership:
        """NotFound when there is none."""

    def find(self, membership_id: str) -> Membership | None: ...

    def add(self, membership: Membership) -> None: ...

    def save(self, membership: Membership) -> None: ...

    def of_bodies(self, body_ids: Iterable[str], on: date | None = None) -> list[Membership]:
        """Of those bodies and organizations: in force on `on`, or all there ever were."""

    def of_person(self, person_id: str) -> list[Membership]: ...


class Absences(Protocol):
    def get(self, absence_id: str) -> Absence:
        """NotFound when there is none."""

    def add(self, absence: Absence) -> None: ...

    def save(self, absence: Absence) -> None: ...

    def remove(self, absence: Absence) -> None:
        """One that is taken back before it began; the log keeps what it was."""

    def of_person(self, person_id: str) -> list[Absence]: ...

    def on(self, day: date) -> list[Absence]:
        """All who are away on that day."""


class Delegations(Protocol):
    def get(self, delegation_id: str) -> Delegation:
        """NotFound when there is none."""

    def add(self, delegation: Delegation) -> None: ...

    def save(self, delegation: Delegation) -> None: ...

    def on(self, day: date) -> list[Delegation]:
        """All in force on that day."""


class Accounts(Protocol):
    def get(self, person_id: str) -> Account:
        """NotFound when there is none."""

    def find(self, person_id: str) -> Account | None: ...

    def add(self, account: Account) -> None: ...

    def save(self, account: Account) -> None: ...

    def by_username(self, username: str) -> Account | None: ...

    def by_subject(self, issuer: str, subject: str) -> Account | None:
        """Whom an identity provider means by that subject."""

    def by_reset(self, reset_hash: str) -> Account | None:
        """Whom a one-time secret was given to."""


class Sessions(Protocol):
    def get(self, session_id: str) -> Session:
        """NotFound when there is none."""

    def find(self, session_id: str) -> Session | None: ...

    def add(self, session: Session) -> None: ...

    def save(self, session: Session) -> None: ...

    def by_token(self, token_hash: str) -> Session | None: ...

    def of_person(self, person_id: str) -> list[Session]:
        """Not revoked; expired ones too."""

    def of_provider(self, issuer: str, provider_session: str) -> list[Session]:
        """Those that one session at the identity provider opened."""

    def of_subject(self, issuer: str, subject: str) -> list[Session]: ...


class Nominations(Protocol):
    def add(self, nomination: Nomination) -> None: ...

    def of_case(self, case_id: str) -> list[Nomination]: ...


class Disqualifications(Protocol):
    def get(self, key: Key) -> Disqualification:
        """NotFound when there is none."""

    def add(self, disqualification: Disqualification) -> None: ...

    def save(self, disqualification: Disqualification) -> None: ...

    def of_case(self, case_id: str) -> list[Disqualification]: ...


class PeopleUnit(UnitOfWork, Protocol):
    """A unit of work with the registers of people."""

    @property
    def remembered(self) -> Remembered: ...
    @property
    def people(self) -> People: ...
    @property
    def organizations(self) -> Organizations: ...
    @property
    def bodies(self) -> Bodies: ...
    @property
    def posts(self) -> Posts: ...
    @property
    def memberships(self) -> Memberships: ...
    @property
    def absences(self) -> Absences: ...
    @property
    def delegations(self) -> Delegations: ...
    @property
    def nominations(self) -> Nominations: ...
    @property
    def disqualifications(self) -> Disqualifications: ...
    @property
    def accounts(self) -> Accounts: ...
    @property
    def sessions(self) -> Sessions: ...
