"""Give one's task to one's substitute in one step: the register knows who that is."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, ClassVar

from engine.commands.act import authorise
from engine.commands.registry import Answer, Command, handles
from engine.commands.tasks import DelegateTask, delegate
from engine.deadlines import as_day, end_of
from engine.model import Key, Task
from engine.ports import Context
from processes.memberships import Membership, MembershipRole
from processes.refusals import refusal

DAYS = 14
"""How long the substitute has it where the task has no last day of its own [D]."""


class HandToSubstitute(Command, frozen=True):
    """Until a day; left out, the task's last day or fourteen days."""

    action: ClassVar[str] = "delegate"
    task: Key
    until: datetime | None = None
    revision: int | None = None


@handles(HandToSubstitute)
def hand_to_substitute(command: HandToSubstitute, uow: Any, context: Context) -> Answer:
    """The source of the substitute's right is the decision that appointed them (rule 13)."""
    case = uow.cases.lock(command.task.case_id, command.revision)
    task: Task = uow.tasks.get(command.task)
    authorise(uow, context, command.action, task)
    bodies = {party.id for parties in case.roles.values() for party in parties}
    chosen = _substitute(uow, context, bodies)
    due = task.effective_due
    late = due is None or due <= context.now
    until = command.until or (
        end_of(as_day(context.now) + timedelta(days=DAYS)) if late or due is None else due
    )
    given = DelegateTask(
        command.task, chosen.person_id, until, chosen.appointed_by or case.number, command.revision
    )
    return {**delegate(given, uow, context), "to": chosen.person_id}


def _substitute(uow: Any, context: Context, bodies: set[str]) -> Membership:
    """The first substitute in force of the actor, in a body of the case."""
    on = as_day(context.now)
    found = [
        each
        for each in uow.memberships.of_bodies(sorted(bodies), on)
        if each.role is MembershipRole.SUBSTITUTE and each.substitute_for == context.actor.id
    ]
    if not found:
        raise refusal("no-substitute")
    chosen: Membership = found[0]
    return chosen
