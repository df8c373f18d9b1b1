"""The clock: APScheduler in memory, the ticker beside the workers.

The `job` table is the truth. What is scheduled here is lost with the process and found again by
the next look-out; so N processes, each with a clock of its own, never do anything twice.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

from storage.audit import anchor
from storage.carriers.port import Carrier
from storage.faults import passes
from storage.upkeep import tidy
from storage.worker import Worker

SHORTEST_TICK_S, ANCHOR_S, NOTICES_S = 0.2, 2.0, 5.0
TIDY_S = 3600.0
STOP_S = 30.0
LONGEST_WAIT = timedelta(days=1)


class Clock:
    """Workers in threads of their own, and the ticker that looks out for them.

    They work at once where this process has enqueued something, at the due time of the next
    timer that is known, and at `poll` seconds at the latest where another process has.
    """

    def __init__(
        self,
        carrier: Carrier,
        workers: Sequence[Worker],
        now: Callable[[], datetime],
        poll: float = 1.0,
        tell: Callable[[datetime], object] = lambda now: None,
    ) -> None:
        self.workers = workers
        self._tell = tell
        self._carrier = carrier
        self._now = now
        self._poll = poll
        self._ticks = ThreadPoolExecutor()
        self._scheduler = BackgroundScheduler(executors={"default": self._ticks}, timezone=UTC)
        self._thread = threading.Thread(target=self._work, name="workers", daemon=True)

    def start(self) -> None:
        """Begins to work; new jobs of this process wake the workers at once."""
        for worker in self.workers:
            worker.runner.wake = self.woken
        database = self.workers[0].runner.database
        self._every(max(self._poll, SHORTEST_TICK_S), self._look_out)
        self._every(ANCHOR_S, lambda now: anchor(database, now))
        self._every(NOTICES_S, self._tell)
        self._every(TIDY_S, lambda now: tidy(database, now))
        self._scheduler.start()
        self._thread.start()

    def stop(self, patience: float = STOP_S) -> bool:
        """Ends the jobs at hand, then stops; whether they ended in `patience` seconds."""
        for worker in self.workers:
            worker.stop()
        if self._scheduler.running:
            # Its own waiting holds a lock that a tick wants which sets the alarm meanwhile.
            self._scheduler.shutdown(wait=False)
            self._ticks.shutdown()
        self._thread.join(patience)
        return not self._thread.is_alive()

    @property
    def is_alive(self) -> bool:
        """Whether the workers still work (for the health check)."""
        return self._thread.is_alive()

    def woken(self) -> None:
        """A command of this process has enqueued something."""
        for worker in self.workers:
            worker.wake()

    def _work(self) -> None:
        self._carrier.work(self.workers, self._now, self._poll)

    def _every(self, seconds: float, what: Callable[[datetime], object]) -> None:
        self._scheduler.add_job(
            self._tick, IntervalTrigger(seconds=seconds), [what], max_instances=1, coalesce=True,
            misfire_grace_time=None,
        )  # fmt: skip

    def _tick(self, what: Callable[[datetime], object]) -> None:
        """Does it; while the database is away the next tick tries again."""
        try:
            what(self._now())
        except Exception as error:
            if not passes(error):
                raise

    def _look_out(self, now: datetime) -> None:
        """Finds what is due, and sets the alarm for the next due time."""
        due = self._carrier.look_out(self.workers, now)
        if due is not None and due - now <= LONGEST_WAIT:
            self._scheduler.add_job(
                self._tick, DateTrigger(datetime.now(UTC) + (due - now)), [self._look_out],
                id="alarm", replace_existing=True, misfire_grace_time=None,
            )  # fmt: skip
