"""Lists of cases, and what one case has: instances, parties, activities, decisions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from engine.model import SYSTEM_CASE
from storage.queries.page import fetch
from storage.tables import activity, case, case_role, decision_evaluation, instance

Rows = tuple[list[sa.Row[Any]], list[Any] | None]

SORTS = {
    "created_at": [(case.c.created_at, False), (case.c.id, False)],
    "-created_at": [(case.c.created_at, True), (case.c.id, False)],
    "number": [(case.c.number, False), (case.c.id, False)],
    "-number": [(case.c.number, True), (case.c.id, False)],
    "title": [(case.c.title, False), (case.c.id, False)],
}

_SHOWN = [column for column in case.c if column.name not in ("audit_hash", "unanchored")]


def list_cases(
    connection: sa.Connection,
    *,
    state: str | None = None,
    number: str | None = None,
    business_key: str | None = None,
    party: str | None = None,
    search: str | None = None,
    visible: sa.ColumnElement[bool] | None = None,
    sort: str = "-created_at",
    after: Sequence[Any] | None = None,
    limit: int = 50,
) -> Rows:
    """Cases by their filters; `visible` narrows to what the reader may know of."""
    select = sa.select(*_SHOWN).where(case.c.id != SYSTEM_CASE)
    for column, wanted in (
        (case.c.state, state),
        (case.c.number, number),
        (case.c.business_key, business_key),
    ):
        if wanted is not None:
            select = select.where(column == wanted)
    if party is not None:
        select = select.where(
            case.c.id.in_(sa.select(case_role.c.case_id).where(case_role.c.party_id == party))
        )
    if search:
        select = select.where(
            case.c.title.icontains(search, autoescape=True)
            | case.c.number.icontains(search, autoescape=True)
        )
    if visible is not None:
        select = select.where(visible)
    return fetch(connection, select, SORTS[sort], after, limit)


def case_of(connection: sa.Connection, case_id: str) -> sa.Row[Any] | None:
    """One case's row."""
    return connection.execute(sa.select(*_SHOWN).where(case.c.id == case_id)).first()


def parties_of(connection: sa.Connection, case_id: str) -> list[sa.Row[Any]]:
    """Who plays which role in the case, in order."""
    select = sa.select(case_role).where(case_role.c.case_id == case_id)
    return list(connection.execute(select.order_by(case_role.c.role, case_role.c.position)))


def instances_of(connection: sa.Connection, case_id: str) -> list[sa.Row[Any]]:
    """The runs of process definitions in the case, the oldest first, without their state."""
    shown = [column for column in instance.c if column.name != "blob"]
    select = sa.select(*shown).where(instance.c.case_id == case_id)
    return list(connection.execute(select.order_by(instance.c.seq)))


def activities_of(
    connection: sa.Connection,
    case_id: str,
    *,
    instance_seq: int | None = None,
    after: Sequence[Any] | None = None,
    limit: int = 50,
) -> Rows:
    """The case's history, activation by activation."""
    select = sa.select(activity).where(activity.c.case_id == case_id)
    if instance_seq is not None:
        select = select.where(activity.c.instance_seq == instance_seq)
    return fetch(connection, select, [(activity.c.seq, False)], after, limit)


def decisions_of(
    connection: sa.Connection,
    case_id: str,
    *,
    after: Sequence[Any] | None = None,
    limit: int = 50,
) -> Rows:
    """Each evaluation of a decision table in the case, with its inputs and matched rules."""
    select = sa.select(decision_evaluation).where(decision_evaluation.c.case_id == case_id)
    return fetch(connection, select, [(decision_evaluation.c.seq, False)], after, limit)
