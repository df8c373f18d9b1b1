"""Counting attempts to sign in, across all servers; and what may be used once only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import Database
from storage.tables.session import sign_in_attempt, spent_token, throttle


@dataclass(frozen=True, slots=True)
class Attempt:
    """A browser on its way to the identity provider and back."""

    state_hash: str
    nonce: str
    verifier: str
    next: str
    expires_at: datetime


def count_attempt(
    database: Database, who: str, now: datetime, window: timedelta
) -> tuple[int, datetime]:
    """One more by `who`: how many there are in the running window, and when it ends."""
    key = sha256(who.encode()).hexdigest()
    insert: Any = (sqlite if database.is_sqlite else postgresql).insert(throttle)
    fresh = throttle.c.until <= now
    statement = insert.values(id=key, count=1, until=now + window).on_conflict_do_update(
        index_elements=[throttle.c.id],
        set_={
            "count": sa.case((fresh, 1), else_=throttle.c.count + 1),
            "until": sa.case((fresh, now + window), else_=throttle.c.until),
        },
    )
    with database.writing() as link:
        row = link.connection.execute(statement.returning(throttle.c.count, throttle.c.until)).one()
    return int(row[0]), row[1]


def forget_attempts(database: Database, who: str) -> None:
    """After a sign-in that went well."""
    with database.writing() as link:
        key = sha256(who.encode()).hexdigest()
        link.connection.execute(sa.delete(throttle).where(throttle.c.id == key))


def keep_attempt(database: Database, attempt: Attempt) -> None:
    """Until the browser comes back."""
    with database.writing() as link:
        link.connection.execute(
            sa.insert(sign_in_attempt).values(
                state_hash=attempt.state_hash,
                nonce=attempt.nonce,
                verifier=attempt.verifier,
                next=attempt.next,
                expires_at=attempt.expires_at,
            )
        )


def take_attempt(database: Database, state_hash: str, now: datetime) -> Attempt | None:
    """The attempt, which is then gone: a state is good once, and for its time."""
    statement = sa.delete(sign_in_attempt).where(sign_in_attempt.c.state_hash == state_hash)
    with database.writing() as link:
        row = link.connection.execute(statement.returning(*sign_in_attempt.c)).first()
    if row is None or row.expires_at <= now:
        return None
    return Attempt(**row._mapping)


def spend(database: Database, what: str, until: datetime) -> bool:
    """Whether `what` is used for the first time."""
    insert: Any = (sqlite if database.is_sqlite else postgresql).insert(spent_token)
    key = sha256(what.encode()).hexdigest()
    statement = insert.values(id=key, expires_at=until).on_conflict_do_nothing()
    with database.writing() as link:
        return bool(link.connection.execute(statement).rowcount)
