"""Restores a backup into a database that is empty: proved before anybody can use it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import sqlalchemy as sa

from engine.errors import InvalidState
from storage.backup import dumping
from storage.backup.archive import Manifest, unpack
from storage.backup.copying import copy_rows
from storage.backup.making import settle
from storage.backup.proof import counts, prove_log, prove_rows
from storage.database import Database, normal_url, open_database
from storage.migrate import ensure_current, newest, revision_of
from storage.tables import audit


def restore(source: Path, url: str) -> Manifest:
    """Restores into the database of that address; refused where it has a log already.

    A backup of an older version is brought up to date; one of a newer version is refused. A
    `rows` backup goes into either engine, so this is also the way from SQLite to PostgreSQL.
    """
    target = Database(normal_url(url))
    try:
        _demand_empty(target)
        with tempfile.TemporaryDirectory(prefix=".restore-", dir=_beside(target)) as folder:
            data, manifest = unpack(source, Path(folder))
            _demand_known(manifest)
            if manifest.method == "pg_dump":
                _load(target, data, manifest)
            elif target.is_sqlite:
                _place(target, data, manifest)
            else:
                _copy(target, data, manifest)
        return manifest
    finally:
        target.close()


def _beside(target: Database) -> Path | None:
    """On the same file system as an SQLite file, so that it can be put in place at once."""
    if not target.is_sqlite or not target.url.database:
        return None
    folder = Path(target.url.database).resolve().parent
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _demand_empty(target: Database) -> None:
    if target.is_sqlite and not Path(target.url.database or "").exists():
        return
    with target.reading() as link:
        known = sa.inspect(link.connection).has_table("audit")
        used = known and link.connection.execute(sa.select(audit.c.seq).limit(1)).first()
    if used:
        raise InvalidState(
            "The database has cases already. Restore into an empty one, and let the installation "
            "use it when you have seen that it is what you want.",
            reason_fi="Tietokannassa on jo asioita. Palauta tyhjään tietokantaan.",
            code="not-empty",
        )


def _demand_known(manifest: Manifest) -> None:
    if manifest.schema > newest():
        raise InvalidState(
            f"The backup has the schema {manifest.schema}, this version knows {newest()}: "
            "restore with the version that made it, or a newer one.",
            reason_fi="Varmuuskopio on uudemmasta versiosta kuin ohjelma.",
            code="newer-backup",
        )


def _brought_up(data: Path, manifest: Manifest) -> Database:
    """The unpacked file: its rows counted as they were, then migrated, and its log proved."""
    copy = open_database(f"sqlite:///{data}", synchronous="OFF", migrate=False)
    with copy.reading() as link:
        prove_rows(link.connection, manifest.rows)
    ensure_current(copy.engine)
    with copy.reading() as link:
        prove_log(link.connection, manifest.head)
    return copy


def _place(target: Database, data: Path, manifest: Manifest) -> None:
    _brought_up(data, manifest).close()
    settle(data)
    target.close()
    place = Path(target.url.database or "")
    for rest in ("-wal", "-shm"):
        Path(f"{place}{rest}").unlink(missing_ok=True)
    with data.open("rb") as written:
        os.fsync(written.fileno())
    data.replace(place)


def _copy(target: Database, data: Path, manifest: Manifest) -> None:
    copy = _brought_up(data, manifest)
    try:
        ensure_current(target.engine)
        with copy.reading() as source, target.writing() as link:
            copy_rows(source.connection, link.connection)
            prove_rows(link.connection, counts(source.connection))
            prove_log(link.connection, manifest.head)
    finally:
        copy.close()


def _load(target: Database, data: Path, manifest: Manifest) -> None:
    """An empty schema that a version has made is in pg_restore's way, and goes first."""
    if target.is_sqlite:
        raise InvalidState("A pg_dump backup is restored into PostgreSQL alone.")
    with target.engine.connect() as connection:
        if revision_of(connection) is not None:
            _drop_ours(connection)
    dumping.load(target, data)
    try:
        with target.reading() as link:
            prove_rows(link.connection, manifest.rows)
        ensure_current(target.engine)
        with target.reading() as link:
            prove_log(link.connection, manifest.head)
    except BaseException:
        with target.engine.connect() as connection:
            _drop_ours(connection)
        raise


def _drop_ours(connection: sa.Connection) -> None:
    for name in sa.inspect(connection).get_table_names():
        connection.execute(sa.text(f'DROP TABLE "{name}" CASCADE'))
