"""Reading the audit log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.listed import listed_up_to, unlisted
from storage.queries.cases import Rows
from storage.queries.page import Sort, fetch, plain, typed
from storage.tables import audit, audit_lookup

_PLACE = ("at", "case_id", "seq")


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
    """Events in the order they happened; `ok` false asks for refused attempts alone.

    Of one case by its own key. Of all: from what is listed, and beside it from the lines since
    the last anchor; each way gives a page of its own, of which the first rows are the answer.
    """

    def page(select: sa.Select[Any], place: sa.Table) -> Rows:
        wanted = ((place.c.actor, actor), (audit.c.action, action), (audit.c.ok, ok))
        select = select.where(*(column == value for column, value in wanted if value is not None))
        select = select.where(*_within(place, since, until, after))
        return fetch(connection, select, _sort(place), after, limit)

    if case_id is not None:
        return page(sa.select(audit).where(audit.c.case_id == case_id), audit)
    listed = page(_listed(), audit_lookup)
    return _first(limit, listed, page(unlisted(listed_up_to(connection)), audit))


def _within(
    place: sa.Table, since: datetime | None, until: datetime | None, after: Sequence[Any] | None
) -> Iterator[sa.ColumnElement[bool]]:
    if since is not None:
        yield place.c.at >= since
    if until is not None:
        yield place.c.at < until
    if after and (moment := typed(place.c.at, after[0])) is not None:
        yield place.c.at >= moment  # where the index is entered: `fetch` says it by an OR


def _sort(place: sa.Table) -> Sort:
    return [(place.c[name], False) for name in _PLACE]


def _listed() -> sa.Select[Any]:
    same = sa.and_(audit.c.case_id == audit_lookup.c.case_id, audit.c.seq == audit_lookup.c.seq)
    return sa.select(audit).select_from(audit_lookup).join(audit, same)


def _first(limit: int, *pages: Rows) -> Rows:
    """The page of all of them together; a line that two of them have is one."""
    found = {tuple(getattr(row, name) for name in _PLACE): row for rows, _ in pages for row in rows}
    places = sorted(found)[:limit]
    last = len(found) <= limit and all(after is None for _, after in pages)
    return [found[place] for place in places], None if last else [*map(plain, places[-1])]


def count_audit(connection: sa.Connection) -> int:
    """How many lines the log has."""
    return int(connection.execute(sa.select(sa.func.count()).select_from(audit)).scalar_one())
