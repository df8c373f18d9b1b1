"""Try a change of a body's composition against the quota before anybody decides on it."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from engine.commands.registry import Answer, Command, handles
from engine.ports import Context
from processes.appointing import Place, counts, joining, planned
from processes.commands.act import permit
from processes.composition import Change

_SOURCE = "suunnitelma"


class PlanComposition(Command, frozen=True):
    """Who would leave (membership ids) and who would join, from `start` on."""

    action: ClassVar[str] = "plan-composition"
    body_id: str
    start: date
    leaving: tuple[str, ...] = ()
    joining: tuple[Place, ...] = ()
    reason: str = ""
    efforts: str = ""


@handles(PlanComposition)
def plan_composition(command: PlanComposition, uow: Any, context: Context) -> Answer:
    """The quota before and after; nothing is written, and a block is an answer, no error."""
    permit(uow, context, command.action)
    body = uow.bodies.get(command.body_id)
    new = joining(body, command.joining, command.start, _SOURCE)
    change = Change(body.id, command.start, command.leaving, tuple(new))
    made = planned(uow, change, context.now, _SOURCE, command.reason, command.efforts)
    return {"before": counts(made.before), "after": counts(made.after)}
