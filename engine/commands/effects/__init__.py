"""What a step did becomes rows, a file for each noun: tasks, jobs, who waits, history."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from engine.commands.effects import history, jobs, tasks, waiting
from engine.commands.effects.at import At
from engine.runtime import effects as fx


class Effects(At):
    """Writes the effects of one step of one root instance of the locked case."""

    def apply(self, effects: Sequence[fx.Effect]) -> None:
        self.effects = effects
        for effect in effects:
            write = WRITERS.get(type(effect))
            if write is not None:
                write(self, effect)


WRITERS: Mapping[type, Callable[[At, Any], None]] = {
    fx.TaskOpened: tasks.task_opened,
    fx.TaskClosed: tasks.task_closed,
    fx.WorkOpened: jobs.work_opened,
    fx.WorkClosed: jobs.work_closed,
    fx.TimerSet: jobs.timer_set,
    fx.TimerCleared: jobs.timer_cleared,
    fx.MessageThrown: jobs.message_thrown,
    fx.SignalThrown: jobs.signal_thrown,
    fx.SubscriptionOpened: waiting.subscription_opened,
    fx.SubscriptionClosed: waiting.subscription_closed,
    fx.IncidentRaised: waiting.incident_raised,
    fx.IncidentResolved: waiting.incident_resolved,
    fx.ActivityStarted: history.activity_started,
    fx.ActivityCompleted: history.activity_completed,
    fx.ActivityCancelled: history.activity_cancelled,
    fx.ConditionUnclear: history.condition_unclear,
    fx.DecisionEvaluated: history.decided,
    fx.InstanceEnded: history.instance_ended,
}
