"""What went wrong: a job tried again, then an incident; an administrator tries once more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, ClassVar

from msgspec.structs import replace as changed

from engine.commands.act import authorise, record
from engine.commands.registry import Answer, Command, handles
from engine.commands.steps import RUNNING, advance
from engine.errors import InvalidState, NotFound
from engine.model import (
    SYSTEM_CASE,
    CaseState,
    Incident,
    IncidentState,
    Job,
    JobKind,
    JobState,
    Key,
)
from engine.ports import Context, UnitOfWork
from engine.runtime import commands as runtime

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(hours=1)
LONGEST_ERROR = 2000


class FailJob(Command, frozen=True):
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
    free = changed(job, error=error, lease_owner="", lease_until=None)
    if left > 0:
        pause = back_off(job.attempts, command.jitter) if command.pause is None else command.pause
        limit = max(job.max_attempts, job.attempts + left)
        uow.jobs.save(
            changed(free, state=JobState.RETRYING, due_at=context.now + pause, max_attempts=limit)
        )
        return {"state": str(JobState.RETRYING)}
    uow.jobs.save(changed(free, state=JobState.FAILED))
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


class RetryJob(Command, frozen=True):
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
    """The job as if it had never been tried, and as if nothing had been thrown before it."""
    payload = {name: value for name, value in job.payload.items() if name != "following"}
    uow.jobs.save(
        changed(
            job,
            payload=payload,
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
        changed(
            incident,
            state=IncidentState.RESOLVED,
            resolved_at=context.now,
            resolved_by=context.actor.id,
        )
    )


class RetryIncident(Command, frozen=True):
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
