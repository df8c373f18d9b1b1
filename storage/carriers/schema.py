"""Procrastinate's own tables, in a schema of their own, and which of its scripts they have had."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from procrastinate.schema import SchemaManager
from psycopg import sql

from storage.database import Database

SCHEMA = "procrastinate"
_LOCK = 20230832
_APPLIED = f"{SCHEMA}.applied_scripts"


def install(database: Database) -> None:
    """Makes the tables or brings them up to date; nothing to do is the rule.

    Needs the right to create a schema only when there is something to do.
    """
    known = _scripts()
    with database.engine.connect() as connection:
        if set(known) <= _applied(connection):
            return
        driver: Any = connection.connection.driver_connection
        driver.execute("BEGIN")
        try:
            driver.execute(f"SELECT pg_advisory_xact_lock({_LOCK})")
            _apply(connection, driver, known)
            driver.execute("COMMIT")
        except BaseException:
            driver.execute("ROLLBACK")
            raise


def _apply(connection: sa.Connection, driver: Any, known: dict[str, Path]) -> None:
    applied = _applied(connection)
    texts = [known[name].read_text() for name in known if name not in applied]
    if not applied:  # the schema of the library as it is contains all of its scripts
        driver.execute(f"CREATE SCHEMA {SCHEMA}")
        driver.execute(f"CREATE TABLE {_APPLIED} (name text PRIMARY KEY)")
        texts = [SchemaManager.get_schema()]
    driver.execute(f"SET LOCAL search_path TO {SCHEMA}")
    for text in texts:
        driver.execute(text)
    names = [(name,) for name in known if name not in applied]
    insert = f"INSERT INTO {_APPLIED} VALUES (%s)"  # nosec B608: a constant of ours
    driver.cursor().executemany(insert, names)


def _scripts() -> dict[str, Path]:
    """The library's scripts by name, in their order."""
    found = Path(SchemaManager.get_migrations_path()).glob("*.sql")
    return {path.name: path for path in sorted(found)}


def _applied(connection: sa.Connection) -> set[str]:
    exists = sa.text("SELECT to_regclass(:name)")
    if connection.execute(exists, {"name": _APPLIED}).scalar() is None:
        return set()
    select = f"SELECT name FROM {_APPLIED}"  # nosec B608: a constant of ours
    return set(connection.execute(sa.text(select)).scalars())


def grants(role: str) -> list[sql.Composed]:
    """What a role that only runs the application needs there; for the owner to execute."""
    return [
        sql.SQL("GRANT {} IN SCHEMA {} TO {}").format(
            sql.SQL(what), sql.Identifier(SCHEMA), sql.Identifier(role)
        )
        for what in (
            "SELECT, INSERT, UPDATE, DELETE ON ALL TABLES",
            "USAGE ON ALL SEQUENCES",
            "EXECUTE ON ALL FUNCTIONS",
        )
    ] + [
        sql.SQL("GRANT USAGE ON SCHEMA {} TO {}").format(
            sql.Identifier(SCHEMA), sql.Identifier(role)
        )
    ]
