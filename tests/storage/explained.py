"""What a database is asked, and how SQLite says that it would find it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa


@contextmanager
def asked(connection: sa.Connection) -> Iterator[list[tuple[str, Any]]]:
    """The statements of the block with their values, as the driver gets them."""
    kept: list[tuple[str, Any]] = []

    def keep(_: Any, __: Any, text: str, values: Any, ___: Any, ____: Any) -> None:
        kept.append((text, values[0] if isinstance(values, list) else values))

    sa.event.listen(connection, "before_cursor_execute", keep)
    yield kept
    sa.event.remove(connection, "before_cursor_execute", keep)


def plans(driver: sqlite3.Connection, text: str, values: Any) -> list[str]:
    """The lines of the plan."""
    return [row[3] for row in driver.execute(f"EXPLAIN QUERY PLAN {text}", values)]
