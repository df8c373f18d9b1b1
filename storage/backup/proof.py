"""What proves that a copy is whole: the audit chain, the counts of rows, the last anchor."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from engine.errors import EngineError
from storage.audit import verify
from storage.tables import audit, audit_anchor, metadata

MOST_NAMED = 5


class Unproved(EngineError):
    """The data does not hold together; nothing was changed."""

    default_code = "unproved-backup"


def counts(connection: sa.Connection) -> dict[str, int]:
    """Rows by table."""
    return {
        str(table.name): connection.execute(
            sa.select(sa.func.count()).select_from(table)
        ).scalar_one()
        for table in metadata.sorted_tables
    }


def last_anchor(connection: sa.Connection) -> str:
    """The hash of the last anchor; empty before the first."""
    query = sa.select(audit_anchor.c.hash).order_by(audit_anchor.c.seq.desc()).limit(1)
    return connection.execute(query).scalar() or ""


def events(connection: sa.Connection) -> int:
    """Lines of the log."""
    return connection.execute(sa.select(sa.func.count()).select_from(audit)).scalar_one()


def prove_chain(connection: sa.Connection) -> None:
    """Unproved where the audit chain has a fault."""
    faults = verify(connection)
    if faults:
        named = "; ".join(
            f"{each.case_id} {each.seq}: {each.message}" for each in faults[:MOST_NAMED]
        )
        raise Unproved(f"the audit chain has {len(faults)} faults: {named}")


def prove_rows(connection: sa.Connection, rows: Mapping[str, int]) -> None:
    """Unproved unless each table has as many rows, in whatever schema they lie."""
    for name, count in rows.items():
        table = sa.table(name)
        found = connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
        if found != count:
            raise Unproved(f"{name} has {found} rows, the backup had {count}")


def prove_log(connection: sa.Connection, head: str) -> None:
    """Unproved unless the audit chain holds and its anchors end where they should."""
    prove_chain(connection)
    if last_anchor(connection) != head:
        raise Unproved("the chain of anchors does not end where that of the backup does")
