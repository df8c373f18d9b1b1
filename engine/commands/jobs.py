"""Run a job that is due, in one transaction with its effect; note a failure; try again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, ClassVar

from engine.commands.act import authorise, record
from engine.commands.messages import Route, deliver, signal_receivers, started
from engine.commands.registry import Answer, Command, handles
from engine.commands.starting import begin, new_case, next_turn
from engine.commands.steps import RUNNING, advance, visible
from engine.errors import InvalidState, NotFound
from engine.feel.json import from_json
from engine.model import (
    SYSTEM,
    SYSTEM_CASE,
    CaseState,
    DefinitionKind,
    Incident,
    IncidentState,
    Instance,
    Job,
    JobKind,
    JobState,
    Key,
)
from engine.ports import BusinessError, Context, Handler, HandlerContext, UnitOfWork, Work
from engine.runtime import commands as runtime
from engine.runtime.correlation import Message

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(hours=1)
LONGEST_ERROR = 2000


@dataclass(frozen=True, slots=True)
class RunJob(Command):
    """`lease` is the claim's mark; a job that is gone or claimed anew by another is left alone."""

    action: ClassVar[str] = "run-job"
    key: Key
    lease: str = ""


@handles(RunJob)
def run_job(command: RunJob, uow: UnitOfWork, context: Context) -> Answer:
    """Answers `done`; false when there was nothing to do any more, which is normal."""
    job = uow.jobs.get(command.key)
    if job is None or job.state is JobState.SUSPENDED or job.lease_owner != command.lease:
        return {"done": False}
    RUNNERS[job.kind](job, uow, context)
    return {"done": True}


def _running(uow: UnitOfWork, job: Job) -> Instance | None:
    """The job's instance with its case locked; None when it has ended meanwhile."""
    assert job.instance_seq is not None
    case = uow.cases.lock(job.key.case_id)
    instance = uow.instances.get(Key(case.id, job.instance_seq))
    return instance if instance.state in RUNNING else None


def _timer(job: Job, uow: UnitOfWork, context: Context) -> None:
    instance = _running(uow, job)
    uow.jobs.done(job)
    if instance is None:
        return
    case = uow.cases.get(job.key.case_id)
    advance(uow, context, case, instance, runtime.FireTimer(job.token))
    after = {"element": job.element_id, "due": job.due_at}
    record(uow, context, case.id, "timer-fired", subject=str(instance.key), after=after)


def _work(job: Job, uow: UnitOfWork, context: Context) -> None:
    instance = _running(uow, job)
    if instance is None:
        uow.jobs.done(job)
        return
    case = uow.cases.get(job.key.case_id)
    variables = visible(instance, job.token)
    properties = job.payload.get("properties", {})
    work = Work(job.key, job.topic, job.token, job.element_id, job.attempts, properties)
    handler = _handler(context, job.topic)
    step: runtime.Command
    try:
        result = handler(HandlerContext(uow, case, work, variables, context.now, SYSTEM))
        step = runtime.CompleteWork(job.token, dict(result or {}))
    except BusinessError as error:
        step = runtime.ThrowError(job.token, error.code, error.message, dict(error.variables))
    uow.jobs.done(job)
    advance(uow, context, case, uow.instances.get(instance.key), step)
    after = {"topic": job.topic, "element": job.element_id}
    record(uow, context, case.id, "work-done", subject=str(instance.key), after=after)


def _handler(context: Context, topic: str) -> Handler:
    handler = context.handlers.get(topic)
    if handler is None:
        raise NotFound(f"no handler for the topic {topic}", code="no-handler")
    return handler


def _effect(job: Job, uow: UnitOfWork, context: Context) -> None:
    """Mail, documents and the like: the handler of the topic acts, the row goes."""
    case = uow.cases.get(job.key.case_id)
    work = Work(job.key, job.topic or job.kind, job.token, job.element_id, job.attempts)
    handler = _handler(context, job.topic if job.topic in context.handlers else str(job.kind))
    handler(HandlerContext(uow, case, work, job.payload, context.now, SYSTEM, context.rules))
    uow.jobs.done(job)


def _message(job: Job, uow: UnitOfWork, context: Context) -> None:
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


