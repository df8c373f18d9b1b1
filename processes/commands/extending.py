"""Move a deadline by the setter's reasoned decision on what the presenting official presented."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from engine.commands.registry import Answer, Command, handles
from engine.deadlines import as_day
from engine.model import Key, Task
from engine.ports import Context
from processes.acts import deciding, papers
from processes.acts.desk import Desk
from processes.commands.desks import desk_in_case, own
from processes.decisions import Capacity, Outcome
from processes.duties.extend import presentation
from processes.refusals import refusal


class Propose(Command, frozen=True):
    """Present to the setter what is decided without a paper: another last day."""

    action: ClassVar[str] = "propose"
    case_id: str
    proposal: str


@handles(Propose)
def propose(command: Propose, uow: Any, context: Context) -> Answer:
    desk = desk_in_case(uow, context, command.action, command.case_id)
    if not command.proposal.strip():
        raise refusal("decision-text-missing")
    made = papers.present(desk, command.proposal.strip(), None)
    return {"id": str(made.key)}


class ExtendDeadline(Command, frozen=True):
    """Grant or deny; granted, the deadline of one task, or all of that day, move with it."""

    action: ClassVar[str] = "extend-deadline"
    case_id: str
    granted: bool
    reason: str
    new_due: date | None = None
    old_due: date | None = None
    task: Key | None = None


@handles(ExtendDeadline)
def extend_deadline(command: ExtendDeadline, uow: Any, context: Context) -> Answer:
    """Nothing else moves a deadline (rule 9); who presents is not who decides (rule 3)."""
    desk = desk_in_case(uow, context, command.action, command.case_id)
    presented = presentation(desk)
    outcome = Outcome.APPROVED if command.granted else Outcome.REJECTED
    text = presented.proposal if presented else ""
    made = deciding.decide_alone(desk, presented, outcome, text, command.reason, Capacity.MINISTER)
    if not command.granted:
        return {"id": str(made.key), "outcome": str(outcome), "extension": None}
    task = _task(desk, command.task)
    old = as_day(task.due) if task and task.due else command.old_due
    if old is None or command.new_due is None:
        raise refusal("no-deadline")
    extension = deciding.extend(desk, old, command.new_due, command.reason, made.presented_by, task)
    return {"id": str(made.key), "outcome": str(outcome), "extension": str(extension.key)}


def _task(desk: Desk, key: Key | None) -> Task | None:
    known = own(desk, key)
    if known is None:
        return None
    found = desk.uow.tasks.get(known)
    if not found.is_open or found.due is None:
        raise refusal("no-deadline")
    return found
