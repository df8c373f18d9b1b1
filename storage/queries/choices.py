"""What a form's field offers when the case has not listed it: from the registers of the day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa

from storage.queries.people import in_force
from storage.tables.case import case_role
from storage.tables.people import body, membership, organization, person

Choices = list[dict[str, Any]]
EXPERTS = "asiantuntijat"


def registered(connection: sa.Connection, name: str, case_id: str, on: date) -> Choices:
    """The choices that the registers have under the name of a form's `valuesKey`; none else."""
    found = _REGISTERS.get(name)
    return found(connection, case_id, on) if found else []


def _organizations(connection: sa.Connection, case_id: str, on: date) -> Choices:
    rows = connection.execute(
        sa.select(
            organization.c.id, organization.c.name_fi, organization.c.name_sv,
            organization.c.name_en,
        )
        .where(organization.c.kind.in_(("ministry", "city")))
        .order_by(organization.c.kind.desc(), organization.c.id)
    )  # fmt: skip
    return [_choice(row.id, row.name_fi, row.name_sv, row.name_en) for row in rows]


def _members(connection: sa.Connection, case_id: str, on: date) -> Choices:
    bodies = (
        sa.select(case_role.c.party_id)
        .join(body, body.c.id == case_role.c.party_id)
        .where(case_role.c.case_id == case_id)
    )
    select = (
        sa.select(person.c.id, person.c.name)
        .join(membership, membership.c.person_id == person.c.id)
        .where(membership.c.body_id.in_(bodies), in_force(membership, on))
        .distinct()
    )
    return _persons(connection, select)


def _experts(connection: sa.Connection, case_id: str, on: date) -> Choices:
    select = sa.select(person.c.id, person.c.name).where(person.c.organization_id == EXPERTS)
    return _persons(connection, select)


def _persons(connection: sa.Connection, select: sa.Select[Any]) -> Choices:
    rows = connection.execute(select.order_by(person.c.name, person.c.id))
    return [_choice(row.id, row.name) for row in rows]


def _choice(value: str, fi: str, sv: str = "", en: str = "") -> dict[str, Any]:
    return {"value": value, "label": fi, "label_sv": sv or fi, "label_en": en or fi}


_REGISTERS: Mapping[str, Callable[[sa.Connection, str, date], Choices]] = {
    "organisation_options": _organizations,
    "member_options": _members,
    "expert_options": _experts,
}
