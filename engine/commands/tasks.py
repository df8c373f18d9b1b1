"""Who has a task: claim, release, delegate, reassign, and the draft of its form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from msgspec.structs import replace as changed

from engine.commands.act import authorise, given, record
from engine.commands.cases import case_of
from engine.commands.registry import Answer, Command, handles
from engine.errors import Conflict, InvalidInput, InvalidState
from engine.model import Draft, Key, Task, TaskState, Verdict
from engine.ports import Context, UnitOfWork

MOST_DRAFT_BYTES = 1_000_000


class ClaimTask(Command, frozen=True):
    """Takes a task that is offered to the actor, or to somebody whom the actor stands in for."""

    action: ClassVar[str] = "claim"
    task: Key
    revision: int | None = None


@handles(ClaimTask)
def claim(command: ClaimTask, uow: UnitOfWork, context: Context) -> Answer:
    task, verdict = _open(uow, context, command)
    person = verdict.on_behalf_of or context.actor.id
    if task.claimant is not None and task.claimant != person:
        raise Conflict(
            f"the task is claimed by {task.claimant}",
            reason_fi="Tehtävä on jo toisen käsittelyssä.",
            code="already-claimed",
            details={"claimant": task.claimant},
        )
    held = changed(
        task, state=TaskState.CLAIMED, claimant=person, claimed_at=context.now,
        on_behalf_of=verdict.on_behalf_of or None,
    )  # fmt: skip
    return _save(uow, context, command, task, held, verdict)


class ReleaseTask(Command, frozen=True):
    """Gives a claimed task back to all to whom it is offered; drafts stay."""

    action: ClassVar[str] = "release"
    task: Key
    revision: int | None = None


@handles(ReleaseTask)
def release(command: ReleaseTask, uow: UnitOfWork, context: Context) -> Answer:
    task, verdict = _open(uow, context, command)
    if task.claimant is None:
        raise InvalidState(
            "nobody has claimed the task", reason_fi="Tehtävää ei ole otettu.", code="not-claimed"
        )
    free = changed(
        task, state=TaskState.OFFERED, claimant=None, claimed_at=None, delegated_to=None,
        delegated_until=None, delegation_source="", on_behalf_of=None,
    )  # fmt: skip
    return _save(uow, context, command, task, free, verdict)


class DelegateTask(Command, frozen=True):
    """Lets another act for the actor in this task, until a moment and by a named source."""

    action: ClassVar[str] = "delegate"
    task: Key
    to: str
    until: datetime
    source: str
    revision: int | None = None


@handles(DelegateTask)
def delegate(command: DelegateTask, uow: UnitOfWork, context: Context) -> Answer:
    task, verdict = _open(uow, context, command)
    source = given(command.source, "the source of the delegation", "Valtuutuksen peruste", 500)
    to = given(command.to, "the person", "Henkilö", 100)
    if command.until.tzinfo is None or command.until <= context.now:
        raise InvalidInput(
            "a delegation ends in the future",
            reason_fi="Valtuutuksen on päätyttävä tulevaisuudessa.",
            ground="Valtuutuksella on määräaika ja peruste (järjestelmän sääntö 13)",
            code="invalid-period",
        )
    claimant = task.claimant or verdict.on_behalf_of or context.actor.id
    if to == claimant:
        raise InvalidInput(
            "one does not delegate to oneself",
            code="self-delegation",
            reason_fi="Tehtävää ei voi valtuuttaa itselleen.",
        )
    given_on = changed(
        task, state=TaskState.CLAIMED, claimant=claimant, claimed_at=task.claimed_at or context.now,
        delegated_to=to, delegated_until=command.until, delegation_source=source,
    )  # fmt: skip
    return _save(uow, context, command, task, given_on, verdict)


class AssignTask(Command, frozen=True):
    """Hands a task to a named person, as chairs and administrators may; the reason is kept."""

    action: ClassVar[str] = "assign"
    task: Key
    to: str
    reason: str
    revision: int | None = None


@handles(AssignTask)
def assign(command: AssignTask, uow: UnitOfWork, context: Context) -> Answer:
    task, verdict = _open(uow, context, command)
    to = given(command.to, "the person", "Henkilö", 100)
    reason = given(command.reason, "the reason", "Perustelu")
    handed = changed(
        task, state=TaskState.CLAIMED, assignee=to, claimant=to, claimed_at=context.now,
        delegated_to=None, delegated_until=None, delegation_source="",
    )  # fmt: skip
    return _save(uow, context, command, task, handed, verdict, reason)


class SaveDraft(Command, frozen=True):
    """Keeps what is typed so far; nothing is validated, nobody else sees it.

    With `checked` it is kept only over the draft that was saved at `based_on` (None: over none):
    two windows of one person do not silently overwrite each other.
    """

    action: ClassVar[str] = "save-draft"
    task: Key
    data: Mapping[str, Any]
    based_on: datetime | None = None
    checked: bool = False


@handles(SaveDraft)
def save_draft(command: SaveDraft, uow: UnitOfWork, context: Context) -> Answer:
    task, _ = _open(uow, context, command)
    if command.checked:
        kept = uow.drafts.get(task.key, context.actor.id)
        if (kept.saved_at if kept else None) != command.based_on:
            raise _draft_changed(kept)
    uow.drafts.put(Draft(task.key, context.actor.id, command.data, context.now))
    return {"task": str(task.key), "saved_at": context.now.isoformat()}


def _draft_changed(kept: Draft | None) -> Conflict:
    saved_at = kept.saved_at.isoformat() if kept else None
    return Conflict(
        "the draft has been changed in another window",
        reason_fi="Luonnosta on muutettu toisessa ikkunassa.",
        code="draft-changed",
        details={"saved_at": saved_at},
    )


def open_task(uow: UnitOfWork, key: Key) -> Task:
    """The task; InvalidState when it is over."""
    task = uow.tasks.get(key)
    if not task.is_open:
        raise InvalidState(
            f"the task is {task.state}",
            reason_fi="Tehtävä on jo päättynyt.",
            code="task-closed",
            details={"state": str(task.state), "completed_by": task.completed_by},
        )
    return task


def _open(uow: UnitOfWork, context: Context, command: Any) -> tuple[Task, Verdict]:
    case_of(uow, command.task, getattr(command, "revision", None))
    task = open_task(uow, command.task)
    return task, authorise(uow, context, command.action, task)


def _save(
    uow: UnitOfWork,
    context: Context,
    command: Any,
    before: Task,
    after: Task,
    verdict: Verdict,
    reason: str = "",
) -> Answer:
    uow.tasks.save(after)
    names = ("state", "claimant", "assignee", "delegated_to", "delegated_until")
    changed = [name for name in names if getattr(before, name) != getattr(after, name)]
    record(
        uow, context, after.key.case_id, command.action, subject=str(after.key), reason=reason,
        verdict=verdict, before={n: getattr(before, n) for n in changed},
        after={n: getattr(after, n) for n in changed} | _source(after),
    )  # fmt: skip
    return {"task": str(after.key), "state": str(after.state), "claimant": after.claimant}


def _source(task: Task) -> dict[str, Any]:
    return {"delegation_source": task.delegation_source} if task.delegated_to else {}
