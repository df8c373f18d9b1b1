"""Decisions made on matters, in meetings and outside, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.queries.cases import Rows
from storage.queries.page import fetch
from storage.tables import case, decision

SORTS = {
    "decided_at": [(decision.c.decided_at, False)],
    "-decided_at": [(decision.c.decided_at, True)],
}
_KEY = [(decision.c.case_id, False), (decision.c.seq, False)]


def _decisions() -> sa.Select[Any]:
    number = case.c.number.label("case_number")
    return sa.select(decision, number).join(case, case.c.id == decision.c.case_id)


def list_decided(
    connection: sa.Connection,
    *,
    case_id: str | None = None,
    meeting: int | None = None,
    outcome: str | None = None,
    decided_by: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    visible: sa.ColumnElement[bool] | None = None,
    sort: str = "-decided_at",
    after: Sequence[Any] | None = None,
    limit: int = 50,
) -> Rows:
    """Decisions of a case, of a meeting, of a person."""
    select = _decisions()
    for column, wanted in (
        (decision.c.case_id, case_id),
        (decision.c.meeting, meeting),
        (decision.c.outcome, outcome),
        (decision.c.decided_by, decided_by),
    ):
        if wanted is not None:
            select = select.where(column == wanted)
    if since is not None:
        select = select.where(decision.c.decided_at >= since)
    if until is not None:
        select = select.where(decision.c.decided_at < until)
    if visible is not None:
        select = select.where(visible)
    return fetch(connection, select, [*SORTS[sort], *_KEY], after, limit)


def decided_of(connection: sa.Connection, case_id: str, seq: int) -> sa.Row[Any] | None:
    """One decision."""
    select = _decisions().where(decision.c.case_id == case_id, decision.c.seq == seq)
    return connection.execute(select).first()
