"""Forgets what nobody will ask for any more, a little at a time."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa

from storage.database import Database
from storage.sessions import clear_expired
from storage.tables import idempotency

KEPT = timedelta(days=30)
PART = 500


def tidy(database: Database, now: datetime) -> int:
    """Answers that nobody has asked for again in 30 days, and sign-ins long over; how many
    answers. In short transactions, so that people's commands do not wait.
    """
    clear_expired(database, now)
    forgotten = 0
    while part := _forget(database, now - KEPT):
        forgotten += part
    return forgotten


def _forget(database: Database, before: datetime) -> int:
    key = sa.tuple_(idempotency.c.actor, idempotency.c.key)
    old = sa.select(idempotency.c.actor, idempotency.c.key).where(idempotency.c.at < before)
    old = old.order_by(idempotency.c.at).limit(PART)
    with database.writing() as link:
        return int(link.connection.execute(sa.delete(idempotency).where(key.in_(old))).rowcount)
