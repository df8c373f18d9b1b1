"""The migrations and the tables say the same, up and down, on both databases."""

from __future__ import annotations

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from storage import migrate
from storage.database import Database
from storage.tables import metadata

BEHIND = {"audit_anchor_head", "audit_lookup", "task_candidate", "task_lookup"}
"""Tables by which something is found across all cases: there the case stands behind."""


def test_migrations_make_exactly_the_tables(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_checks_are_the_same_as_in_the_tables(database: Database) -> None:
    with database.engine.connect() as connection:
        inspector = sa.inspect(connection)
        for table in metadata.tables.values():
            made = {check["name"] for check in inspector.get_check_constraints(table.name)}
            meant = {c.name for c in table.constraints if isinstance(c, sa.CheckConstraint)}
            assert {str(name) for name in meant} == {name for name in made if name}, table.name


def test_every_script_goes_down_and_up_again(database: Database) -> None:
    migrate.downgrade(database.engine)
    with database.engine.connect() as connection:
        left = set(sa.inspect(connection).get_table_names()) - {"alembic_version"}
    assert left == set()
    migrate.upgrade(database.engine)
    with database.engine.connect() as connection:
        assert migrate.revision_of(connection) == migrate.newest()
        assert set(metadata.tables) <= set(sa.inspect(connection).get_table_names())


def test_keys_of_what_belongs_to_a_case_begin_with_the_case() -> None:
    for table in metadata.tables.values():
        key = [column.name for column in table.primary_key.columns]
        if "case_id" in key and table.name not in BEHIND:
            assert key[0] == "case_id", table.name


def test_keys_have_their_columns_in_the_same_order(database: Database) -> None:
    with database.engine.connect() as connection:
        inspector = sa.inspect(connection)
        for table in metadata.tables.values():
            made = inspector.get_pk_constraint(table.name)["constrained_columns"]
            assert made == [column.name for column in table.primary_key.columns], table.name
