"""What a step wants done later: timers, service work, messages and signals on their way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.commands.effects.at import At
from engine.feel.json import to_json
from engine.model import Job, JobKind, Key
from engine.runtime import effects as fx

MOST_RETRIES = 100
MOST_FOLLOWING = 10_000  # deliveries that one act may set off by messages and signals of models


def timer_effect(instance_seq: int, timer: int) -> str:
    return f"timer:{instance_seq}:{timer}"


def work_effect(instance_seq: int, token: int) -> str:
    return f"work:{instance_seq}:{token}"


def _job(at: At, kind: JobKind, effect: str, **more: Any) -> None:
    more.setdefault("due_at", at.now)
    job = Job(
        key=at.key(),
        kind=kind,
        effect=effect,
        instance_seq=at.seq,
        created_at=at.now,
        **more,
    )
    at.uow.jobs.add(job)


def work_opened(at: At, effect: fx.WorkOpened) -> None:
    retries = effect.retries if effect.retries is not None else 5
    _job(
        at,
        JobKind.WORK,
        work_effect(at.seq, effect.token),
        token=effect.token,
        element_id=effect.element,
        topic=effect.topic,
        priority=effect.priority,
        max_attempts=max(1, min(retries, MOST_RETRIES)),
        payload={"properties": dict(effect.properties), "name": effect.name},
    )


def work_closed(at: At, effect: fx.WorkClosed) -> None:
    at.uow.jobs.clear(at.instance.key, work_effect(at.seq, effect.token))


def timer_set(at: At, effect: fx.TimerSet) -> None:
    _job(
        at,
        JobKind.TIMER,
        timer_effect(at.seq, effect.timer),
        token=effect.timer,
        element_id=effect.element,
        due_at=effect.due,
    )


def timer_cleared(at: At, effect: fx.TimerCleared) -> None:
    at.uow.jobs.clear(at.instance.key, timer_effect(at.seq, effect.timer))


def message_thrown(at: At, effect: fx.MessageThrown) -> None:
    key = at.key()
    payload = {
        "name": effect.name,
        "variables": {name: to_json(value) for name, value in effect.variables.items()},
        "business_key": effect.business_key or "",
        "targets": list(effect.targets),
    }
    at.uow.jobs.add(
        _thrown(at, key, JobKind.MESSAGE, "message", effect.element, effect.name, payload)
    )


def signal_thrown(at: At, effect: fx.SignalThrown) -> None:
    payload = {
        "name": effect.name,
        "variables": {name: to_json(value) for name, value in effect.variables.items()},
    }
    at.uow.jobs.add(
        _thrown(at, at.key(), JobKind.SIGNAL, "signal", effect.element, effect.name, payload)
    )


def _thrown(
    at: At,
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
        effect=f"{what}:{at.seq}:{key.seq}",
        due_at=at.now,
        instance_seq=at.seq,
        element_id=element,
        topic=name,
        payload={**payload, "following": _share(at)},
        created_at=at.now,
        max_attempts=10,
    )


def _share(at: At) -> int:
    """How many deliveries may still follow from this one: what is left, shared among all thrown.

    Models that throw to one another in a circle would begin instances for ever, twice as many
    each time where two are thrown: they all draw on what the first act had.
    """
    left = MOST_FOLLOWING if at.context.following is None else at.context.following
    return (left - at.thrown) // at.thrown
