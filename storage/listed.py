"""What the log is listed by in the order of time: filled when lines are anchored, by no command.

`audit_lookup` holds the lines up to the last *listed* anchor, whose number is a series of its own.
Whatever came after it is read by the keys of its cases, so the list is whole in every state: before
the first anchor, between two, and after a worker of a former version has anchored and listed
nothing. The next anchor lists what is missing. `storage/done.py` lists ended tasks the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from storage.link import Link
from storage.repositories.numbers import reached
from storage.tables import GROWN, audit, audit_anchor_head, audit_lookup, case, number_series

SERIES = "listed-anchors"
_COLUMNS = ("at", "case_id", "seq", "actor")


def listed_up_to(connection: sa.Connection, series: str = SERIES) -> int:
    """The number of the last anchor whose lines (or done work) are listed, 0 for none."""
    return int(connection.execute(sa.select(border(series))).scalar_one())


def border(series: str) -> sa.ColumnElement[int]:
    """The same inside another query, which then sees one state."""
    last = sa.select(number_series.c.last).where(number_series.c.series == series)
    return sa.func.coalesce(last.scalar_subquery(), 0)


def enlist(link: Link, anchor: int) -> None:
    """Lists the lines of all anchors up to that one that are not listed yet."""
    lines = anchored_since(listed_up_to(link.connection))
    list_anew(link, audit_lookup, _COLUMNS, lines, (SERIES, anchor))


def list_anew(
    link: Link,
    table: sa.Table,
    columns: Sequence[str],
    rows: sa.SelectBase,
    upto: tuple[str, int],
) -> None:
    """Adds to a lookup what it has not yet; its series then says that it is whole `upto` there."""
    make = postgresql.insert if link.is_postgresql else sqlite.insert
    link.connection.execute(make(table).from_select(columns, rows).on_conflict_do_nothing())
    link.write([reached(*upto)])


def anchored_since(anchor: int, *, upto: int | None = None) -> sa.Select[Any]:
    """What is to be listed of the lines of later anchors than that one, at most of `upto`."""
    head = audit_anchor_head
    until = sa.true() if upto is None else head.c.anchor_seq <= upto
    ends = sa.select(head.c.case_id, head.c.audit_seq).where(head.c.anchor_seq > anchor, until)
    ends = ends.cte("ends").prefix_with("MATERIALIZED")  # else SQLite groups all heads there are
    grown = sa.select(ends.c.case_id, sa.func.max(ends.c.audit_seq).label("seq"))
    grown = grown.group_by(ends.c.case_id).subquery("grown")
    lines = sa.and_(
        audit.c.case_id == grown.c.case_id,
        audit.c.seq > end_at(anchor, grown.c.case_id),
        audit.c.seq <= grown.c.seq,
    )
    return sa.select(*(audit.c[name] for name in _COLUMNS)).select_from(grown).join(audit, lines)


def grown_after(anchor: int | sa.ColumnElement[int]) -> sa.Subquery:
    """The cases (`case_id`) whose chains are longer than any anchor up to that one says."""
    later = sa.select(audit_anchor_head.c.case_id).where(audit_anchor_head.c.anchor_seq > anchor)
    return sa.select(case.c.id.label("case_id")).where(GROWN).union(later).subquery("grown")


def unlisted(anchor: int) -> sa.Select[Any]:
    """The lines that no anchor up to that one holds."""
    cases = grown_after(anchor)
    lines = sa.and_(
        audit.c.case_id == cases.c.case_id, audit.c.seq > end_at(anchor, cases.c.case_id)
    )
    return sa.select(audit).select_from(cases).join(audit, lines)


def end_at(anchor: int, case_id: sa.ColumnElement[str]) -> sa.ColumnElement[int]:
    """The last line of a case that an anchor up to that one holds, 0 for none.

    From the end of the index, since the system's own case is in nearly every anchor.
    """
    head = audit_anchor_head.alias("head")
    last = (
        sa.select(head.c.audit_seq)
        .where(head.c.case_id == case_id, head.c.anchor_seq <= anchor)
        .order_by(head.c.audit_seq.desc())
        .limit(1)
    )
    return sa.func.coalesce(last.scalar_subquery(), 0)
