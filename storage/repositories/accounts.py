"""Accounts, sessions and tokens."""

from __future__ import annotations

import sqlalchemy as sa

from processes.accounts import Account
from processes.sessions import Session
from storage.prepared import Prepared
from storage.repositories.registers import Register, RegisterMapper
from storage.tables.session import account, session

_ACCOUNTS = RegisterMapper(account, Account)
_BY_USERNAME = _ACCOUNTS.where(account.c.username == sa.bindparam("username"))
_BY_SUBJECT = _ACCOUNTS.where(
    account.c.issuer == sa.bindparam("issuer"), account.c.subject == sa.bindparam("subject")
)
_BY_RESET = _ACCOUNTS.where(account.c.reset_hash == sa.bindparam("reset_hash"))
_SESSIONS = RegisterMapper(session, Session)
_OPEN = session.c.revoked_at.is_(None)
_OF_PERSON = _SESSIONS.where(session.c.person_id == sa.bindparam("person_id"), _OPEN)
_BY_TOKEN = _SESSIONS.where(session.c.token_hash == sa.bindparam("token_hash"))
_OF_PROVIDER = _SESSIONS.where(
    session.c.issuer == sa.bindparam("issuer"),
    session.c.provider_session == sa.bindparam("provider_session"),
    _OPEN,
)
_OF_SUBJECT = _SESSIONS.where(
    session.c.issuer == sa.bindparam("issuer"), session.c.subject == sa.bindparam("subject"), _OPEN
)


class AccountRows(Register[Account]):
    """See `processes.ports.Accounts`."""

    mapper = _ACCOUNTS
    name, name_fi = "account", "käyttäjätili"

    def by_username(self, username: str) -> Account | None:
        return self._one(_BY_USERNAME, username=username)

    def by_subject(self, issuer: str, subject: str) -> Account | None:
        return self._one(_BY_SUBJECT, issuer=issuer, subject=subject)

    def by_reset(self, reset_hash: str) -> Account | None:
        return self._one(_BY_RESET, reset_hash=reset_hash)

    def _one(self, prepared: Prepared, **params: str) -> Account | None:
        found = self.select(prepared, params)
        return found[0] if found else None


class SessionRows(Register[Session]):
    """See `processes.ports.Sessions`."""

    mapper = _SESSIONS
    name, name_fi = "session", "istunto"

    def of_person(self, person_id: str) -> list[Session]:
        return self.select(_OF_PERSON, {"person_id": person_id})

    def by_token(self, token_hash: str) -> Session | None:
        found = self.select(_BY_TOKEN, {"token_hash": token_hash})
        return found[0] if found else None

    def of_provider(self, issuer: str, provider_session: str) -> list[Session]:
        values = {"issuer": issuer, "provider_session": provider_session}
        return self.select(_OF_PROVIDER, values)

    def of_subject(self, issuer: str, subject: str) -> list[Session]:
        return self.select(_OF_SUBJECT, {"issuer": issuer, "subject": subject})
