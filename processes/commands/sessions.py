"""Sign in and out, and end sessions."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any, ClassVar
from uuid import uuid4

from engine.authority import Subject
from engine.commands.act import record
from engine.commands.registry import Answer, Command, handles
from engine.errors import NotFound
from engine.model import SYSTEM_CASE
from engine.ports import Context
from processes.accounts import Account, failed, succeeded
from processes.commands.act import permit
from processes.refusals import refusal
from processes.sessions import ALL_SCOPES, Session, SessionKind, revoked
from processes.standing import in_general

MOST_OPEN = 20


class SignIn(Command, frozen=True):
    """Opens a browser's session for the person whom `how` has proven; ends the one before.

    `how`: password, provider, development. A person without an account gets a plain one.
    """

    action: ClassVar[str] = "sign-in"
    person_id: str
    token_hash: str
    how: str
    lasts: timedelta
    agent: str = ""
    before: str = ""
    issuer: str | None = None
    provider_subject: str | None = None
    provider_session: str | None = None
    id_token: str | None = None


@handles(SignIn)
def sign_in(command: SignIn, uow: Any, context: Context) -> Answer:
    """Answers the session's id. Of very many open sessions of a person the oldest end."""
    person = uow.people.get(command.person_id)
    verdict = permit(uow, context, command.action, about=person.id)
    account = uow.accounts.find(person.id)
    if account is None:
        account = Account(person.id, language=person.language)
        uow.accounts.add(account)
    elif account.disabled:
        raise refusal("account-closed")
    if account.failures:
        uow.accounts.save(succeeded(account))
    new = _session(command, context)
    for old in _superseded(command, uow):
        uow.sessions.save(revoked(old, context.now))
    uow.sessions.add(new)
    after = {"session": new.id, "how": command.how}
    record(
        uow, context, SYSTEM_CASE, command.action, subject=person.id, verdict=verdict, after=after
    )
    return {"id": new.id}


def _session(command: SignIn, context: Context) -> Session:
    return Session(
        str(uuid4()), command.token_hash, command.person_id, SessionKind.SESSION, "",
        ALL_SCOPES, frozenset(), context.now, command.person_id, context.now,
        context.now + command.lasts, address=context.actor.ip, agent=command.agent[:200],
        how=command.how, issuer=command.issuer, subject=command.provider_subject,
        provider_session=command.provider_session, id_token=command.id_token,
    )  # fmt: skip


def _superseded(command: SignIn, uow: Any) -> list[Session]:
    """The session that this browser had, and those beyond `MOST_OPEN`."""
    mine = [
        each
        for each in uow.sessions.of_person(command.person_id)
        if each.kind is SessionKind.SESSION
    ]
    mine.sort(key=lambda each: each.created_at, reverse=True)
    ended = {each.id: each for each in mine[MOST_OPEN - 1 :]}
    before = uow.sessions.by_token(command.before) if command.before else None
    if before is not None:
        ended[before.id] = before
    return list(ended.values())


class CountFailure(Command, frozen=True):
    """A wrong password was given for the account; the attempt itself is logged as refused."""

    action: ClassVar[str] = "count-failure"
    person_id: str


@handles(CountFailure)
def count_failure(command: CountFailure, uow: Any, context: Context) -> Answer:
    account = failed(uow.accounts.get(command.person_id), context.now)
    uow.accounts.save(account)
    until = account.locked_until
    return {"failures": account.failures, "locked_until": until.isoformat() if until else None}


class RevokeSession(Command, frozen=True):
    """Ends a session or token at once: one's own, or another's as an administrator."""

    action: ClassVar[str] = "revoke-session"
    id: str


@handles(RevokeSession)
def revoke_session(command: RevokeSession, uow: Any, context: Context) -> Answer:
    """One that the actor may not end is not told apart from one that there is not."""
    found = uow.sessions.find(command.id)
    about = None if found is None else found.person_id or f"service:{found.label}"
    verdict = in_general(context.actor, command.action, Subject(about=about), context.now, uow)
    if found is None or not verdict.allowed:
        raise NotFound(
            "there is no such session, or it is not yours",
            reason_fi="Istuntoa ei ole, tai se ei ole sinun.",
            code="no-such-session",
        )
    uow.sessions.save(revoked(found, context.now))
    record(
        uow, context, SYSTEM_CASE, command.action, subject=about or found.id,
        verdict=verdict, after={"session": found.id, "kind": found.kind},
    )  # fmt: skip
    return {"id": found.id}


class RevokeSessions(Command, frozen=True):
    """Ends all browser sessions of a person but `keep`; tokens too with `tokens`."""

    action: ClassVar[str] = "revoke-sessions"
    person_id: str
    keep: str = ""
    tokens: bool = False


@handles(RevokeSessions)
def revoke_sessions(command: RevokeSessions, uow: Any, context: Context) -> Answer:
    verdict = permit(uow, context, command.action, about=command.person_id)
    ended = end_sessions(uow, context, command.person_id, command.keep, tokens=command.tokens)
    record(
        uow, context, SYSTEM_CASE, command.action, subject=command.person_id, verdict=verdict,
        after={"sessions": ended},
    )  # fmt: skip
    return {"sessions": ended}


def end_sessions(
    uow: Any, context: Context, person_id: str, keep: str = "", *, tokens: bool
) -> list[str]:
    """The ids of the sessions that ended."""
    ended = []
    for each in uow.sessions.of_person(person_id):
        if each.id != keep and (tokens or each.kind is SessionKind.SESSION):
            uow.sessions.save(revoked(each, context.now))
            ended.append(each.id)
    return ended


class EndAtProvider(Command, frozen=True):
    """The identity provider says that its session, or all of a subject's, are over."""

    action: ClassVar[str] = "end-at-provider"
    issuer: str
    provider_subject: str = ""
    provider_session: str = ""


@handles(EndAtProvider)
def end_at_provider(command: EndAtProvider, uow: Any, context: Context) -> Answer:
    """By the session where it is named, else by the subject."""
    if command.provider_session:
        found = uow.sessions.of_provider(command.issuer, command.provider_session)
    else:
        found = uow.sessions.of_subject(command.issuer, command.provider_subject)
    for each in found:
        uow.sessions.save(replace(revoked(each, context.now), id_token=None))
    ended = [each.id for each in found]
    if ended:
        after = {"sessions": ended, "issuer": command.issuer}
        subject = found[0].person_id
        record(uow, context, SYSTEM_CASE, command.action, subject=subject, after=after)
    return {"sessions": ended}
