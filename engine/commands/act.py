"""What every command does alike: ask for authority, write the log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from msgspec.structs import replace as changed

from engine.errors import InvalidInput, NotAllowed
from engine.model import ALLOWED, Actor, AuditEvent, Case, Task, Verdict
from engine.ports import Context, UnitOfWork

LONGEST_TEXT = 4000


def authorise(
    uow: UnitOfWork, context: Context, action: str, subject: Task | Case | None
) -> Verdict:
    """The rules' verdict; raises NotAllowed with its reason and ground when it is no."""
    if context.actor.is_system:
        return ALLOWED
    verdict = context.rules.may(context.actor, action, subject, context.now, uow)
    if not verdict.allowed:
        raise NotAllowed(
            verdict.reason or "not allowed",
            reason_fi=verdict.reason_fi,
            ground=verdict.ground,
            code=verdict.code,
        )
    return verdict


def acting(actor: Actor, verdict: Verdict) -> Actor:
    """The actor as the verdict lets them act: in whose place, and by what source."""
    if not verdict.on_behalf_of:
        return actor
    return replace(actor, on_behalf_of=verdict.on_behalf_of, mandate=verdict.mandate)


def record(
    uow: UnitOfWork,
    context: Context,
    case_id: str,
    action: str,
    *,
    subject: str = "",
    reason: str = "",
    verdict: Verdict = ALLOWED,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Writes what was done to the case's log."""
    actor: Actor = context.actor
    event = AuditEvent(
        case_id=case_id,
        action=action,
        at=context.now,
        actor=actor.id,
        on_behalf_of=verdict.on_behalf_of or actor.on_behalf_of or "",
        subject=subject,
        reason=reason,
        ground=verdict.ground or verdict.mandate or actor.mandate,
        before=before,
        after=after,
        ip=actor.ip,
    )
    uow.audit.add(event)


def given(text: str, what: str, what_fi: str, longest: int = LONGEST_TEXT) -> str:
    """The text without blanks around it; InvalidInput when there is none or too much."""
    text = text.strip()
    if not text:
        raise InvalidInput(f"{what} is missing", reason_fi=f"{what_fi} puuttuu.", code="missing")
    if len(text) > longest:
        raise InvalidInput(
            f"{what} is longer than {longest} characters",
            reason_fi=f"{what_fi}: enintään {longest} merkkiä.",
            code="too-long",
        )
    return text


def with_verdict(task: Task, verdict: Verdict) -> Task:
    """The task with the person in whose place the actor acts."""
    return changed(task, on_behalf_of=verdict.on_behalf_of or task.on_behalf_of)
