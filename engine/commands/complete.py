"""Complete a user task: authority, form, the domain's rules, one step of the process."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from msgspec.structs import replace as changed

from engine.commands.act import acting, authorise, record
from engine.commands.cases import case_of
from engine.commands.forms import checked
from engine.commands.registry import Answer, Command, handles
from engine.commands.starting import plain
from engine.commands.steps import advance
from engine.commands.tasks import open_task
from engine.errors import NotAllowed
from engine.model import Key, Task, TaskState, Verdict
from engine.ports import Context, UnitOfWork
from engine.runtime.commands import CompleteTask as Complete
from engine.runtime.commands import ThrowError, ThrowEscalation


class CompleteTask(Command, frozen=True):
    """The task is done; `variables` are its form's answers (FEEL values as JSON).

    With `error` or `escalation` it reports a BPMN error or escalation instead of completing.
    """

    action: ClassVar[str] = "complete"
    task: Key
    variables: Mapping[str, Any] = {}
    outcome: str = ""
    error: str = ""
    escalation: str = ""
    revision: int | None = None


@handles(CompleteTask)
def complete(command: CompleteTask, uow: UnitOfWork, context: Context) -> Answer:
    """Raises NotAllowed, InvalidState, InvalidForm, or what the domain's rules raise."""
    case = case_of(uow, command.task, command.revision)
    task = open_task(uow, command.task)
    verdict = authorise(uow, context, command.action, task)
    actor = acting(context.actor, verdict)
    person = _holder(task, context, verdict)
    answers = plain(command.variables)
    instance = uow.instances.get(Key(case.id, task.instance_seq))
    if not command.error and not command.escalation:
        answers = checked(uow, task, instance, answers, context.now)
        answers = dict(context.rules.before_complete(actor, task, case, answers, context.now, uow))
    if command.escalation:
        escalated = ThrowEscalation(task.token, command.escalation, answers)
        advance(uow, context, case, instance, escalated)
        record(
            uow,
            context,
            case.id,
            "escalate",
            subject=str(task.key),
            verdict=verdict,
            after={"escalation": command.escalation},
        )
        return {"task": str(task.key), "state": str(uow.tasks.get(task.key).state)}
    done = _done(task, command, context, verdict, person)
    uow.tasks.save(done)
    uow.drafts.clear(task.key)
    if (done.on_behalf_of or "") != verdict.on_behalf_of:
        verdict = changed(verdict, on_behalf_of=done.on_behalf_of or "")
    record(
        uow, context, case.id, command.action, subject=str(task.key), verdict=verdict,
        before={"state": task.state, "claimant": task.claimant},
        after={"element": task.element_id, "outcome": done.outcome, "variables": command.variables},
    )  # fmt: skip
    step = (
        ThrowError(task.token, command.error, "", answers)
        if command.error
        else Complete(task.token, answers)
    )
    advance(uow, context, case, instance, step)
    if not command.error:
        context.rules.after_complete(actor, done, case, answers, context.now, uow)
    return {
        "task": str(task.key),
        "state": str(TaskState.COMPLETED),
        "opened": [str(each.key) for each in uow.tasks.new() if each.is_open],
    }


def _done(
    task: Task, command: CompleteTask, context: Context, verdict: Verdict, person: str | None
) -> Task:
    return changed(
        task,
        state=TaskState.COMPLETED,
        ended_at=context.now,
        completed_by=context.actor.id,
        claimant=person,
        on_behalf_of=verdict.on_behalf_of or (person if person != context.actor.id else None),
        outcome=(command.outcome or (f"error:{command.error}" if command.error else ""))[:40],
    )


def _holder(task: Task, context: Context, verdict: Verdict) -> str | None:
    """In whose name the task is completed; NotAllowed when it is in another's hands."""
    actor = context.actor
    if actor.is_system:
        return task.claimant
    if task.delegated_to == actor.id:
        if task.delegated_until is None or task.delegated_until > context.now:
            return task.claimant
        raise NotAllowed(
            "the delegation has ended",
            reason_fi="Valtuutus on päättynyt.",
            ground="Valtuutuksella on määräaika ja peruste (järjestelmän sääntö 13)",
            code="delegation-ended",
        )
    person = verdict.on_behalf_of or actor.id
    if task.claimant not in (None, person, actor.id):
        raise NotAllowed(
            f"the task is claimed by {task.claimant}",
            reason_fi="Tehtävä on toisen käsittelyssä.",
            code="claimed-by-another",
            details={"claimant": task.claimant},
        )
    return person
