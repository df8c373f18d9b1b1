"""Accounts: open, change, reset, lock; a person's own password."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from engine.commands.act import record
from engine.commands.registry import Answer, Command, handles
from engine.model import SYSTEM_CASE, Verdict
from engine.ports import Context
from processes.accounts import (
    Account,
    checked_grants,
    checked_username,
    succeeded,
    with_password,
    with_reset,
)
from processes.commands.act import permit
from processes.commands.sessions import end_sessions
from processes.refusals import refusal


class AddAccount(Command, frozen=True):
    """An account of a registered person; with `secret_hash` its one-time secret is given."""

    action: ClassVar[str] = "add-account"
    person_id: str
    username: str = ""
    grants: frozenset[str] = frozenset()
    secret_hash: str = ""


@handles(AddAccount)
def add_account(command: AddAccount, uow: Any, context: Context) -> Answer:
    """A plain account made by signing in otherwise is taken over; any other is refused."""
    verdict = permit(uow, context, command.action)
    person = uow.people.get(command.person_id)
    known = uow.accounts.find(person.id)
    if known is not None and known.username is not None:
        raise refusal("account-exists")
    account = replace(
        known or Account(person.id, language=person.language),
        grants=checked_grants(command.grants) | (known.grants if known else frozenset()),
        username=_free_username(command.username, uow),
    )
    if command.secret_hash and account.username:
        account = with_reset(account, command.secret_hash, context.now)
    (uow.accounts.add if known is None else uow.accounts.save)(account)
    after = {"grants": sorted(account.grants), "local": bool(account.username)}
    _tell(uow, context, command.action, account, verdict, after)
    return {"id": account.id, "username": account.username}


def _free_username(text: str, uow: Any) -> str | None:
    if not text:
        return None
    name = checked_username(text)
    if uow.accounts.by_username(name) is not None:
        raise refusal("username-taken")
    return name


class ChangeAccount(Command, frozen=True):
    """Other rights, closed or opened again; None leaves as it is. Nobody changes their own."""

    action: ClassVar[str] = "change-account"
    person_id: str
    grants: frozenset[str] | None = None
    disabled: bool | None = None


@handles(ChangeAccount)
def change_account(command: ChangeAccount, uow: Any, context: Context) -> Answer:
    """A closed account, or one with fewer rights, is signed out everywhere, its tokens too."""
    verdict = permit(uow, context, command.action)
    old = uow.accounts.get(command.person_id)
    if old.id == context.actor.person_id:
        raise refusal("own-grants")
    new = old
    if command.grants is not None:
        new = replace(new, grants=checked_grants(command.grants))
    if command.disabled is not None:
        new = replace(new, disabled=command.disabled)
    uow.accounts.save(new)
    if new.disabled or old.grants - new.grants:
        end_sessions(uow, context, new.id, tokens=True)
    _tell(uow, context, command.action, new, verdict, _shown(new), _shown(old))
    return {"id": new.id}


def _shown(account: Account) -> dict[str, Any]:
    return {"grants": sorted(account.grants), "disabled": account.disabled}


class ResetPassword(Command, frozen=True):
    """The password opens nothing any more; the person chooses a new one by a one-time secret."""

    action: ClassVar[str] = "reset-password"
    person_id: str
    secret_hash: str


@handles(ResetPassword)
def reset_password(command: ResetPassword, uow: Any, context: Context) -> Answer:
    verdict = permit(uow, context, command.action)
    account = uow.accounts.get(command.person_id)
    if account.username is None:
        raise refusal("no-local-account")
    account = with_reset(account, command.secret_hash, context.now)
    uow.accounts.save(account)
    end_sessions(uow, context, account.id, tokens=False)
    _tell(uow, context, command.action, account, verdict)
    until = account.reset_until
    return {"username": account.username, "until": until.isoformat() if until else None}


class UnlockAccount(Command, frozen=True):
    """Failed attempts are forgotten."""

    action: ClassVar[str] = "unlock-account"
    person_id: str


@handles(UnlockAccount)
def unlock_account(command: UnlockAccount, uow: Any, context: Context) -> Answer:
    verdict = permit(uow, context, command.action)
    account = succeeded(uow.accounts.get(command.person_id))
    uow.accounts.save(account)
    _tell(uow, context, command.action, account, verdict)
    return {"id": account.id}


class ChangePassword(Command, frozen=True):
    """Whoever has proven to know the old one, or to hold the one-time secret, gets a new one.

    All other sessions of the person end; tokens stay, since no password opens them.
    """

    action: ClassVar[str] = "change-password"
    person_id: str
    password_hash: str
    secret_hash: str = ""
    keep: str = ""


@handles(ChangePassword)
def change_password(command: ChangePassword, uow: Any, context: Context) -> Answer:
    verdict = permit(uow, context, command.action, about=command.person_id)
    account = uow.accounts.get(command.person_id)
    if command.secret_hash and not account.may_reset(command.secret_hash, context.now):
        raise refusal("sign-in-failed")
    uow.accounts.save(with_password(account, command.password_hash, context.now))
    ended = end_sessions(uow, context, account.id, command.keep, tokens=False)
    _tell(uow, context, command.action, account, verdict, {"sessions": ended})
    return {"id": account.id}


def _tell(
    uow: Any,
    context: Context,
    action: str,
    account: Account,
    verdict: Verdict,
    after: dict[str, Any] | None = None,
    before: dict[str, Any] | None = None,
) -> None:
    record(
        uow, context, SYSTEM_CASE, action, subject=account.id, verdict=verdict,
        before=before, after=after,
    )  # fmt: skip
