"""Which carrier suits a database."""

from __future__ import annotations

from storage.carriers.leases import Leases
from storage.carriers.port import Carrier
from storage.carriers.procrastinate import Procrastinate
from storage.database import Database


def carrier_of(database: Database, name: str = "") -> Carrier:
    """The carrier of that name; without one, what suits the database.

    `leases` works on every database, `procrastinate` on PostgreSQL.
    """
    if name == "leases" or (not name and database.is_sqlite):
        return Leases()
    return Procrastinate(database)
