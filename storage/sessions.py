"""Server-side sessions and API tokens; the database holds only a hash of each token."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from storage.database import Database
from storage.tables.session import account, session


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Whose session a token opens, and the administrative grants of the account."""

    person_id: str
    kind: str
    grants: frozenset[str]
    language: str
    expires_at: datetime


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def open_session(
    database: Database,
    person_id: str,
    now: datetime,
    lasts: timedelta,
    *,
    kind: str = "session",
    label: str = "",
    scopes: Sequence[str] = (),
) -> str:
    """A new session; the token is told this once and never again."""
    token = secrets.token_urlsafe(32)
    with database.writing() as link:
        link.connection.execute(
            sa.insert(session).values(
                token_hash=_hash(token),
                person_id=person_id,
                kind=kind,
                label=label,
                scopes=list(scopes),
                created_at=now,
                expires_at=now + lasts,
            )
        )
    return token


def find_session(database: Database, token: str, now: datetime) -> SignedIn | None:
    """Who the token signs in; None when it is unknown, revoked, expired, or the account closed."""
    with database.reading() as link:
        row = link.connection.execute(
            sa.select(
                session.c.person_id,
                session.c.kind,
                session.c.expires_at,
                session.c.revoked_at,
                account.c.grants,
                account.c.language,
                account.c.disabled,
            )
            .join_from(session, account, session.c.person_id == account.c.person_id, isouter=True)
            .where(session.c.token_hash == _hash(token))
        ).first()
    if row is None or row.revoked_at is not None or row.expires_at <= now or row.disabled:
        return None
    return SignedIn(
        row.person_id, row.kind, frozenset(row.grants or ()), row.language or "fi", row.expires_at
    )


def revoke_session(database: Database, token: str, now: datetime) -> None:
    """The session is over at once."""
    with database.writing() as link:
        link.connection.execute(
            sa.update(session)
            .where(session.c.token_hash == _hash(token), session.c.revoked_at.is_(None))
            .values(revoked_at=now)
        )


def set_account(
    database: Database, person_id: str, grants: Sequence[str], language: str = "fi"
) -> None:
    """Makes or changes the account of a person."""
    with database.writing() as link:
        link.connection.execute(sa.delete(account).where(account.c.person_id == person_id))
        link.connection.execute(
            sa.insert(account).values(
                person_id=person_id, grants=sorted(grants), language=language, disabled=False
            )
        )
