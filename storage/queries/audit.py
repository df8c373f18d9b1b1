"""Reading the audit log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.queries.cases import Rows
from storage.queries.page import fetch
from storage.tables import audit


def list_audit(
    connection: sa.Connection,
    *,
    case_id: str | None = None,
    actor: str | None = None,
    action: str | None = None,
    ok: bool | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    after: Sequence[Any] | None = None,
    limit: int = 50,
) -> Rows:
    """Events in the order they happened; `ok` false asks for refused attempts alone."""
    select = sa.select(audit)
    for column, wanted in (
        (audit.c.case_id, case_id),
        (audit.c.actor, actor),
        (audit.c.action, action),
        (audit.c.ok, ok),
    ):
        if wanted is not None:
            select = select.where(column == wanted)
    if since is not None:
        select = select.where(audit.c.at >= since)
    if until is not None:
        select = select.where(audit.c.at < until)
    sort = [(audit.c.at, False), (audit.c.case_id, False), (audit.c.seq, False)]
    return fetch(connection, select, sort, after, limit)


def count_audit(connection: sa.Connection) -> int:
    """How many lines the log has."""
    return int(connection.execute(sa.select(sa.func.count()).select_from(audit)).scalar_one())
