"""Procrastinate on PostgreSQL: tells a worker on any node, at once, which case has due jobs.

Told is the case, not the job: a job may have moved or gone by then, and one visit does all that is
due. What is due now carries the case as its lock, so that two nodes do not visit one case at the
same time; what is due later has none, since Procrastinate holds back whatever was told after an
earlier one of the same lock, even if that is due next year.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import procrastinate
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException

from engine.model import Job
from storage.carriers.port import Working
from storage.carriers.schema import SCHEMA, install
from storage.claims import overdue_cases
from storage.database import Database
from storage.faults import passes
from storage.link import Link

VISIT, RESCUE = "visit-case", "rescue-stalled"
HEARTBEAT_S, STALE_S = 2.0, 6.0
LONGEST_PAUSE_S = 30.0
FORGOTTEN = timedelta(seconds=2)
EVERY_FEW_SECONDS = "* * * * * */5"  # croniter: the seconds come last


class Procrastinate:
    """See `storage.carriers.port.Carrier`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        install(database)
        self._teller = procrastinate.App(connector=procrastinate.SyncPsycopgConnector())
        self._visit = self._teller.task(name=VISIT)(_never)

    # ---- telling

    def enqueued(self, link: Link, jobs: Iterable[Job], now: datetime | None) -> None:
        """One visit for each case and due time, in the transaction of the jobs."""
        for case_id, due in {(job.key.case_id, _later(job.due_at, now)) for job in jobs}:
            self._tell(link, case_id, due)

    def _tell(self, link: Link, case_id: str, due: datetime | None, queueing: str = "") -> None:
        how: dict[str, Any] = {"schedule_at": due} if due else {"lock": case_id}
        if queueing:
            how["queueing_lock"] = queueing
        try:
            self._visit.configure(connection=link.driver, **how).defer(case_id=case_id)
        except ConnectorException as error:
            raise error.__cause__ or error from None

    def look_out(self, workers: Sequence[Working], now: datetime) -> datetime | None:
        """Tells once more of what is due for a while and nobody has come for."""
        topics = workers[0].topics
        for case_id in overdue_cases(self._database, now - FORGOTTEN, topics):
            with contextlib.suppress(AlreadyEnqueued), self._database.writing() as link:
                self._tell(link, case_id, None, queueing=f"again:{case_id}")
        return None

    # ---- working

    def work(self, workers: Sequence[Working], clock: Callable[[], datetime], poll: float) -> None:
        """Serves until the workers are stopped; comes back when the database does."""
        pause = poll
        while not workers[0].stopped.is_set():
            try:
                asyncio.run(self._serve(workers, clock, poll))
                pause = poll
            except Exception as error:
                if not _will_pass(error):
                    raise
                pause = min(LONGEST_PAUSE_S, pause * 2)
            workers[0].stopped.wait(pause)

    async def _serve(
        self, workers: Sequence[Working], clock: Callable[[], datetime], poll: float
    ) -> None:
        """Until the workers are stopped, or Procrastinate gives up because of the database."""
        async with self._app(workers, clock).open_async() as app:
            serving = asyncio.create_task(
                app.run_worker_async(
                    name=workers[0].name,
                    concurrency=len(workers),
                    fetch_job_polling_interval=poll,
                    update_heartbeat_interval=HEARTBEAT_S,
                    stalled_worker_timeout=STALE_S,
                    delete_jobs="always",
                    install_signal_handlers=False,
                )
            )
            stopping = asyncio.create_task(_set(workers[0].stopped))
            await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
            stopping.cancel()
            serving.cancel()  # lets the visits at hand come to their end
            with contextlib.suppress(asyncio.CancelledError):
                await serving

    def _app(self, workers: Sequence[Working], clock: Callable[[], datetime]) -> procrastinate.App:
        address = self._database.url.set(drivername="postgresql")
        connector = procrastinate.PsycopgConnector(
            conninfo=address.render_as_string(hide_password=False),
            kwargs={"options": f"-c search_path={SCHEMA}"},
            min_size=1,
            max_size=len(workers) + 2,
        )
        app = procrastinate.App(connector=connector)
        app.task(name=VISIT)(partial(_visit, list(workers), clock))
        rescue = app.task(name=RESCUE, queueing_lock=RESCUE, pass_context=True)(_rescue)
        app.periodic(cron=EVERY_FEW_SECONDS)(rescue)
        return app


def _later(due: datetime, now: datetime | None) -> datetime | None:
    return None if now is not None and due <= now else due


def _never(case_id: str) -> None:
    raise RuntimeError("only told here, never run")


def _visit(idle: list[Working], clock: Callable[[], datetime], case_id: str, **_: Any) -> None:
    """Runs what is due in the case; a database that is away leaves the visit to the look-out."""
    worker = idle.pop()
    try:
        worker.visit(case_id, clock)
    except Exception as error:
        if not passes(error):
            raise
    finally:
        idle.append(worker)


async def _rescue(context: Any, timestamp: int) -> None:
    """Has the visits of workers that died made by others."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALE_S):
        await manager.retry_job(job)


async def _set(event: threading.Event) -> None:
    while not event.is_set():
        await asyncio.sleep(0.1)


def _will_pass(error: BaseException) -> bool:
    """Whether it is the database that is away, under Procrastinate's own names for that."""
    inner = error.__cause__ if isinstance(error, ConnectorException) else error
    return inner is not None and passes(inner)
