"""What a step did becomes rows: tasks, jobs, subscriptions, incidents, history."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

import orjson

from engine.commands.offering import offered
from engine.dmn.record import inputs_of
from engine.feel.json import to_json
from engine.model import (
    Activity,
    ActivityState,
    Case,
    DecisionEvaluation,
    Incident,
    IncidentState,
    Instance,
    InstanceState,
    Job,
    JobKind,
    Key,
    Subscription,
    SubscriptionKind,
    TaskState,
)
from engine.ports import Context, UnitOfWork
from engine.runtime import effects as fx

MOST_RETRIES = 100


def timer_effect(instance_seq: int, timer: int) -> str:
    return f"timer:{instance_seq}:{timer}"


def work_effect(instance_seq: int, token: int) -> str:
    return f"work:{instance_seq}:{token}"


class Effects:
    """Writes the effects of one step of one root instance of the locked case."""

    def __init__(self, uow: UnitOfWork, context: Context, case: Case, instance: Instance) -> None:
        self.uow = uow
        self.context = context
        self.now = context.now
        self.case = case
        self.instance = instance
        self.seq = instance.key.seq

    def apply(self, effects: Iterable[fx.Effect]) -> None:
        for effect in effects:
            write = WRITERS.get(type(effect))
            if write is not None:
                write(self, effect)

    def key(self) -> Key:
        """A new key in the case."""
        return Key(self.case.id, self.uow.cases.next_seq())

    # ---- tasks

    def task_opened(self, effect: fx.TaskOpened) -> None:
        task = offered(self.key(), self.seq, effect, self.now)
        self.uow.tasks.add(task)
        self.context.rules.task_opened(task, self.case, self.now, self.uow)

    def task_closed(self, effect: fx.TaskClosed) -> None:
        task = self.uow.tasks.by_token(self.instance.key, effect.token)
        if task is not None:
            self.uow.tasks.save(replace(task, state=TaskState.CLOSED, ended_at=self.now))
            self.uow.drafts.clear(task.key)

    # ---- jobs

    def job(self, kind: JobKind, effect: str, **more: Any) -> None:
        more.setdefault("due_at", self.now)
        job = Job(
            key=self.key(),
            kind=kind,
            effect=effect,
            instance_seq=self.seq,
            created_at=self.now,
            **more,
        )
        self.uow.jobs.add(job)

    def work_opened(self, effect: fx.WorkOpened) -> None:
        retries = effect.retries if effect.retries is not None else 5
        self.job(
            JobKind.WORK,
            work_effect(self.seq, effect.token),
            token=effect.token,
            element_id=effect.element,
            topic=effect.topic,
            priority=effect.priority,
            max_attempts=max(1, min(retries, MOST_RETRIES)),
            payload={"properties": dict(effect.properties), "name": effect.name},
        )

    def work_closed(self, effect: fx.WorkClosed) -> None:
        self.uow.jobs.clear(self.instance.key, work_effect(self.seq, effect.token))

    def timer_set(self, effect: fx.TimerSet) -> None:
        self.job(
            JobKind.TIMER,
            timer_effect(self.seq, effect.timer),
            token=effect.timer,
            element_id=effect.element,
            due_at=effect.due,
        )

    def timer_cleared(self, effect: fx.TimerCleared) -> None:
        self.uow.jobs.clear(self.instance.key, timer_effect(self.seq, effect.timer))

    def message_thrown(self, effect: fx.MessageThrown) -> None:
        key = self.key()
        payload = {
            "name": effect.name,
            "variables": {name: _json(value) for name, value in effect.variables.items()},
            "business_key": effect.business_key or "",
            "targets": list(effect.targets),
        }
        self.uow.jobs.add(
            self._thrown(key, JobKind.MESSAGE, "message", effect.element, effect.name, payload)
        )

    def signal_thrown(self, effect: fx.SignalThrown) -> None:
        payload = {
            "name": effect.name,
            "variables": {name: _json(value) for name, value in effect.variables.items()},
        }
        self.uow.jobs.add(
            self._thrown(self.key(), JobKind.SIGNAL, "signal", effect.element, effect.name, payload)
        )

    def _thrown(
        self,
        key: Key,
        kind: JobKind,
        what: str,
        element: str,
        name: str,
        payload: Mapping[str, Any],
    ) -> Job:
        return Job(
            key=key,
            kind=kind,
            effect=f"{what}:{self.seq}:{key.seq}",
            due_at=self.now,
            instance_seq=self.seq,
            element_id=element,
            topic=name,
            payload=payload,
            created_at=self.now,
            max_attempts=10,
        )

    # ---- waiting

    def subscription_opened(self, effect: fx.SubscriptionOpened) -> None:
        self.uow.subscriptions.add(
            Subscription(
                key=self.key(),
                kind=SubscriptionKind(effect.kind),
                name=effect.name,
                instance_seq=self.seq,
                token=effect.subscription,
                element_id=effect.element,
                business_key=effect.business_key or "",
                correlation=correlation(effect.correlation),
            )
        )

        if effect.kind == SubscriptionKind.MESSAGE:
            self.uow.jobs.wake_message(effect.name, self.now)

    def subscription_closed(self, effect: fx.SubscriptionClosed) -> None:
        self.uow.subscriptions.remove(self.instance.key, effect.subscription)

    # ---- incidents

    def incident_raised(self, effect: fx.IncidentRaised) -> None:
        self.uow.incidents.add(
            Incident(
                key=self.key(),
                kind=effect.kind,
                message=effect.message[:4000],
                raised_at=self.now,
                instance_seq=self.seq,
                token=effect.incident,
                element_id=effect.element,
            )
        )

    def incident_resolved(self, effect: fx.IncidentResolved) -> None:
        for incident in self.uow.incidents.open_of_instance(self.instance.key):
            if incident.token == effect.incident and incident.job_seq is None:
                self.uow.incidents.save(
                    replace(
                        incident,
                        state=IncidentState.RESOLVED,
                        resolved_at=self.now,
                        resolved_by=self.context.actor.id,
                    )
                )

    # ---- history

    def activity_started(self, effect: fx.ActivityStarted) -> None:
        self.uow.history.add(self._activity(effect, ActivityState.ACTIVE))

    def activity_completed(self, effect: fx.ActivityCompleted) -> None:
        if effect.token:
            key, token = self.instance.key, effect.token
            done = ActivityState.COMPLETED
            self.uow.history.end(key, token, effect.element, done, self.now)
        else:
            self.uow.history.add(self._activity(effect, ActivityState.COMPLETED))

    def activity_cancelled(self, effect: fx.ActivityCancelled) -> None:
        key, token = self.instance.key, effect.token
        self.uow.history.end(key, token, effect.element, ActivityState.CANCELLED, self.now)

    def _activity(
        self, effect: fx.ActivityStarted | fx.ActivityCompleted, state: ActivityState
    ) -> Activity:
        kind, name = self._element(effect.process, effect.element)
        return Activity(
            key=self.key(),
            instance_seq=self.seq,
            token=effect.token,
            element_id=effect.element,
            element_type=kind,
            name=name,
            state=state,
            started_at=self.now,
            ended_at=None if state is ActivityState.ACTIVE else self.now,
            process=effect.process,
        )

    def _element(self, process: str, element: str) -> tuple[str, str]:
        own = process == self.instance.definition_key
        version = self.instance.definition_version if own else None
        found = self.uow.definitions.library().process(process, version)
        node = None if found is None else found.nodes.get(element)
        return ("", "") if node is None else (str(node.kind), node.name)

    def decided(self, effect: fx.DecisionEvaluated) -> None:
        self.uow.history.decided(
            DecisionEvaluation(
                key=self.key(),
                decision_id=effect.decision,
                evaluated_at=self.now,
                instance_seq=self.seq,
                element_id=effect.element,
                inputs=inputs_of(effect.record),
                outputs=_json(effect.result),
                rules=tuple(str(rule) for rule in effect.matched),
                record=effect.record,
            )
        )

    def instance_ended(self, effect: fx.InstanceEnded) -> None:
        if effect.instance:
            return
        state = InstanceState.CANCELLED if effect.cancelled else InstanceState.COMPLETED
        ended = replace(
            self.uow.instances.get(self.instance.key),
            state=state,
            ended_at=self.now,
            end_reason=effect.reason,
        )
        self.uow.instances.save(ended)
        self.context.rules.instance_ended(ended, self.case, self.now, self.uow)


WRITERS: Mapping[type, Callable[[Effects, Any], None]] = {
    fx.TaskOpened: Effects.task_opened,
    fx.TaskClosed: Effects.task_closed,
    fx.WorkOpened: Effects.work_opened,
    fx.WorkClosed: Effects.work_closed,
    fx.TimerSet: Effects.timer_set,
    fx.TimerCleared: Effects.timer_cleared,
    fx.MessageThrown: Effects.message_thrown,
    fx.SignalThrown: Effects.signal_thrown,
    fx.SubscriptionOpened: Effects.subscription_opened,
    fx.SubscriptionClosed: Effects.subscription_closed,
    fx.IncidentRaised: Effects.incident_raised,
    fx.IncidentResolved: Effects.incident_resolved,
    fx.ActivityStarted: Effects.activity_started,
    fx.ActivityCompleted: Effects.activity_completed,
    fx.ActivityCancelled: Effects.activity_cancelled,
    fx.DecisionEvaluated: Effects.decided,
    fx.InstanceEnded: Effects.instance_ended,
}


def correlation(values: Mapping[str, Any]) -> str:
    """The values that a message must carry, as canonical JSON; empty for none."""
    if not values:
        return ""
    plain = {name: _json(value) for name, value in values.items()}
    return orjson.dumps(plain, option=orjson.OPT_SORT_KEYS).decode()


def _json(value: Any) -> Any:
    return to_json(value)
