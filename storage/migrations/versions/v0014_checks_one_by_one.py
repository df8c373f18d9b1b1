"""SQLite checks enumerations value by value: for `IN` it fills a table of its own in each write.

Only what the checks are written as is changed, not what they say nor a byte of a row; SQLite's
documentation names this way for it (lang_altertable.html, section 7). PostgreSQL has none of it.
"""

import re

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_IN = re.compile(r"(\w+) IN \(('[^']*'(?:, '[^']*')+)\)")


def upgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        return
    connection.exec_driver_sql("PRAGMA writable_schema=ON")
    if connection.exec_driver_sql("PRAGMA writable_schema").scalar() != 1:
        return  # a SQLite that lets nobody: it works as before, a little slower
    found = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE '% IN (%'"
    ).all()
    for name, sql in found:
        connection.exec_driver_sql(
            "UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = ?",
            (_IN.sub(_each, sql), name),
        )
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar()
    connection.exec_driver_sql(f"PRAGMA schema_version={version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema=OFF")


def _each(found: re.Match[str]) -> str:
    return "(" + " OR ".join(f"{found[1]} = {value}" for value in found[2].split(", ")) + ")"


def downgrade() -> None:
    """Nothing: the checks say the same."""
