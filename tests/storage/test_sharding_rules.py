"""The schema stays fit for sharding by case (docs/explanation/scaling.md)."""

from __future__ import annotations

import sqlalchemy as sa

from storage.database import Database
from storage.tables import metadata

REFERENCE = {"person", "organization", "body", "post", "deployment", "audit_anchor"}
"""Small tables that each shard has a copy of (or, of anchors, its own)."""

OF_CASES = [
    table
    for table in metadata.tables.values()
    if "case_id" in table.primary_key.columns or table.name == "case"
]


def test_nothing_counts_by_itself() -> None:
    for table in metadata.tables.values():
        for column in table.primary_key.columns:
            assert column.autoincrement in (False, "auto"), (table.name, column.name)
            whole = isinstance(column.type, sa.Integer)
            assert not (whole and len(table.primary_key.columns) == 1 and column.autoincrement), (
                f"{table.name}.{column.name} is a serial"
            )


def test_keys_stay_in_the_case_or_lead_to_reference_tables() -> None:
    for table in OF_CASES:
        for constraint in table.foreign_key_constraints:
            target = constraint.referred_table
            inside = "case_id" in constraint.column_keys
            assert inside or target.name in REFERENCE, (table.name, target.name)


def test_what_is_unique_is_unique_in_its_case() -> None:
    for table in OF_CASES:
        unique = [
            list(each.columns.keys())
            for each in table.constraints
            if isinstance(each, sa.UniqueConstraint)
        ] + [list(each.columns.keys()) for each in table.indexes if each.unique]
        for columns in unique:
            assert columns[0] == "case_id", (table.name, columns)


def test_there_are_no_triggers_of_our_own(database: Database) -> None:
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if database.is_sqlite
        else "SELECT tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE NOT tgisinternal AND n.nspname = 'public'"
    )
    with database.reading() as link:
        assert link.driver.execute(query).fetchall() == []
