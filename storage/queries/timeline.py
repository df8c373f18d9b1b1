"""The log of one case as people read it: what was done, the latest first or in order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from storage.queries.cases import Rows
from storage.queries.page import fetch
from storage.tables import audit, document, measure, task


def list_happenings(
    connection: sa.Connection,
    case_id: str,
    *,
    hidden: Collection[str] = (),
    only: Collection[str] | None = None,
    latest_first: bool = True,
    after: Sequence[Any] | None = None,
    limit: int = 50,
) -> Rows:
    """What was done (never what was refused) without the `hidden` acts; `only` narrows to some."""
    select = sa.select(audit).where(audit.c.case_id == case_id, audit.c.ok.is_(sa.true()))
    select = select.where(audit.c.action.not_in(list(hidden)))
    if only is not None:
        select = select.where(audit.c.action.in_(list(only)))
    return fetch(connection, select, [(audit.c.seq, latest_first)], after, limit)


def named(
    connection: sa.Connection, case_id: str, seqs: Iterable[int]
) -> dict[int, tuple[str, dict[str, str]]]:
    """Kind and names (by language) of the case's tasks, documents and measures of these numbers."""
    wanted = sorted(set(seqs))
    found: dict[int, tuple[str, dict[str, str]]] = {}
    for table, kind in ((task, "task"), (document, "document"), (measure, "measure")):
        select = sa.select(table).where(table.c.case_id == case_id, table.c.seq.in_(wanted))
        for row in connection.execute(select):
            found[row.seq] = (kind, _names(kind, row))
    return found


def _names(kind: str, row: Any) -> dict[str, str]:
    if kind == "task":
        which = row.properties.get("documentation", "")
        names = {"fi": row.name, "sv": row.name_sv or row.name, "en": row.name_en or row.name}
        return {language: f"{name}: {which}" if which else name for language, name in names.items()}
    if kind == "document":
        return dict.fromkeys(("fi", "sv", "en"), row.number or "")
    return dict.fromkeys(("fi", "sv", "en"), row.title)
