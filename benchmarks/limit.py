"""The physical limit: a bare driver that sends the same writes to a copy of the same database.

What the product's commands wrote is recorded statement by statement with its values, and sent once
more through sqlite3 or psycopg alone: the same rows, indexes, constraints and commits, no reads.
"""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from benchmarks.world import World
from storage.database import BUSY_MS, CACHE_KIB, CHECKPOINT_PAGES

Statement = tuple[str, Any, bool]  # text, values, whether many rows
_ALL_IN_ITS_PLACE = "PRAGMA wal_checkpoint(RESTART)"
"""The log's file keeps its length and is written anew from its beginning, as in a server that has
run for some minutes: were it cut off, each step of ours and of the bare driver would make it grow,
which costs the kernel some 15 µs a step."""


class _Recorder:
    """Stands in for a driver's connection and keeps what is written through it."""

    def __init__(self, driver: Any, kept: list[Statement]) -> None:
        self._driver = driver
        self._kept = kept

    def __getattr__(self, name: str) -> Any:
        return getattr(self._driver, name)

    def execute(self, text: str, *values: Any) -> Any:
        if text.startswith("INSERT"):  # one that also answers something: a number series
            self._kept.append((text, values[0], False))
        return self._driver.execute(text, *values)

    def cursor(self) -> Any:
        return _Cursor(self._driver.cursor(), self._kept)


class _Cursor:
    def __init__(self, cursor: Any, kept: list[Statement]) -> None:
        self._cursor = cursor
        self._kept = kept

    @property
    def rowcount(self) -> int:
        return int(self._cursor.rowcount)

    def execute(self, text: str, values: Any) -> Any:
        self._kept.append((text, values, False))
        return self._cursor.execute(text, values)

    def executemany(self, text: str, values: Sequence[Any]) -> Any:
        self._kept.append((text, values, True))
        return self._cursor.executemany(text, values)


@contextmanager
def recorded(world: World) -> Iterator[list[Statement]]:
    """The writes of the commands in the block, in one thread."""
    kept: list[Statement] = []
    link = world.database.acquire()
    driver, link.driver = link.driver, _Recorder(link.driver, kept)
    world.database.release(link)  # the one last used is used first
    try:
        yield kept
    finally:
        link.driver = driver


@contextmanager
def copied(world: World, folder: Path) -> Iterator[Any]:
    """A bare connection to a copy of the database as it is now."""
    if world.database.is_sqlite:
        with world.database.reading() as link:
            link.driver.execute("COMMIT")
            link.driver.execute(_ALL_IN_ITS_PLACE)
            link.in_transaction = False
        path = folder / f"bare-{time.monotonic_ns()}.db"
        for end in ("", "-wal"):
            shutil.copy(f"{world.database.url.database}{end}", f"{path}{end}")
        driver = sqlite3.connect(path, isolation_level=None, cached_statements=512)
        for pragma in (
            f"busy_timeout={BUSY_MS}",
            "journal_mode=WAL",
            f"synchronous={world.synchronous}",
            "foreign_keys=ON",
            f"cache_size=-{CACHE_KIB}",
            f"wal_autocheckpoint={CHECKPOINT_PAGES}",
        ):
            driver.execute(f"PRAGMA {pragma}")
        driver.execute(_ALL_IN_ITS_PLACE)
        yield driver
        driver.close()
        return
    with world.copy() as url, psycopg.connect(url, autocommit=True, prepare_threshold=2) as driver:
        yield driver


def replayed(driver: Any, writes: Sequence[Statement]) -> None:
    """One command's writes in one transaction."""
    if isinstance(driver, sqlite3.Connection):
        driver.execute("BEGIN IMMEDIATE")
        _send(driver, writes)
        driver.execute("COMMIT")
        return
    with driver.pipeline():
        driver.execute("BEGIN")
        with driver.cursor() as cursor:
            _send(cursor, writes)
        driver.execute("COMMIT")


def _send(to: Any, writes: Sequence[Statement]) -> None:
    for text, values, many in writes:
        if many:
            to.executemany(text, values)
        else:
            to.execute(text, values)
