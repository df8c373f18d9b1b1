"""Sign-in: a bearer token opens a server-side session of a person."""

from __future__ import annotations

from datetime import datetime, timedelta
from ipaddress import ip_address

from flask import Request

from api.settings import Settings
from engine.errors import InvalidState, NotAllowed
from engine.model import Actor, ActorKind
from storage import sessions
from storage.database import Database


class Identity:
    """Turns a request into an actor; authority over cases is the core's own question."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self.database = database
        self.settings = settings

    def authenticate(self, request: Request, now: datetime) -> Actor:
        """The actor of the request's token. NotAllowed `not-signed-in` without a valid one."""
        token = bearer(request)
        found = sessions.find_session(self.database, token, now) if token else None
        if found is None:
            raise NotAllowed(
                "Sign in first: the request carries no valid token.",
                reason_fi="Kirjaudu ensin sisään.",
                code="not-signed-in",
            )
        return Actor(
            person_id=found.person_id,
            kind=ActorKind.PERSON if found.kind == "session" else ActorKind.SERVICE,
            grants=found.grants,
            ip=request.remote_addr or "",
        )

    def sign_in_for_development(self, person_id: str, request: Request, now: datetime) -> str:
        """A session without a password, on this machine alone and only when set so."""
        self.demand_development(request)
        lasts = timedelta(hours=self.settings.session_hours)
        return sessions.open_session(self.database, person_id, now, lasts, label="development")

    def demand_development(self, request: Request) -> None:
        """Refuses anything but the development sign-in on this machine itself."""
        if not self.settings.development:
            raise InvalidState(
                "The development sign-in is switched off here.",
                reason_fi="Kehityskirjautuminen ei ole käytössä.",
                code="development-sign-in-off",
            )
        if not ip_address(request.remote_addr or "0.0.0.0").is_loopback:
            raise NotAllowed(
                "The development sign-in answers only on this machine.",
                reason_fi="Kehityskirjautuminen toimii vain tällä koneella.",
            )

    def sign_out(self, request: Request, now: datetime) -> None:
        """The session of the request's token is over."""
        token = bearer(request)
        if token:
            sessions.revoke_session(self.database, token, now)


def bearer(request: Request) -> str:
    """The token of `Authorization: Bearer …`, or an empty text."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""
