"""User tasks that a step opened or closed."""

from __future__ import annotations

from msgspec.structs import replace as changed

from engine.commands.effects.at import At
from engine.commands.offering import offered
from engine.model import TaskState
from engine.runtime import effects as fx


def task_opened(at: At, effect: fx.TaskOpened) -> None:
    task = offered(at.key(), at.seq, effect, at.now)
    at.uow.tasks.add(task)
    at.context.rules.task_opened(task, at.case, at.now, at.uow)


def task_closed(at: At, effect: fx.TaskClosed) -> None:
    task = at.uow.tasks.by_token(at.instance.key, effect.token)
    if task is not None:
        at.uow.tasks.save(changed(task, state=TaskState.CLOSED, ended_at=at.now))
        at.uow.drafts.clear(task.key)
