"""User tasks that a step opened or closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.changing import changed
from engine.commands.offering import offered
from engine.model import TaskState
from engine.runtime import effects as fx

if TYPE_CHECKING:
    from engine.commands.effects import Effects


def task_opened(at: Effects, effect: fx.TaskOpened) -> None:
    task = offered(at.key(), at.seq, effect, at.now)
    at.uow.tasks.add(task)
    at.context.rules.task_opened(task, at.case, at.now, at.uow)


def task_closed(at: Effects, effect: fx.TaskClosed) -> None:
    task = at.uow.tasks.by_token(at.instance.key, effect.token)
    if task is not None:
        at.uow.tasks.save(changed(task, state=TaskState.CLOSED, ended_at=at.now))
        at.uow.drafts.clear(task.key)
