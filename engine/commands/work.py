"""Service work done by workers outside: fetched under a lease, then completed or failed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, ClassVar

from engine.commands.act import authorise, record
from engine.commands.cases import case_of
from engine.commands.failures import FailJob, fail_job
from engine.commands.registry import Answer, Command, handles
from engine.commands.starting import plain
from engine.commands.steps import advance, running
from engine.errors import Conflict, InvalidInput, NotFound
from engine.model import Job, JobKind, JobState, Key
from engine.ports import Context, UnitOfWork
from engine.runtime import commands as runtime

LONGEST_PAUSE = timedelta(days=30)


class CompleteWork(Command, frozen=True):
    """The worker has done it; with `error` it reports a BPMN error to the model."""

    action: ClassVar[str] = "complete-work"
    key: Key
    lease: str
    variables: Mapping[str, Any] = {}
    error: str = ""
    message: str = ""


@handles(CompleteWork)
def complete_work(command: CompleteWork, uow: UnitOfWork, context: Context) -> Answer:
    """Conflict when the lease has passed to another worker."""
    case = case_of(uow, command.key)
    verdict = authorise(uow, context, command.action, case)
    job = leased(uow, command.key, command.lease)
    instance = running(uow, Key(case.id, job.instance_seq or 0))
    variables = plain(command.variables)
    uow.jobs.done(job)
    step: runtime.Command = runtime.CompleteWork(job.token, variables)
    if command.error:
        step = runtime.ThrowError(job.token, command.error, command.message, variables)
    advance(uow, context, case, instance, step)
    after = {"topic": job.topic, "element": job.element_id, "error": command.error}
    record(
        uow, context, case.id, command.action, subject=str(job.key), verdict=verdict, after=after
    )
    return {"job": str(job.key), "instance": str(instance.key)}


class FailWork(Command, frozen=True):
    """The worker could not do it: tried again `retries` times, an incident at the end."""

    action: ClassVar[str] = "fail-work"
    key: Key
    lease: str
    error: str
    retries: int | None = None
    pause: timedelta | None = None


@handles(FailWork)
def fail_work(command: FailWork, uow: UnitOfWork, context: Context) -> Answer:
    case = case_of(uow, command.key)
    authorise(uow, context, command.action, case)
    if command.retries is not None and not 0 <= command.retries <= 1000:
        raise InvalidInput("retries are 0 to 1000", code="invalid-retries")
    if command.pause is not None and not timedelta(0) <= command.pause <= LONGEST_PAUSE:
        raise InvalidInput("the pause is at most 30 days", code="invalid-pause")
    job = leased(uow, command.key, command.lease)
    failed = FailJob(job.key, command.error, job.lease_owner, 0.5, command.retries, command.pause)
    return fail_job(failed, uow, context)


def leased(uow: UnitOfWork, key: Key, lease: str) -> Job:
    """The service work under that lease."""
    job = uow.jobs.get(key)
    if job is None or job.kind is not JobKind.WORK:
        raise NotFound(f"there is no work {key}", code="no-such-job", reason_fi="Työtä ei ole.")
    if job.state is not JobState.RUNNING or job.lease_owner != lease:
        raise Conflict(
            "the lease has run out or passed to another worker",
            code="lease-lost",
            reason_fi="Työ on siirtynyt toiselle.",
        )
    return job