def _signal(job: Job, uow: UnitOfWork, context: Context) -> None:
    """First finds the receivers and makes a job for each; those then deliver, case by case."""
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
    ]
    for index, target in enumerate(targets):
        key = Key(job.key.case_id, uow.cases.next_seq())
        uow.jobs.add(
            replace(
                job, key=key, effect=f"{job.effect}:{index}", payload={**job.payload, **target},
                state=JobState.SCHEDULED, attempts=0, lease_owner="", lease_until=None,
                due_at=context.now, created_at=context.now,
            )
        )  # fmt: skip
    uow.jobs.done(job)


def _deliver_signal(job: Job, target: Key, uow: UnitOfWork, context: Context) -> None:
    uow.jobs.done(job)
    variables = _restored(job.payload)
    begun = job.payload.get("start")
    if begun is not None:
        starts = uow.definitions.starts("signal", job.payload["name"])
        for start in starts:
            if [start.definition_key, start.element_id] == begun:
                sender = job.key.case_id if job.instance_seq else ""
                started(uow, context, start, Route(Message(start.name, variables), sender=sender))
        return
    case = uow.cases.lock(target.case_id)
    instance = uow.instances.get(target)
    if instance.state in RUNNING:
        step = runtime.DeliverSignal(job.payload["name"], variables)
        advance(uow, context, case, instance, step)


def _start_timer(job: Job, uow: UnitOfWork, context: Context) -> None:
    """Begins the latest version in a new case; a cycle's job moves to its next turn."""
    start = next(
        (
            each
            for each in uow.definitions.starts("timer")
            if (each.definition_key, each.element_id) == (job.topic, job.element_id)
        ),
        None,
    )
    if start is None:
        uow.jobs.done(job)
        return
    definition = uow.definitions.get(
        DefinitionKind.PROCESS, start.definition_key, start.definition_version
    )
    case = new_case(uow, context, definition.name or definition.key)
    begin(uow, context, case, definition, {"case_number": case.number}, element=start.element_id)
    record(uow, context, case.id, "timer-start", subject=definition.key)
    again = next_turn(job)
    if again is None:
        uow.jobs.done(job)
    else:
        uow.jobs.save(again)


def _restored(payload: Mapping[str, Any]) -> dict[str, Any]:
    return {name: from_json(value) for name, value in payload.get("variables", {}).items()}


RUNNERS: Mapping[JobKind, Callable[[Job, UnitOfWork, Context], None]] = {
    JobKind.TIMER: _timer,
    JobKind.WORK: _work,
    JobKind.MESSAGE: _message,
    JobKind.SIGNAL: _signal,
    JobKind.MAIL: _effect,
    JobKind.DOCUMENT: _effect,
    JobKind.EFFECT: _effect,
    JobKind.START_TIMER: _start_timer,
}


@dataclass(frozen=True, slots=True)
class FailJob(Command):
    """A job went wrong: again after a growing pause, an incident when no attempt is left.

    `jitter` is a number from 0 to 1 that the caller draws.
    """

    action: ClassVar[str] = "fail-job"
    key: Key
    error: str
    lease: str = ""
    jitter: float = 0.5
    retries: int | None = None
    pause: timedelta | None = None


@handles(FailJob)
def fail_job(command: FailJob, uow: UnitOfWork, context: Context) -> Answer:
    job = uow.jobs.get(command.key)
    if job is None or job.lease_owner != command.lease or job.state is JobState.SUSPENDED:
        return {"state": "gone"}
    left = job.max_attempts - job.attempts if command.retries is None else command.retries
    error = command.error[:LONGEST_ERROR]
    free = replace(job, error=error, lease_owner="", lease_until=None)
    if left > 0:
        pause = back_off(job.attempts, command.jitter) if command.pause is None else command.pause
        limit = max(job.max_attempts, job.attempts + left)
        uow.jobs.save(
            replace(free, state=JobState.RETRYING, due_at=context.now + pause, max_attempts=limit)
        )
        return {"state": str(JobState.RETRYING)}
    uow.jobs.save(replace(free, state=JobState.FAILED))
    _incident(uow, context, free)
    return {"state": str(JobState.FAILED)}


def back_off(attempts: int, jitter: float) -> timedelta:
    """Doubles from 5 s to 1 h; the jitter takes up to a half of it away."""
    doublings: int = 2 ** min(max(attempts - 1, 0), 20)
    whole = min(LONGEST_PAUSE, FIRST_PAUSE * doublings)
    return whole * (1 - jitter / 2)


