"""Run a job that is due, in one transaction with its effect."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from engine.commands.act import record
from engine.commands.delivery import deliver_message, spread_signal
from engine.commands.registry import Answer, Command, handles
from engine.commands.starting import begin, new_case, next_turn
from engine.commands.steps import RUNNING, advance, visible
from engine.errors import NotFound
from engine.model import SYSTEM, DefinitionKind, Instance, Job, JobKind, JobState, Key
from engine.ports import BusinessError, Context, Handler, HandlerContext, UnitOfWork, Work
from engine.runtime import commands as runtime


class RunJob(Command, frozen=True):
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
    again = next_turn(job, context.now)
    if again is None:
        uow.jobs.done(job)
    else:
        uow.jobs.save(again)


RUNNERS: Mapping[JobKind, Callable[[Job, UnitOfWork, Context], None]] = {
    JobKind.TIMER: _timer,
    JobKind.WORK: _work,
    JobKind.MESSAGE: deliver_message,
    JobKind.SIGNAL: spread_signal,
    JobKind.MAIL: _effect,
    JobKind.DOCUMENT: _effect,
    JobKind.EFFECT: _effect,
    JobKind.START_TIMER: _start_timer,
}
