"""Whose a token is: asked with each request, so one read, and a write once a minute at most."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from processes.sessions import Session, SessionKind
from storage.database import Database
from storage.faults import is_transient
from storage.prepared import Compiled, Prepared
from storage.repositories.registers import RegisterMapper
from storage.tables.session import account, session, sign_in_attempt, spent_token, throttle

TOUCH = timedelta(minutes=1)
_SESSION = RegisterMapper(session, Session)
_FIND = Prepared(
    sa.select(*_SESSION.columns, account.c.grants, account.c.disabled)
    .join_from(session, account, session.c.person_id == account.c.id, isouter=True)
    .where(session.c.token_hash == sa.bindparam("token_hash"))
)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """An open session, and the administrative grants it carries today."""

    session: Session
    grants: frozenset[str]


def token_hash(token: str) -> str:
    """What is kept of a token, a one-time secret or a state."""
    return hashlib.sha256(token.encode()).hexdigest()


def find_session(database: Database, token: str, now: datetime, idle: timedelta) -> SignedIn | None:
    """Who the token signs in; None when it is unknown, over, or the account closed."""
    with database.glancing() as link:
        compiled, rows = link.raw(_FIND, {"token_hash": token_hash(token)})
    if not rows:
        return None
    known, disabled = _signed_in(compiled, rows[0])
    if disabled or not known.session.is_open(now, idle):
        return None
    if now - known.session.last_used_at >= TOUCH:
        _touch(database, known.session.id, now)
    return known


@lru_cache(maxsize=1000)
def _signed_in(compiled: Compiled, row: Sequence[Any]) -> tuple[SignedIn, bool]:
    """What a row says: asked for with each request, and the same until its next use is noted."""
    *columns, held, disabled = compiled.rows([row])[0]
    found = _SESSION.read(columns)
    return SignedIn(found, _grants(found, frozenset(held or ()))), bool(disabled)


def _grants(found: Session, held: frozenset[str]) -> frozenset[str]:
    """A token's rights are never more than those its person still has."""
    if found.kind is SessionKind.SESSION:
        return held
    return found.grants & held if found.kind is SessionKind.PERSONAL else found.grants


def _touch(database: Database, session_id: str, now: datetime) -> None:
    """Used just now; whoever is busy says so a moment later."""
    try:
        with database.writing() as link:
            link.connection.execute(
                sa.update(session).where(session.c.id == session_id).values(last_used_at=now)
            )
    except Exception as error:
        if not is_transient(error):
            raise


def clear_expired(database: Database, now: datetime, keep: timedelta = timedelta(days=30)) -> None:
    """Forgets what has long been over: sessions after `keep`, the rest at once."""
    with database.writing() as link:
        for table, limit in (
            (session, now - keep), (sign_in_attempt, now), (spent_token, now),
        ):  # fmt: skip
            link.connection.execute(sa.delete(table).where(table.c.expires_at < limit))
        link.connection.execute(sa.delete(throttle).where(throttle.c.until < now))
