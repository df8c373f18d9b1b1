"""Jobs whose effect lies outside, such as mail: prepared, done without a transaction, recorded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from engine.commands.registry import Answer, Command, handles
from engine.model import SYSTEM, Job, Key
from engine.ports import Context, HandlerContext, Outward, UnitOfWork, Work


def prepare(
    job: Job, outward: Outward, uow: UnitOfWork, now: datetime
) -> Callable[[], object] | None:
    """What is to be done outside; None when the job is gone, or another's by now.

    The handler is told the moment of the job, so that each attempt makes the same mail.
    """
    found = uow.jobs.get(job.key)
    if found is None or found.lease_owner != job.lease_owner:
        return None
    case = uow.cases.get(job.key.case_id)
    work = Work(job.key, job.topic or str(job.kind), job.token, job.element_id, job.attempts)
    moment = job.created_at or now
    return outward.prepare(HandlerContext(uow, case, work, job.payload, moment, SYSTEM))


class SettleJob(Command, frozen=True):
    """The effect has happened outside: the job goes, if it is still the worker's own."""

    action: ClassVar[str] = "settle-job"
    key: Key
    lease: str


@handles(SettleJob)
def settle_job(command: SettleJob, uow: UnitOfWork, context: Context) -> Answer:
    job = uow.jobs.get(command.key)
    if job is None or job.lease_owner != command.lease:
        return {"done": False}
    uow.jobs.done(job)
    return {"done": True}
