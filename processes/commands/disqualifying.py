"""Record that a person is disqualified in a whole case, and lift it by a reasoned decision."""

from __future__ import annotations

from typing import Any, ClassVar

from engine.commands.act import record
from engine.commands.registry import Answer, Command, handles
from engine.model import Key
from engine.ports import Context
from processes.acts.barring import bar
from processes.commands.act import permit_in_case, words
from processes.commands.desks import desk_in_case
from processes.disqualifications import lift
from processes.recusals import RecusalGround


class Disqualify(Command, frozen=True):
    """From now on the person neither sees to the case nor acts in it (434/2003 §§ 27–28)."""

    action: ClassVar[str] = "disqualify"
    case_id: str
    person_id: str
    ground: RecusalGround
    explanation: str


@handles(Disqualify)
def disqualify(command: Disqualify, uow: Any, context: Context) -> Answer:
    """By the person or by another participant; the tasks the person holds go back to all."""
    person = uow.people.get(command.person_id)
    desk = desk_in_case(uow, context, command.action, command.case_id, about=person.id)
    explanation = words(command.explanation, "explanation", 4000, needed=False)
    new, released = bar(desk, person.id, command.ground, explanation)
    return {"key": str(new.key), "released": released}


class LiftDisqualification(Command, frozen=True):
    """The body or superior decides that the person is not disqualified (434/2003 § 29)."""

    action: ClassVar[str] = "lift-disqualification"
    key: Key
    reason: str


@handles(LiftDisqualification)
def lift_disqualification(command: LiftDisqualification, uow: Any, context: Context) -> Answer:
    case = uow.cases.lock(command.key.case_id)
    verdict = permit_in_case(uow, context, command.action, case)
    found = uow.disqualifications.get(command.key)
    lifted = lift(found, context.actor.id, command.reason, context.now)
    uow.disqualifications.save(lifted)
    record(
        uow, context, case.id, command.action, subject=found.person_id, verdict=verdict,
        reason=lifted.end_reason, before={"ground": found.ground.citation},
    )  # fmt: skip
    return {"key": str(found.key)}
