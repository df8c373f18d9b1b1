"""Tokens for programs: a person's own, and a service's."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import uuid4

from engine.commands.act import record
from engine.commands.registry import Answer, Command, handles
from engine.model import SYSTEM_CASE
from engine.ports import Context
from processes.accounts import checked_grants
from processes.commands.act import identifier, permit, words
from processes.refusals import refusal
from processes.sessions import Session, SessionKind, checked_end, checked_scopes


class CreateToken(Command, frozen=True):
    """A program may act as the actor within `scopes`, until `days` have passed."""

    action: ClassVar[str] = "create-token"
    token_hash: str
    label: str
    scopes: frozenset[str]
    days: int
    parts: frozenset[str]
    grants: frozenset[str] = frozenset()


@handles(CreateToken)
def create_token(command: CreateToken, uow: Any, context: Context) -> Answer:
    """Answers the id, and the hash that is kept, so that a repeated request can be told."""
    verdict = permit(uow, context, command.action, about=context.actor.person_id)
    person = uow.people.get(context.actor.id)
    return _create(command, uow, context, SessionKind.PERSONAL, person.id, verdict)


class CreateServiceToken(CreateToken, frozen=True):
    """A service, named by `label`, may act as itself: it completes no task (rule 9)."""

    action: ClassVar[str] = "create-service-token"


@handles(CreateServiceToken)
def create_service_token(command: CreateServiceToken, uow: Any, context: Context) -> Answer:
    verdict = permit(uow, context, command.action)
    identifier(command.label)
    return _create(command, uow, context, SessionKind.SERVICE, None, verdict)


def _create(
    command: CreateToken,
    uow: Any,
    context: Context,
    kind: SessionKind,
    person_id: str | None,
    verdict: Any,
) -> Answer:
    grants = checked_grants(command.grants)
    if (beyond := grants - context.actor.grants) and not context.actor.is_system:
        raise refusal("token-grants", grants=", ".join(sorted(beyond)))
    token = Session(
        str(uuid4()), command.token_hash, person_id, kind, words(command.label, "label"),
        checked_scopes(command.scopes, command.parts), grants, context.now, context.actor.id,
        context.now, checked_end(context.now, command.days),
    )  # fmt: skip
    uow.sessions.add(token)
    after = {"token": token.id, "scopes": sorted(token.scopes), "grants": sorted(grants),
             "expires_at": token.expires_at.isoformat()}  # fmt: skip
    subject = person_id or f"service:{token.label}"
    record(uow, context, SYSTEM_CASE, command.action, subject=subject, verdict=verdict, after=after)
    return {"id": token.id, "token_hash": token.token_hash}
