"""The grants of `sql/application_role.sql`, as the statements that a program can execute."""

from __future__ import annotations

from psycopg import sql

from storage.carriers.schema import SCHEMA
from storage.carriers.schema import grants as carrier_grants
from storage.database import Database

APPEND_ONLY = ("audit", "audit_anchor", "audit_anchor_head", "audit_lookup", "task_lookup",
               "deployment", "resource", "definition", "number")  # fmt: skip


def grants(role: str) -> list[sql.Composed]:
    """For a role that exists; to be executed in order by the owner of the tables."""
    name = sql.Identifier(role)
    everything = sql.SQL(
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}"
    )
    found = [sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(name), everything.format(name)]
    for table in APPEND_ONLY:
        revoke = sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {} FROM {}")
        found.append(revoke.format(sql.Identifier(table), name))
    revoke = sql.SQL("REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON alembic_version FROM {}")
    return [*found, revoke.format(name)]


def give(database: Database, role: str) -> None:
    """Grants the role all of it, those on the carrier's tables included where there are any."""
    with database.writing() as link:
        known = link.driver.execute("SELECT to_regnamespace(%s)", [SCHEMA]).fetchone()[0]
        for statement in [*grants(role), *(carrier_grants(role) if known else ())]:
            link.driver.execute(statement)