def _incident(uow: UnitOfWork, context: Context, job: Job) -> None:
    case = uow.cases.lock(job.key.case_id)
    after = {"kind": job.kind, "topic": job.topic, "error": job.error, "attempts": job.attempts}
    record(uow, context, case.id, "job-failed", subject=str(job.key), after=after)
    if job.kind is JobKind.WORK and job.instance_seq is not None:
        instance = uow.instances.get(Key(case.id, job.instance_seq))
        if instance.state in RUNNING:
            advance(uow, context, case, instance, runtime.FailWork(job.token, job.error))
        return
    incident = Incident(
        key=Key(case.id, uow.cases.next_seq()), kind=f"job-{job.kind}", message=job.error,
        raised_at=context.now, instance_seq=job.instance_seq, element_id=job.element_id,
        job_seq=job.key.seq,
    )  # fmt: skip
    uow.incidents.add(incident)


@dataclass(frozen=True, slots=True)
class RetryJob(Command):
    """Tries a failed or waiting job again, now, with all its attempts."""

    action: ClassVar[str] = "retry-job"
    key: Key


@handles(RetryJob)
def retry_job(command: RetryJob, uow: UnitOfWork, context: Context) -> Answer:
    case = uow.cases.lock(command.key.case_id)
    verdict = authorise(uow, context, command.action, None if case.id == SYSTEM_CASE else case)
    job = uow.jobs.get(command.key)
    if job is None:
        raise NotFound(
            f"there is no job {command.key}",
            code="no-such-job",
            reason_fi="Työtä ei ole, tai se on jo tehty.",
        )
    if job.state not in (JobState.FAILED, JobState.RETRYING):
        raise InvalidState(
            f"the job is {job.state}", code="job-not-failed", reason_fi="Työ ei ole epäonnistunut."
        )
    again(uow, job, context.now)
    for incident in uow.incidents.open_of_job(job.key):
        resolve(uow, context, incident)
    record(
        uow,
        context,
        case.id,
        command.action,
        subject=str(job.key),
        verdict=verdict,
        before={"state": job.state, "error": job.error},
    )
    return {"job": str(job.key), "state": str(JobState.SCHEDULED)}


def again(uow: UnitOfWork, job: Job, now: datetime) -> None:
    """The job as if it had never been tried."""
    uow.jobs.save(
        replace(
            job,
            state=JobState.SCHEDULED,
            attempts=0,
            due_at=now,
            error="",
            lease_owner="",
            lease_until=None,
        )
    )


def resolve(uow: UnitOfWork, context: Context, incident: Incident) -> None:
    uow.incidents.save(
        replace(
            incident,
            state=IncidentState.RESOLVED,
            resolved_at=context.now,
            resolved_by=context.actor.id,
        )
    )


@dataclass(frozen=True, slots=True)
class RetryIncident(Command):
    """Tries again what stands still, after `variables` were set."""

    action: ClassVar[str] = "retry-incident"
    key: Key
    variables: Mapping[str, Any] | None = None


@handles(RetryIncident)
def retry_incident(command: RetryIncident, uow: UnitOfWork, context: Context) -> Answer:
    case = uow.cases.lock(command.key.case_id)
    verdict = authorise(uow, context, command.action, None if case.id == SYSTEM_CASE else case)
    incident = uow.incidents.get(command.key)
    if incident.state is not IncidentState.OPEN or case.state is not CaseState.OPEN:
        raise InvalidState(
            "the incident is resolved already",
            code="incident-resolved",
            reason_fi="Häiriö on jo ratkaistu.",
        )
    if incident.job_seq is not None:
        job = uow.jobs.get(Key(case.id, incident.job_seq))
        if job is not None:
            again(uow, job, context.now)
        resolve(uow, context, incident)
    else:
        instance = uow.instances.get(Key(case.id, incident.instance_seq or 0))
        step = runtime.RetryIncident(incident.token, command.variables or {})
        advance(uow, context, case, instance, step)
        left = uow.incidents.get(command.key)
        if left.state is IncidentState.OPEN:
            resolve(uow, context, left)
    record(
        uow,
        context,
        case.id,
        command.action,
        subject=str(command.key),
        verdict=verdict,
        before={"message": incident.message},
    )
    return {"incident": str(command.key)}
