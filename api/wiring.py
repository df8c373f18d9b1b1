"""The product put together: settings, database, clock, rules, handlers, identity."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from api.identity.sessions import Identity
from api.mail import FileMailer, Mailer, MailHandler, mailer_from
from api.mail.handler import MAIL
from api.settings import Settings
from api.times import Clock, clock_of
from engine.errors import EngineError
from engine.model import Actor
from storage.carriers.choosing import carrier_of
from storage.carriers.port import Carrier
from storage.database import Database, open_database
from storage.run import Runner

if TYPE_CHECKING:
    from api.identity.provider import Provider

OIDC = "PAATOSPOLKU_OIDC_ISSUER"


@dataclass(frozen=True)
class Application:
    """Everything a way in needs."""

    settings: Settings
    database: Database
    runner: Runner
    carrier: Carrier
    clock: Clock
    identity: Identity
    provider: Provider | None = None

    def run(
        self,
        command: Any,
        actor: Actor,
        now: datetime,
        key: str | None = None,
        request_hash: str = "",
        seen: int | None = None,
    ) -> dict[str, Any]:
        """Run one command in one transaction; `seen`: only if that revision still holds."""
        return self.runner.run(command, actor, now, key, request_hash, seen)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A consistent snapshot for the query functions."""
        with self.database.reading() as link:
            yield link.connection

    def record_refusal(
        self,
        action: str,
        actor: Actor,
        now: datetime,
        error: EngineError,
        args: Mapping[str, Any],
    ) -> None:
        """An attempt that was refused before it became a command is in the log all the same."""
        self.runner.refused(action, actor, now, error)

    def close(self) -> None:
        """Give the database back."""
        self.database.close()


def _mailer(settings: Settings, clock: Clock | None) -> Mailer:
    """A played time sends nothing to anybody: its mails are files."""
    if clock is not None:
        return FileMailer(settings.mail_path)
    return mailer_from(os.environ, settings.mail_path)


def _provider(settings: Settings) -> Provider | None:
    """Where one is configured; what it needs is imported only then."""
    if not os.environ.get(OIDC):
        return None
    from api.identity.provider import Provider, provider_settings

    found = provider_settings(os.environ)
    return None if found is None else Provider(found, settings.base_url)


def wire(settings: Settings, clock: Clock | None = None) -> Application:
    """The product over its database, brought up to date."""
    from engine.commands.later import KEPT_FOR_ADMINISTRATORS
    from processes.handlers import HANDLERS
    from processes.rules import DomainRules

    database = open_database(
        settings.database, synchronous=settings.synchronous, migrate=settings.migrate
    )
    handlers = {**HANDLERS, **KEPT_FOR_ADMINISTRATORS}
    outward = {MAIL: MailHandler(_mailer(settings, clock))}
    carrier = carrier_of(database, settings.carrier)
    runner = Runner(database, DomainRules(), handlers, outward, carrier=carrier)
    return Application(
        settings,
        database,
        runner,
        carrier,
        clock or clock_of(database),
        Identity(database, settings),
        _provider(settings),
    )
