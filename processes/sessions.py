"""Who is signed in, and by what: a browser's session, a person's token, a service's token."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from engine.errors import InvalidInput
from processes.refusals import refusal

EVERYTHING = "*"
LONGEST_TOKEN = timedelta(days=366)


class SessionKind(StrEnum):
    """A sign-in of a person, a token that a person made for a program, one of a service."""

    SESSION = "session"
    PERSONAL = "personal"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Session:
    """`token_hash` is all that is kept of the token. A service's is told apart by its `label`.

    `scopes` are `<part of the API>:read` or `:write`, `*` for every part; a browser's session has
    `*:write`. `issuer`, `subject`, `provider_session` and `id_token` are the identity provider's.
    """

    id: str
    token_hash: str
    person_id: str | None
    kind: SessionKind
    label: str
    scopes: frozenset[str]
    grants: frozenset[str]
    created_at: datetime
    created_by: str
    last_used_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None
    address: str = ""
    agent: str = ""
    how: str = ""
    issuer: str | None = None
    subject: str | None = None
    provider_session: str | None = None
    id_token: str | None = None

    def is_open(self, now: datetime, idle: timedelta) -> bool:
        """Not revoked, not expired; a browser's session not left alone for longer than `idle`."""
        if self.revoked_at is not None or self.expires_at <= now:
            return False
        return self.kind is not SessionKind.SESSION or now - self.last_used_at < idle

    def allows(self, part: str, writes: bool) -> bool:
        """Whether the scopes open that part of the API; writing includes reading."""
        wanted = {f"{part}:write", f"{EVERYTHING}:write"}
        if not writes:
            wanted |= {f"{part}:read", f"{EVERYTHING}:read"}
        return bool(wanted & self.scopes)


ALL_SCOPES = frozenset({f"{EVERYTHING}:write"})


def revoked(session: Session, now: datetime) -> Session:
    """Over from now on; one that was over already stays as it is."""
    return session if session.revoked_at is not None else replace(session, revoked_at=now)


def checked_scopes(scopes: Iterable[str], parts: Iterable[str]) -> frozenset[str]:
    """The scopes of a new token; InvalidInput for none, or for a part that the API has not."""
    wanted = frozenset(scopes)
    known = {f"{part}:{how}" for part in (*parts, EVERYTHING) for how in ("read", "write")}
    if not wanted or wanted - known:
        raise refusal("token-scopes", scopes=", ".join(sorted(wanted - known)) or "–")
    return wanted


def checked_end(now: datetime, days: int) -> datetime:
    """When a new token expires: within a year."""
    if not timedelta(days=1) <= timedelta(days=days) <= LONGEST_TOKEN:
        raise InvalidInput(
            "A token is valid for 1 to 366 days.",
            reason_fi="Tunnus on voimassa 1–366 päivää.",
            code="token-days",
        )
    return now + timedelta(days=days)
