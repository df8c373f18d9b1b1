"""The port between the `job` table and those who work it off.

The table is the truth in every mode: a job is written, claimed and deleted there. A carrier only
brings a worker to the right case at the right time, so it may tell too often or too late, and
what it forgets is found again by its own look-out.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from typing import Protocol

from engine.model import Job
from storage.link import Link


class Working(Protocol):
    """A worker as a carrier knows it; `storage.worker.Worker` is one."""

    name: str
    stopped: threading.Event

    @property
    def topics(self) -> Collection[str]:
        """The topics of work that it has a handler for."""

    def loop(self, clock: Callable[[], datetime], longest: float) -> None: ...
    def visit(self, case_id: str, clock: Callable[[], datetime]) -> None: ...
    def next_due(self) -> datetime | None: ...
    def wake(self) -> None: ...
    def stop(self) -> None: ...


class Carrier(Protocol):
    """Brings workers to the cases that have due jobs."""

    def enqueued(self, link: Link, jobs: Iterable[Job], now: datetime | None) -> None:
        """These jobs wait from this commit on; called inside its transaction, at `now`."""

    def work(self, workers: Sequence[Working], clock: Callable[[], datetime], poll: float) -> None:
        """Works, with all the workers side by side, until they are stopped.

        `poll`: seconds after which it looks for what nobody told it of.
        """

    def look_out(self, workers: Sequence[Working], now: datetime) -> datetime | None:
        """Called about every `poll` seconds by the ticker: finds what was forgotten.

        Answers the moment at which it should be called at the latest, None for no matter.
        """
