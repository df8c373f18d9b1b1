"""Let another act in one's place: for a period, on a named source, revocable."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar
from uuid import uuid4

from engine.commands.act import record
from engine.commands.registry import Answer, Command, handles
from engine.deadlines import as_day
from engine.errors import InvalidInput
from engine.model import SYSTEM_CASE
from engine.ports import Context
from processes.absences import Delegation, check_delegation, revoke
from processes.commands.act import permit, words
from processes.policy import ACTIONS, DUTIES


class DelegateAuthority(Command, frozen=True):
    """`principal` lets `delegate` act; narrowed to a case, a role or some actions where given."""

    action: ClassVar[str] = "delegate-authority"
    principal: str
    delegate: str
    start: date
    end: date
    source: str
    case_id: str = ""
    role: str = ""
    actions: tuple[str, ...] = ()


@handles(DelegateAuthority)
def delegate_authority(command: DelegateAuthority, uow: Any, context: Context) -> Answer:
    """Only the principal delegates, and only what is their own; answers the delegation's id."""
    principal, other = uow.people.get(command.principal), uow.people.get(command.delegate)
    verdict = permit(uow, context, command.action, about=principal.id)
    _check_actions(command.actions)
    if command.case_id:
        uow.cases.get(command.case_id)
    delegation = Delegation(
        str(uuid4()), principal.id, other.id, command.start, command.end,
        words(command.source, "source", 500, needed=False), command.case_id or None,
        words(command.role, "role", 120, needed=False) or None, frozenset(command.actions),
    )  # fmt: skip
    check_delegation(delegation, as_day(context.now))
    uow.delegations.add(delegation)
    record(
        uow, context, command.case_id or SYSTEM_CASE, command.action, subject=principal.id,
        verdict=verdict, reason=delegation.source,
        after={"id": delegation.id, "delegate": other.id, "start": command.start.isoformat(),
               "end": command.end.isoformat(), "role": delegation.role,
               "actions": sorted(delegation.actions)},
    )  # fmt: skip
    return {"id": delegation.id}


class RevokeDelegation(Command, frozen=True):
    """Without force from today on."""

    action: ClassVar[str] = "revoke-delegation"
    id: str


@handles(RevokeDelegation)
def revoke_delegation(command: RevokeDelegation, uow: Any, context: Context) -> Answer:
    delegation = uow.delegations.get(command.id)
    verdict = permit(uow, context, command.action, about=delegation.principal)
    uow.delegations.save(revoke(delegation, as_day(context.now)))
    record(
        uow, context, delegation.case_id or SYSTEM_CASE, command.action,
        subject=delegation.principal, verdict=verdict,
        before={"id": delegation.id, "delegate": delegation.delegate},
    )  # fmt: skip
    return {"id": delegation.id}


def _check_actions(actions: tuple[str, ...]) -> None:
    for each in actions:
        if each not in ACTIONS and each not in DUTIES:
            raise InvalidInput(
                f"{each[:80]!r} is no action of the table of authority",
                reason_fi="Toimea ei ole toimivaltataulukossa.",
                code="unknown-action",
            )
