"""Record an organization's nomination outside a task (a letter, an e-mail to the registry)."""

from __future__ import annotations

from typing import Any, ClassVar

from engine.commands.act import record
from engine.commands.registry import Answer, Command, handles
from engine.deadlines import as_day
from engine.model import Key
from engine.ports import Context
from processes.commands.act import permit_in_case, words
from processes.nominations import Nomination, check_nomination
from processes.refusals import refusal
from processes.roles import NOMINATORS
from processes.standing import organizations_of


class RecordNomination(Command, frozen=True):
    """The candidates (person ids): one woman and one man, or the reason why not."""

    action: ClassVar[str] = "record-nomination"
    case_id: str
    organization_id: str
    candidates: tuple[str, ...]
    reason: str = ""


@handles(RecordNomination)
def record_nomination(command: RecordNomination, uow: Any, context: Context) -> Answer:
    """By the organization itself, when it is among those asked."""
    case = uow.cases.lock(command.case_id)
    verdict = permit_in_case(uow, context, command.action, case)
    asked = {party.id for party in case.roles.get(NOMINATORS, ())}
    if command.organization_id not in asked:
        raise refusal("nomination-not-asked", organization=command.organization_id[:100])
    own = organizations_of(context.actor, case, NOMINATORS, context.now, uow)
    if not context.actor.is_system and command.organization_id not in own:
        raise refusal("nomination-for-another", organization=command.organization_id)
    for each in command.candidates:
        uow.people.get(each)
    nomination = Nomination(
        Key(case.id, uow.cases.next_seq()), command.organization_id, command.candidates,
        context.actor.id, as_day(context.now), words(command.reason, "reason", 4000, needed=False),
    )  # fmt: skip
    check_nomination(nomination, uow.people.genders(command.candidates))
    uow.nominations.add(nomination)
    record(
        uow, context, case.id, command.action, subject=str(nomination.key), verdict=verdict,
        after={"organization": nomination.organization_id, "candidates": len(command.candidates)},
    )  # fmt: skip
    return {"key": str(nomination.key)}
