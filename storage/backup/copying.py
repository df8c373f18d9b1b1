"""All rows of one database into another of the same schema, whatever engine either has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from storage.tables import metadata

PART = 500


def copy_rows(source: sa.Connection, target: sa.Connection) -> None:
    """In the order of the foreign keys; the target's own rows are gone first.

    A row that refers to another of its table gets that reference when all are there.
    """
    for table in reversed(metadata.sorted_tables):
        target.execute(table.delete())
    for table in metadata.sorted_tables:
        later = _own_references(table)
        for part in _parts(source, table):
            target.execute(table.insert(), [{**row, **dict.fromkeys(later)} for row in part])
            if later:
                _refer(target, table, later, part)


def _parts(source: sa.Connection, table: sa.Table) -> Iterator[list[dict[str, Any]]]:
    query = sa.select(table).order_by(*table.primary_key.columns)
    streamed = source.execute(query, execution_options={"yield_per": PART})
    for part in streamed.mappings().partitions():
        yield [dict(row) for row in part]


def _own_references(table: sa.Table) -> list[str]:
    keys = {column.name for column in table.primary_key.columns}
    return sorted(
        {
            key.parent.name
            for key in table.foreign_keys
            if key.column.table is table and key.parent.name not in keys
        }
    )


def _refer(
    target: sa.Connection, table: sa.Table, names: Sequence[str], part: list[dict[str, Any]]
) -> None:
    keys = [column.name for column in table.primary_key.columns]
    wanted = [row for row in part if any(row[name] is not None for name in names)]
    if not wanted:
        return
    statement = sa.update(table).where(*(table.c[key] == sa.bindparam(f"k_{key}") for key in keys))
    statement = statement.values({name: sa.bindparam(f"v_{name}") for name in names})
    target.execute(
        statement,
        [
            {f"k_{key}": row[key] for key in keys} | {f"v_{name}": row[name] for name in names}
            for row in wanted
        ],
    )
