"""Who may know of a case: all of a public one, its parties alone of a secret one."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from api.http.operation import Call
from engine.authority import Publicity
from engine.errors import NotAllowed
from storage.queries.cases import case_of
from storage.tables import case, case_role, membership

_OPEN_TO_ALL = (Publicity.PUBLIC, Publicity.PARTLY_SECRET)


def visible_cases(call: Call, connection: sa.Connection) -> sa.ColumnElement[bool]:
    """The condition on `case` rows that the caller may know of."""
    day = call.today
    person = call.actor.person_id or ""
    bodies = sa.select(membership.c.body_id).where(
        membership.c.person_id == person,
        membership.c.start <= day,
        sa.or_(membership.c.end.is_(None), membership.c.end >= day),
    )
    party = sa.select(case_role.c.case_id).where(
        sa.or_(case_role.c.party_id == person, case_role.c.party_id.in_(bodies))
    )
    return sa.or_(case.c.publicity.in_(_OPEN_TO_ALL), case.c.id.in_(party))


def may_see_case(call: Call, connection: sa.Connection, case_id: str) -> sa.Row[Any]:
    """The case's row; NotFound where there is none or the caller may not know of it."""
    row = case_of(connection, case_id)
    if (
        row is None
        or not connection.execute(
            sa.select(case.c.id).where(case.c.id == case_id, visible_cases(call, connection))
        ).first()
    ):
        raise call.missing("case", "Asiaa")
    return row


def may_operate(call: Call) -> None:
    """NotAllowed unless the caller operates the installation."""
    _need(call, ("operate", "admin"), "operator", "ylläpidolle")


def may_audit(call: Call) -> None:
    """NotAllowed unless the caller audits or administers the installation."""
    _need(call, ("audit", "admin"), "auditor", "tarkastajalle")


def _need(call: Call, grants: tuple[str, ...], who: str, who_fi: str) -> None:
    if not call.actor.grants.intersection(grants):
        raise NotAllowed(
            f"This is open to an {who} alone.",
            reason_fi=f"Tämä on avoin vain {who_fi}.",
            ground="docs/reference/authority.md",
        )
