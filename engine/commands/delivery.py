"""Messages and signals on their way: jobs that bring them to whoever waits, in whatever case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace as changed

from engine.commands.act import record
from engine.commands.effects import jobs
from engine.commands.messages import (
    MOST_CANDIDATES,
    Route,
    deliver,
    signal_receivers,
    started,
)
from engine.commands.steps import RUNNING, advance
from engine.errors import EngineError
from engine.feel.json import from_json
from engine.model import Job, JobState, Key, StartSubscription, SubscriptionKind
from engine.ports import Context, UnitOfWork
from engine.runtime import commands as runtime
from engine.runtime.correlation import Message, begun
from engine.runtime.state import State


def deliver_message(job: Job, uow: UnitOfWork, context: Context) -> None:
    context = _following(job, context)
    message = Message(
        name=job.payload["name"],
        variables=_restored(job.payload),
        business_key=job.payload.get("business_key") or None,
        targets=tuple(job.payload.get("targets", ())),
    )
    case, key = deliver(uow, context, Route(message, sender=job.key.case_id))
    uow.jobs.done(job)
    after = {"message": message.name, "from": job.key.case_id}
    record(uow, context, case.id, "message-delivered", subject=str(key), after=after)


def spread_signal(job: Job, uow: UnitOfWork, context: Context) -> None:
    """First finds the receivers and makes a job for each; those then deliver, case by case."""
    context = _following(job, context)
    name, target = job.payload["name"], job.payload.get("target")
    if target is not None:
        _deliver_signal(job, Key(*target), uow, context)
        return
    uow.cases.lock(job.key.case_id)
    sender = Key(job.key.case_id, job.instance_seq or 0)
    targets: list[dict[str, Any]] = [
        {"target": list(key)} for key in signal_receivers(uow, name, sender)
    ]
    targets += [
        {"target": ["", 0], "start": [start.definition_key, start.element_id]}
        for start in uow.definitions.starts("signal", name)
        if not _awaited(uow, start)
    ]
    shared = {**job.payload, "following": (context.following or 0) // max(len(targets), 1)}
    for index, target in enumerate(targets):
        key = Key(job.key.case_id, uow.cases.next_seq())
        uow.jobs.add(
            changed(
                job, key=key, effect=f"{job.effect}:{index}", payload={**shared, **target},
                state=JobState.SCHEDULED, attempts=0, lease_owner="", lease_until=None,
                due_at=context.now, created_at=context.now,
            )
        )  # fmt: skip
    uow.jobs.done(job)


def _following(job: Job, context: Context) -> Context:
    """What the delivery sets off draws on the job's share. Raises EngineError when it is used up;
    an administrator's retry gives a new one."""
    left = job.payload.get("following", jobs.MOST_FOLLOWING)
    if left < 0:
        raise EngineError(
            f"models throw to one another without end: {job.payload['name']}",
            reason_fi="Prosessimallit lähettävät toisilleen viestejä loputtomasti.",
            code="endless-messages",
        )
    return changed(context, following=left)


def _awaited(uow: UnitOfWork, start: StartSubscription) -> bool:
    """An instance that has begun there waits for this signal as the rest of its start event."""
    where = start.definition_key, start.element_id, start.name
    waiting = uow.subscriptions.waiting(SubscriptionKind.SIGNAL, start.name, limit=MOST_CANDIDATES)
    keys = {Key(x.key.case_id, x.instance_seq) for x in waiting if x.element_id == start.element_id}
    return any(begun(State.decode(uow.instances.get(key).blob), *where) for key in keys)


def _deliver_signal(job: Job, target: Key, uow: UnitOfWork, context: Context) -> None:
    uow.jobs.done(job)
    variables = _restored(job.payload)
    begun = job.payload.get("start")
    if begun is not None:
        starts = uow.definitions.starts("signal", job.payload["name"])
        for start in starts:
            if [start.definition_key, start.element_id] == begun:
                sender = job.key.case_id if job.instance_seq else ""
                route = Route(Message(start.name, variables), sender=sender)
                case, key = started(uow, context, start, route)
                _told(uow, context, case.id, key, job)
        return
    case = uow.cases.lock(target.case_id)
    instance = uow.instances.get(target)
    if instance.state in RUNNING:
        step = runtime.DeliverSignal(job.payload["name"], variables)
        advance(uow, context, case, instance, step)
        _told(uow, context, case.id, target, job)


def _told(uow: UnitOfWork, context: Context, case_id: str, key: Key, job: Job) -> None:
    """In the log of the case that received it: the signal may have closed tasks of people there."""
    after = {"signal": job.payload["name"], "from": job.key.case_id}
    record(uow, context, case_id, "signal-delivered", subject=str(key), after=after)


def _restored(payload: Mapping[str, Any]) -> dict[str, Any]:
    return {name: from_json(value) for name, value in payload.get("variables", {}).items()}
