"""Keyset paging of one select: by the sort columns of the last row, never by offset."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from engine.errors import InvalidInput

Sort = Sequence[tuple[sa.ColumnElement[Any], bool]]


def fetch(
    connection: sa.Connection,
    select: sa.Select[Any],
    sort: Sort,
    after: Sequence[Any] | None,
    limit: int,
) -> tuple[list[sa.Row[Any]], list[Any] | None]:
    """One page of rows and the key that the next page starts after, None at the end.

    `sort` names columns with True for descending; together they are unique. Columns that may be
    null sort last in both directions.
    """
    if after is not None:
        select = select.where(_beyond(sort, after))
    order = [(column.desc() if down else column.asc()).nulls_last() for column, down in sort]
    labelled = select.add_columns(*(column.label(f"_k{i}") for i, (column, _) in enumerate(sort)))
    rows = list(connection.execute(labelled.order_by(*order).limit(limit + 1)))
    if len(rows) <= limit:
        return rows, None
    return rows[:limit], _key(rows[limit - 1], sort)


def one_after_the_other(
    connection: sa.Connection,
    dated: sa.Select[Any],
    undated: sa.Select[Any],
    sort: Sort,
    after: Sequence[Any] | None,
    limit: int,
) -> tuple[list[sa.Row[Any]], list[Any] | None]:
    """A page of the rows whose first sort column has a value, then of those where it is null.

    Each half has an index of its own to be walked along; together they come in the order of `sort`.
    """
    rows: list[sa.Row[Any]] = []
    if after and after[0] is None:
        after = after[1:]
    else:
        rows, further = fetch(connection, dated, sort, after, limit)
        if further is not None:
            return rows, further
        after = None
    left = limit - len(rows)
    more, further = fetch(connection, undated, sort[1:], after, left or 1)
    if not left:
        return rows, _key(rows[-1], sort) if more else None
    return [*rows, *more], None if further is None else [None, *further]


def _key(row: sa.Row[Any], sort: Sort) -> list[Any]:
    return [plain(row._mapping[f"_k{i}"]) for i in range(len(sort))]


def plain(value: Any) -> Any:
    """What a key holds of a value."""
    return value.isoformat() if isinstance(value, date) else value


def typed(column: sa.ColumnElement[Any], value: Any) -> Any:
    """What a key holds for a column; InvalidInput where it is no such value."""
    kind = column.type.python_type if not isinstance(column.type, sa.types.TypeDecorator) else None
    try:
        if value is not None and (kind is None or kind is datetime):
            return datetime.fromisoformat(value)
        if value is not None and kind is date:
            return date.fromisoformat(value)
        if value is not None and kind is not None and not isinstance(value, kind):
            raise ValueError(value)
    except (TypeError, ValueError):
        raise _foreign() from None
    return value


def _foreign() -> InvalidInput:
    return InvalidInput(
        "The cursor belongs to another list or sorting; start again without it.",
        code="malformed-cursor",
        reason_fi="Sivun osoitin on toisesta luettelosta tai järjestyksestä; aloita ilman sitä.",
    )


def _beyond(sort: Sort, after: Sequence[Any]) -> sa.ColumnElement[bool]:
    """Rows after the key: (a > x) or (a = x and (b > y or …)), with nulls after everything."""
    if len(after) != len(sort):
        raise _foreign()
    condition: sa.ColumnElement[bool] = sa.false()
    for (column, down), value in reversed(list(zip(sort, after, strict=True))):
        known = typed(column, value)
        if known is None:
            condition = column.is_(None) & condition
            continue
        farther = column < known if down else column > known
        condition = farther | column.is_(None) | ((column == known) & condition)
    return condition
