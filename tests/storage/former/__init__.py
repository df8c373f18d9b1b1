"""Databases as former versions filled them: the rows alone, the schema comes by the migrations."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from storage import migrate
from storage.database import Database

FOLDER = Path(__file__).parent


def fill(database: Database, revision: str, folder: Path) -> dict[str, int]:
    """Migrates to that revision, puts its rows in; how many by table."""
    migrate.upgrade(database.engine, revision)
    kept = Database(f"sqlite:///{folder}/former-{revision}.db")
    migrate.upgrade(kept.engine, revision)
    with sqlite3.connect(kept.url.database or "") as file:
        file.execute('DELETE FROM "case"')
        file.executescript((FOLDER / f"v{revision}.sql").read_text())
    metadata = sa.MetaData()
    with database.engine.connect() as target, kept.engine.connect() as source:
        metadata.reflect(target)
        tables = [each for each in metadata.sorted_tables if each.name != "alembic_version"]
        for table in reversed(tables):
            target.execute(table.delete())
        count = {str(table.name): _copy(table, source, target) for table in tables}
    kept.close()
    return count


def _copy(table: sa.Table, source: sa.Connection, target: sa.Connection) -> int:
    """All rows of the source; how many."""
    names = [column.name for column in table.columns]
    listed = ", ".join(f'"{name}"' for name in names)
    readers = [_reader(column) for column in table.columns]
    rows = [
        {name: read(value) for name, read, value in zip(names, readers, row, strict=True)}
        for row in source.exec_driver_sql(f'SELECT {listed} FROM "{table.name}"')
    ]
    parents = [name for name in ("parent_id", "secretariat_id") if name in names]
    rows.sort(key=lambda row: [row[name] is not None for name in parents])
    if rows:
        target.execute(table.insert(), rows)
    return len(rows)


def _reader(column: sa.Column[Any]) -> Callable[[Any], Any]:
    """From what SQLite keeps to what the column takes."""
    kinds: dict[type[Any], Callable[[Any], Any]] = {
        sa.DateTime: datetime.fromisoformat,
        sa.Date: date.fromisoformat,
        sa.Boolean: bool,
    }
    read = next((made for kind, made in kinds.items() if isinstance(column.type, kind)), None)
    return lambda value: value if value is None or read is None else read(value)
