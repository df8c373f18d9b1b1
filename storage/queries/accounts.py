"""Lists of accounts and open sessions; hashes and the provider's tokens never leave."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from processes.sessions import SessionKind
from storage.queries.cases import Rows
from storage.queries.page import fetch
from storage.tables.people import person
from storage.tables.session import account, session

_KEPT = frozenset({"token_hash", "id_token", "issuer", "subject", "provider_session", "revoked_at"})
_SESSION = [column for column in session.c if column.name not in _KEPT]
_ACCOUNT = [
    account.c[name]
    for name in (
        "id", "username", "grants", "disabled", "locked_until", "failures",
        "password_changed_at", "issuer",
    )
]  # fmt: skip


def open_sessions(
    connection: sa.Connection, person_id: str | None, now: datetime
) -> list[dict[str, Any]]:
    """What a person has open, the latest used first; none for nobody."""
    return [] if person_id is None else _open(connection, session.c.person_id == person_id, now)


def open_service_tokens(connection: sa.Connection, now: datetime) -> list[dict[str, Any]]:
    """The tokens of all services."""
    return _open(connection, session.c.kind == SessionKind.SERVICE, now)


def _open(
    connection: sa.Connection, whose: sa.ColumnElement[bool], now: datetime
) -> list[dict[str, Any]]:
    select = sa.select(*_SESSION).where(
        whose, session.c.revoked_at.is_(None), session.c.expires_at > now
    )
    rows = connection.execute(select.order_by(session.c.last_used_at.desc(), session.c.id))
    return [dict(row._mapping) for row in rows]


def _accounts() -> sa.Select[Any]:
    return sa.select(*_ACCOUNT, person.c.name).join(person, person.c.id == account.c.id)


def list_accounts(
    connection: sa.Connection,
    *,
    search: str | None = None,
    after: Sequence[Any] | None = None,
    limit: int = 50,
) -> Rows:
    """Accounts by person."""
    select = _accounts()
    if search:
        select = select.where(
            person.c.name.icontains(search, autoescape=True)
            | account.c.username.icontains(search, autoescape=True)
        )
    return fetch(connection, select, [(account.c.id, False)], after, limit)


def account_of(connection: sa.Connection, person_id: str) -> sa.Row[Any] | None:
    """One account."""
    return connection.execute(_accounts().where(account.c.id == person_id)).first()
