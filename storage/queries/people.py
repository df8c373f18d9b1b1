"""Lists of persons, organizations, bodies, posts and memberships, as they are on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from storage.queries.cases import Rows
from storage.queries.page import fetch
from storage.tables.people import (
    absence,
    body,
    delegation,
    membership,
    organization,
    person,
    post,
)

# The gender is held for the quota alone and never leaves through a list (609/1986 § 4 a).
_PERSON = [column for column in person.c if column.name != "gender"]


def in_force(table: sa.Table, on: Any) -> sa.ColumnElement[bool]:
    """Rows whose period holds the day (a date, or a parameter for one)."""
    return sa.and_(table.c.start <= on, sa.or_(table.c.end.is_(None), table.c.end >= on))


def list_persons(
    connection: sa.Connection,
    *,
    organization_id: str | None = None,
    search: str | None = None,
    after: Sequence[Any] | None = None,
    limit: int = 50,
) -> Rows:
    """Persons by name."""
    select = sa.select(*_PERSON)
    if organization_id is not None:
        select = select.where(person.c.organization_id == organization_id)
    if search:
        select = select.where(person.c.name.icontains(search, autoescape=True))
    return fetch(connection, select, [(person.c.name, False), (person.c.id, False)], after, limit)


def names_of(connection: sa.Connection, ids: Iterable[str | None]) -> dict[str, str]:
    """The names of those persons that are in the register, by id."""
    wanted = sorted({each for each in ids if each})
    if not wanted:
        return {}
    select = sa.select(person.c.id, person.c.name).where(person.c.id.in_(wanted))
    return {row.id: row.name for row in connection.execute(select)}


def persons_by_organization(connection: sa.Connection) -> Sequence[sa.Row[Any]]:
    """All persons with the name of their organization, ministries first, then cities."""
    named = [
        sa.func.coalesce(organization.c[column], "").label(label)
        for column, label in (
            ("id", "group_id"),
            ("name_fi", "group_fi"),
            ("name_sv", "group_sv"),
            ("name_en", "group_en"),
        )
    ]
    select = sa.select(*_PERSON, *named).join(
        organization, organization.c.id == person.c.organization_id, isouter=True
    )
    first = sa.case({"ministry": 0, "office": 1, "city": 2}, value=organization.c.kind, else_=3)
    order = (organization.c.id.is_(None), first, organization.c.id, person.c.name)
    return connection.execute(select.order_by(*order)).all()


def person_of(connection: sa.Connection, person_id: str) -> sa.Row[Any] | None:
    """One person."""
    return connection.execute(sa.select(*_PERSON).where(person.c.id == person_id)).first()


def list_organizations(
    connection: sa.Connection,
    *,
    kind: str | None = None,
    after: Sequence[Any] | None = None,
    limit: int = 50,
) -> Rows:
    """Organizations by id."""
    select = sa.select(organization)
    if kind is not None:
        select = select.where(organization.c.kind == kind)
    return fetch(connection, select, [(organization.c.id, False)], after, limit)


def _bodies() -> sa.Select[Any]:
    named = [organization.c.name_fi, organization.c.name_sv, organization.c.name_en]
    return sa.select(body, *named).join(organization, organization.c.id == body.c.id)


def list_bodies(
    connection: sa.Connection, *, after: Sequence[Any] | None = None, limit: int = 50
) -> Rows:
    """Bodies by id, with their names."""
    return fetch(connection, _bodies(), [(body.c.id, False)], after, limit)


def body_of(connection: sa.Connection, body_id: str) -> sa.Row[Any] | None:
    """One body."""
    return connection.execute(_bodies().where(body.c.id == body_id)).first()


def posts_of(connection: sa.Connection, organization_id: str) -> list[sa.Row[Any]]:
    """The posts of a body or organization."""
    select = sa.select(post).where(post.c.organization_id == organization_id)
    return list(connection.execute(select.order_by(post.c.id)))


def list_memberships(
    connection: sa.Connection,
    *,
    body_id: str | None = None,
    person_id: str | None = None,
    on: date | None = None,
    after: Sequence[Any] | None = None,
    limit: int = 50,
) -> Rows:
    """Memberships; `on` keeps those in force on that day."""
    select = sa.select(membership, person.c.name.label("person_name")).join(
        person, person.c.id == membership.c.person_id
    )
    if body_id is not None:
        select = select.where(membership.c.body_id == body_id)
    if person_id is not None:
        select = select.where(membership.c.person_id == person_id)
    if on is not None:
        select = select.where(in_force(membership, on))
    sort = [(membership.c.body_id, False), (membership.c.id, False)]
    return fetch(connection, select, sort, after, limit)


def absences_of(connection: sa.Connection, person_id: str) -> list[sa.Row[Any]]:
    """When a person is away."""
    select = sa.select(absence).where(absence.c.person_id == person_id)
    return list(connection.execute(select.order_by(absence.c.start, absence.c.id)))


def delegations_of(connection: sa.Connection, person_id: str) -> list[sa.Row[Any]]:
    """What a person has delegated, and what was delegated to them."""
    either = sa.or_(delegation.c.principal == person_id, delegation.c.delegate == person_id)
    select = sa.select(delegation).where(either)
    return list(connection.execute(select.order_by(delegation.c.start, delegation.c.id)))
