"""`paatospolku account`: who gets in, from the machine itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from api.settings import Settings, load


@click.group("account")
def command() -> None:
    """Accounts: open, reset, lock, list."""


@contextmanager
def _application() -> Iterator[Any]:
    from api.wiring import wire

    application = wire(load())
    try:
        yield application
    finally:
        application.close()


def _run(make: Callable[[], Any]) -> dict[str, Any]:
    from engine.model import SYSTEM

    with _application() as application:
        answer: dict[str, Any] = application.run(make(), SYSTEM, application.clock.now())
        return answer


def _secret() -> tuple[str, str]:
    from api.identity.credentials import new_token
    from storage.sessions import token_hash

    secret = new_token()
    return secret, token_hash(secret)


def _tell(settings: Settings, username: str | None, secret: str) -> None:
    if username:
        click.echo(f"user name: {username}")
        click.echo(f"one-time link, good for 24 hours: {settings.base_url}/uusi-salasana#{secret}")
    else:
        click.echo("opened for the identity provider: there is no password to choose")


@command.command("add")
@click.argument("person")
@click.option("--username", default="", help="for a password; without, the identity provider")
@click.option("--grant", "grants", multiple=True, help="admin, audit, deploy or operate")
@click.option("--name", help="the person's name, if the register does not know the person yet")
def add(person: str, username: str, grants: tuple[str, ...], name: str | None) -> None:
    """Open an account for PERSON (an id of the register) and print a one-time link."""
    from processes.commands.accounts import AddAccount
    from processes.commands.registers import AddPerson

    if name is not None:
        _run(lambda: AddPerson(name, id=person))
    secret, hashed = _secret()
    answer = _run(lambda: AddAccount(person, username, frozenset(grants), hashed))
    _tell(load(), answer["username"], secret)


@command.command("reset")
@click.argument("person")
def reset(person: str) -> None:
    """Close PERSON's password and print a one-time link for a new one."""
    from processes.commands.accounts import ResetPassword

    secret, hashed = _secret()
    answer = _run(lambda: ResetPassword(person, hashed))
    _tell(load(), answer["username"], secret)


@command.command("lock")
@click.argument("person")
def lock(person: str) -> None:
    """Close PERSON's account: all sessions and tokens end at once."""
    from processes.commands.accounts import ChangeAccount

    _run(lambda: ChangeAccount(person, disabled=True))
    click.echo(f"{person}: closed")


@command.command("unlock")
@click.argument("person")
def unlock(person: str) -> None:
    """Open PERSON's account again, and forget failed attempts."""
    from processes.commands.accounts import ChangeAccount, UnlockAccount

    _run(lambda: ChangeAccount(person, disabled=False))
    _run(lambda: UnlockAccount(person))
    click.echo(f"{person}: open")


@command.command("list")
def list_accounts() -> None:
    """All accounts, one a line."""
    from storage.queries.accounts import list_accounts as rows_of

    with _application() as application:
        now = application.clock.now()
        with application.reading() as connection:
            after = None
            while True:
                rows, after = rows_of(connection, after=after, limit=200)
                for row in rows:
                    click.echo(_line(row, now))
                if after is None:
                    return


def _line(row: Any, now: Any) -> str:
    state = "closed" if row.disabled else "open"
    if row.locked_until is not None and row.locked_until > now:
        state = f"rests until {row.locked_until.isoformat(timespec='minutes')}"
    how = row.username or ("identity provider" if row.issuer else "–")
    return f"{row.id}\t{row.name}\t{how}\t{', '.join(row.grants) or '–'}\t{state}"
