"""The port between the `job` table and those who work it off.

The table is the truth in every mode: a job is written, claimed and deleted there. A carrier only
brings a worker to the right case at the right time, so it may tell too often or too late, and
what it forgets is found again by its own look-out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from engine.model import Job
from storage.database import Database
from storage.link import Link

if TYPE_CHECKING:
    from storage.worker import Worker


class Carrier(Protocol):
    """Brings workers to the cases that have due jobs."""

    def enqueued(self, link: Link, jobs: Iterable[Job], now: datetime | None) -> None:
        """These jobs wait from this commit on; called inside its transaction, at `now`."""

    def work(self, workers: Sequence[Worker], clock: Callable[[], datetime], poll: float) -> None:
        """Works, with all the workers side by side, until they are stopped.

        `poll`: seconds after which it looks for what nobody told it of.
        """

    def look_out(self, workers: Sequence[Worker], now: datetime) -> datetime | None:
        """Called about every `poll` seconds by the ticker: finds what was forgotten.

        Answers the moment at which it should be called at the latest, None for no matter.
        """


def carrier_of(database: Database, name: str = "") -> Carrier:
    """The carrier of that name; without one, what suits the database.

    `leases` works on every database, `procrastinate` on PostgreSQL.
    """
    from storage.carriers.leases import Leases
    from storage.carriers.procrastinate import Procrastinate

    if name == "leases" or (not name and database.is_sqlite):
        return Leases()
    return Procrastinate(database)
