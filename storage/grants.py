"""The grants of `sql/application_role.sql`, as the statements that a program can execute."""

from __future__ import annotations

from psycopg import sql

APPEND_ONLY = ("audit", "audit_anchor", "audit_anchor_head", "deployment", "resource",
               "definition", "number")  # fmt: skip


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
