"""The clock: APScheduler in memory, which wakes the worker when the next job is due.

The `job` table is the truth. What is scheduled here is lost with the process and found again by
the next poll; so N processes, each with a clock of its own, never do anything twice.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

from storage.worker import Worker

POLL_S = 1.0
STOP_S = 30.0
LONGEST_WAIT = timedelta(days=1)


class Clock:
    """A worker in a thread of its own, and the ticker that wakes it.

    Works at `POLL_S` at the latest where another process has enqueued something, at once where
    this one has, and at the due time of the next timer that is known.
    """

    def __init__(
        self, worker: Worker, now: Callable[[], datetime], poll: float = POLL_S
    ) -> None:
        self.worker = worker
        self._now = now
        self._poll = poll
        self._scheduler = BackgroundScheduler(timezone=UTC)
        self._thread = threading.Thread(target=self._work, name="worker", daemon=True)

    def start(self) -> None:
        """Begins to work; new jobs of this process wake the worker at once."""
        self.worker.runner.wake = self.woken
        self._scheduler.add_job(
            self._look_ahead, IntervalTrigger(seconds=max(self._poll, 0.2)), id="look-ahead",
            max_instances=1, coalesce=True, misfire_grace_time=None,
        )  # fmt: skip
        self._scheduler.start()
        self._thread.start()

    def stop(self) -> None:
        """Ends the job at hand, then stops; leases of what is left run out by themselves."""
        self._scheduler.shutdown(wait=False)
        self.worker.stop()
        self._thread.join(STOP_S)

    @property
    def is_alive(self) -> bool:
        """Whether the worker still works (for the health check)."""
        return self._thread.is_alive()

    def woken(self) -> None:
        """A command of this process has enqueued something."""
        self.worker.wake()

    def _work(self) -> None:
        self.worker.loop(self._now, max(self._poll * 10, self._poll))

    def _look_ahead(self) -> None:
        """Sets the alarm for the next due time; wakes at once what is due already."""
        due = self.worker.next_due()
        if due is None:
            return
        now = self._now()
        if due <= now:
            self.worker.wake()
        elif due - now <= LONGEST_WAIT:
            self._scheduler.add_job(
                self.worker.wake, DateTrigger(due), id="alarm", replace_existing=True,
                misfire_grace_time=None,
            )  # fmt: skip
