"""Works off due jobs: claims a batch, runs each in one transaction, notes what failed."""

from __future__ import annotations

import os
import random
import socket
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from engine.commands.failures import FailJob
from engine.commands.jobs import RunJob
from engine.commands.outward import SettleJob, prepare
from engine.errors import EngineError, Unavailable
from engine.model import SYSTEM, Job
from engine.ports import Outward, OutwardFailed
from storage.claims import LEASE, any_due, begin, claim, give_back, is_taken_over, next_due
from storage.faults import is_full, is_lost, is_transient, passes
from storage.run import Runner
from storage.warming import warm

BATCH = 20
SHARE = 5
MOST_BEHIND = 30
LONGEST_SLEEP_S = 30.0
MOST_ROUNDS = 100_000


class Worker:
    """One worker. Several, in threads, processes and machines, may share a database."""

    def __init__(
        self,
        runner: Runner,
        *,
        name: str = "",
        batch: int = BATCH,
        lease: timedelta = LEASE,
        report: Callable[[Job, BaseException], None] | None = None,
        watch: Callable[[Job, datetime], None] | None = None,
    ) -> None:
        self.runner = runner
        self.name = name or f"{socket.gethostname()}-{os.getpid()}"
        self._batch = batch
        self._lease = lease
        self._report = report
        self._watch = watch
        self._behind: set[str] = set()
        self._more = False  # whether the last batch was full: there may be another
        self._begun: tuple[Job, float] | None = None
        self._awake = threading.Event()
        self.stopped = threading.Event()

    @property
    def topics(self) -> Collection[str]:
        """The topics of work that it has a handler for."""
        return self.runner.handlers

    # ---- one round

    def run_once(self, now: datetime) -> int:
        """Claims what is due and runs it; how many jobs were claimed."""
        return self._round(lambda: now)

    def _round(self, clock: Callable[[], datetime]) -> int:
        now = clock()
        if not self._more and not any_due(self.runner.database, now, self.runner.handlers):
            return 0
        jobs = self.claim_due(now)
        self._more = len(jobs) >= self._batch
        return self._try(jobs, clock)

    def _try(self, jobs: Sequence[Job], clock: Callable[[], datetime]) -> int:
        """One after the other; what is left at half of the lease, or at a stop, is given back."""
        for place, job in enumerate(jobs):
            now = clock()
            assert job.lease_until is not None
            if self.stopped.is_set() or now >= job.lease_until - self._lease / 2:
                give_back(self.runner.database, jobs[place:])
                break
            self.run_job(job, now)
        return len(jobs)

    def _claimed(self, now: datetime, **which: Any) -> list[Job]:
        """Leased to this worker; the cases of several are read together."""
        jobs = claim(
            self.runner.database, now, self.runner.handlers,
            most=self._batch, lease=self._lease, worker=self.name, **which,
        )  # fmt: skip
        warm(self.runner.database, jobs)
        return jobs

    def claim_due(self, now: datetime) -> list[Job]:
        """A batch; a case that had more than its share steps behind until the others had theirs."""
        jobs = self._claimed(now, behind=self._behind)
        if not jobs and self._behind:
            self._behind.clear()
            jobs = self._claimed(now)
        shares = Counter(job.key.case_id for job in jobs)
        self._behind |= {case_id for case_id, count in shares.items() if count > SHARE}
        if len(self._behind) > MOST_BEHIND:
            self._behind.clear()
        return jobs

    def run_job(self, job: Job, now: datetime) -> None:
        """One claimed job to its end: done, or its failure noted. Never raises but for a
        database that is gone."""
        self._begun = job, time.monotonic()
        try:
            self._run(job, now)
        finally:
            self._begun = None

    @property
    def at_hand(self) -> tuple[Job, float] | None:
        """The job that runs just now and for how many seconds it does; None between two."""
        begun = self._begun
        return None if begun is None else (begun[0], time.monotonic() - begun[1])

    def _run(self, job: Job, now: datetime) -> None:
        if self._watch is not None:
            self._watch(job, now)
        if is_taken_over(job):
            if job.attempts >= job.max_attempts:
                self._fail(job, now, job.error or "the worker died each time it tried this")
                return
            job = begin(self.runner.database, job)
        outward = self.runner.outward.get(job.topic or str(job.kind))
        try:
            if outward is not None:
                self._act(job, outward, now)
            else:
                self.runner.run(RunJob(job.key, job.lease_owner), SYSTEM, now)
        except Exception as error:
            if is_lost(error) or is_full(error) or isinstance(error, Unavailable):
                raise
            if self._report is not None:
                self._report(job, error)
            hopeless = isinstance(error, OutwardFailed) and error.permanent
            self._fail(job, now, _told(error), retries=0 if hopeless else None)

    def _act(self, job: Job, outward: Outward, now: datetime) -> None:
        """Outside of any transaction, however long it takes; then the row goes."""
        with self.runner.unit() as unit:
            act = prepare(job, outward, unit, now)
        if act is not None:
            act()
            self.runner.run(SettleJob(job.key, job.lease_owner), SYSTEM, now)

    def _fail(self, job: Job, now: datetime, error: str, retries: int | None = None) -> None:
        command = FailJob(job.key, error, job.lease_owner, random.random(), retries)
        try:
            self.runner.run(command, SYSTEM, now)
        except Unavailable:
            raise
        except EngineError:
            return  # the lease runs out and the job is tried again
        except Exception as failure:
            if not is_transient(failure):
                raise

    def visit(self, case_id: str, clock: Callable[[], datetime]) -> int:
        """Runs all that is due in one case; how many jobs were tried."""
        total = 0
        while jobs := self._claimed(clock(), case_id=case_id):
            total += self._try(jobs, clock)
            if self.stopped.is_set():
                break
        return total

    # ---- virtual clock

    def run_due(self, now: datetime) -> int:
        """Drains all that is due at `now`, what the jobs themselves enqueue included; how many."""
        total = 0
        for _ in range(MOST_ROUNDS):
            count = self.run_once(now)
            if not count:
                return total
            total += count
        raise RuntimeError("jobs beget jobs without an end")

    def next_due(self) -> datetime | None:
        """When there will be something to do, as far as is known."""
        return next_due(self.runner.database)

    # ---- the loop

    def wake(self) -> None:
        """Something is due now."""
        self._awake.set()

    def stop(self) -> None:
        """Ends the loop after the job at hand; what was claimed beside it is given back."""
        self.stopped.set()
        self._awake.set()

    def loop(self, clock: Callable[[], datetime], poll: float = 1.0) -> None:
        """Works until `stop`; sleeps until woken, the next due time, or `poll` seconds."""
        pause = poll
        while not self.stopped.is_set():
            self._awake.clear()
            try:
                worked = self._round(clock)
                pause = poll
            except Exception as error:
                if not passes(error):
                    raise
                worked, pause = 0, min(LONGEST_SLEEP_S, pause * 2)
            if not worked:
                self._awake.wait(pause)


def _told(error: BaseException) -> str:
    """The error in words, with the place where it arose."""
    if isinstance(error, EngineError):
        return f"{error.code}: {error}"
    place = traceback.extract_tb(error.__traceback__)[-1:]
    where = f" ({place[0].name}, line {place[0].lineno})" if place else ""
    return f"{type(error).__name__}: {error}{where}"
