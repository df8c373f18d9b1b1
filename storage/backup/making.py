"""Makes a backup of a database that goes on being used: one snapshot, proved before it is kept."""

from __future__ import annotations

import sqlite3
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from engine.errors import InvalidInput, InvalidState
from storage.backup import dumping
from storage.backup.archive import FORMAT, Manifest, pack, sha256
from storage.backup.copying import copy_rows
from storage.backup.proof import counts, events, last_anchor, prove_chain
from storage.database import Database, open_database
from storage.link import Link
from storage.migrate import newest, revision_of

METHODS = ("", "rows", "pg_dump")


def back_up(database: Database, target: Path, now: datetime, method: str = "") -> Manifest:
    """Writes the backup to `target`; Unproved when the database's own audit chain is broken.

    `method`: `pg_dump` or `rows`; without one, pg_dump for PostgreSQL if it suits the server.
    """
    if method == "pg_dump" and database.is_sqlite:
        raise InvalidInput(
            "pg_dump is for PostgreSQL; a database in a file is backed up without it.",
            reason_fi="pg_dump on PostgreSQL-tietokantoja varten.",
            code="other-database",
        )
    if not method:
        suited = not database.is_sqlite and dumping.suits(database)
        method = "pg_dump" if suited else "rows"
    _demand_current(database)
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=target.resolve().parent) as folder:
        data = Path(folder) / "data"
        if database.is_sqlite:
            found = _sqlite(database, data)
        else:
            found = _postgresql(database, data, method)
        manifest = Manifest(
            FORMAT, now.isoformat(timespec="seconds"), newest(), method, *found, sha256(data)
        )
        pack(target, data, manifest)
    return manifest


def _demand_current(database: Database) -> None:
    with database.reading() as link:
        found = revision_of(link.connection)
    if found != newest():
        raise InvalidState(
            f"The schema is at {found}, this version knows {newest()}: back up with the version "
            "that the database belongs to, or run paatospolku migrate first.",
            reason_fi="Tietokannan rakenne on eri versiosta kuin ohjelma.",
            code="other-schema",
        )


def _proved(connection: sa.Connection) -> tuple[dict[str, int], int, str]:
    prove_chain(connection)
    return counts(connection), events(connection), last_anchor(connection)


def _sqlite(database: Database, data: Path) -> tuple[dict[str, int], int, str]:
    """SQLite's own online backup: readers and writers go on meanwhile."""
    with database.reading() as link:
        copy = sqlite3.connect(data)
        link.driver.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        copy.close()
    return _checked(data)


def _checked(data: Path) -> tuple[dict[str, int], int, str]:
    copy = open_database(f"sqlite:///{data}", migrate=False)
    try:
        with copy.reading() as link:
            return _proved(link.connection)
    finally:
        copy.close()
        settle(data)


def settle(data: Path) -> None:
    """Puts all of an SQLite file into the file itself, so that it can be copied alone."""
    connection = sqlite3.connect(data)
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()


def _postgresql(database: Database, data: Path, method: str) -> tuple[dict[str, int], int, str]:
    with database.reading() as link:
        link.driver.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        found = _proved(link.connection)
        if method == "pg_dump":
            dumping.dump(database, _exported(link), data)
        else:
            _rows(link, data)
    return found


def _exported(link: Link) -> str:
    row: Any = link.driver.execute("SELECT pg_export_snapshot()").fetchone()
    return str(row[0])


def _rows(link: Link, data: Path) -> None:
    copy = open_database(f"sqlite:///{data}", synchronous="OFF")
    try:
        with copy.writing() as target:
            copy_rows(link.connection, target.connection)
    finally:
        copy.close()
        settle(data)
