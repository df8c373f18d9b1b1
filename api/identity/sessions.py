"""Who is calling: by a bearer token, or by the browser's cookie."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import Protocol
from urllib.parse import urlsplit

from flask import Request

from api.identity.cookies import cookie_name, csrf_token, demand_csrf, demand_own_site
from api.identity.rates import Rates
from api.settings import Settings
from engine.errors import InvalidState, NotAllowed
from engine.model import Actor, ActorKind
from processes.sessions import Session, SessionKind
from storage.database import Database
from storage.sessions import SignedIn, find_session

SAFE = ("GET", "HEAD", "OPTIONS")
_LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")
_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-Ip")


class Entry(Protocol):
    """What an operation says of who may call it; `api.http.operation.Operation` is one."""

    @property
    def public(self) -> bool: ...
    @property
    def interactive(self) -> bool: ...
    @property
    def method(self) -> str: ...
    @property
    def tag(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Caller:
    """The actor of a request, and the session that says so."""

    actor: Actor
    session: Session
    token: str

    @property
    def csrf(self) -> str:
        """What a page of ours sends back with each write."""
        return csrf_token(self.token)


class Identity:
    """Turns a request into an actor; authority over cases is the core's own question."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self.database = database
        self.settings = settings
        self.rates = Rates(settings.rate_per_second, settings.rate_burst)

    def admit(self, request: Request, operation: Entry, now: datetime) -> Caller | None:
        """The caller of an operation, None where it is open to all.

        NotAllowed: `not-signed-in`, `foreign-site`, `csrf`, `too-many-requests`.
        """
        writes = request.method not in SAFE
        if writes:
            demand_own_site(request, self.settings)
        if operation.public:
            self.rates.take(request.remote_addr or "")
            return None
        token, by_cookie = self._token(request)
        found = find_session(self.database, token, now, self._idle) if token else None
        if found is None:
            self.rates.take(request.remote_addr or "")
            raise _not_signed_in()
        self.rates.take(found.session.id)
        if writes and by_cookie:
            demand_csrf(request, token)
        return Caller(_actor(found, request), found.session, token)

    def demand_scope(self, caller: Caller | None, operation: Entry) -> None:
        """A program does only what its token was made for, and never what keeps the keys."""
        if caller is None or caller.session.kind is SessionKind.SESSION:
            return
        writes = operation.method not in SAFE
        if operation.interactive:
            raise _no_scope("a person who has signed in", "kirjautuneelle henkilölle")
        if not caller.session.allows(operation.tag, writes):
            scope = f"{operation.tag}:{'write' if writes else 'read'}"
            raise _no_scope(f"a token with the scope {scope}", f"tunnukselle, jolla on {scope}")

    @property
    def _idle(self) -> timedelta:
        return timedelta(minutes=self.settings.session_idle_minutes)

    def _token(self, request: Request) -> tuple[str, bool]:
        """The token, and whether a cookie brought it; a bearer token goes before."""
        if token := bearer(request):
            return token, False
        return self.cookie(request), True

    def cookie(self, request: Request) -> str:
        """The token of the browser's session, or an empty text."""
        return request.cookies.get(cookie_name(self.settings), "")

    def demand_development(self, request: Request) -> None:
        """Refuses anything but the development sign-in on this machine itself.

        Not by a proxy, and not by another name of this machine: a page of another site could
        have its name lead here.
        """
        if not self.settings.development:
            raise InvalidState(
                "The development sign-in is switched off here.",
                reason_fi="Kehityskirjautuminen ei ole käytössä.",
                code="development-sign-in-off",
            )
        if not self.is_development(request):
            raise NotAllowed(
                "The development sign-in answers only on this machine.",
                reason_fi="Kehityskirjautuminen toimii vain tällä koneella.",
            )

    def is_development(self, request: Request) -> bool:
        """Whether it is on, and the request comes straight from this machine."""
        forwarded = any(name in request.headers for name in _FORWARDED)
        named = urlsplit(f"//{request.host}").hostname in _LOOPBACK_NAMES
        near = named and not forwarded and _is_loopback(request.remote_addr)
        return self.settings.development and near


def bearer(request: Request) -> str:
    """The token of `Authorization: Bearer …`, or an empty text."""
    scheme, _, token = request.environ.get("HTTP_AUTHORIZATION", "").partition(" ")
    return str(token.strip()) if scheme.lower() == "bearer" else ""


def _is_loopback(address: str | None) -> bool:
    try:
        return ip_address(address or "").is_loopback
    except ValueError:
        return False


def _actor(found: SignedIn, request: Request) -> Actor:
    """A person's token acts as the person; a service is nobody but itself."""
    session, ip = found.session, request.remote_addr or ""
    if session.kind is SessionKind.SERVICE:
        return Actor(kind=ActorKind.SERVICE, name=session.label, grants=found.grants, ip=ip)
    return Actor(person_id=session.person_id, grants=found.grants, ip=ip)


def _no_scope(who: str, who_fi: str) -> NotAllowed:
    return NotAllowed(
        f"This is open to {who} alone.",
        reason_fi=f"Tämä on avoin vain {who_fi}.",
        ground="docs/reference/http.md",
        code="scope",
    )


def _not_signed_in() -> NotAllowed:
    return NotAllowed(
        "Sign in first: the request carries no valid token.",
        reason_fi="Kirjaudu ensin sisään.",
        code="not-signed-in",
    )
