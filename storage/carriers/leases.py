"""The leased table alone: each worker claims what is due, and sleeps until it is woken."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from engine.model import Job
from storage.carriers.port import Working
from storage.link import Link

LONGEST_POLL = 10


class Leases:
    """See `storage.carriers.port.Carrier`. Needs nothing beside the table."""

    def enqueued(self, link: Link, jobs: Iterable[Job], now: datetime | None) -> None:
        """The row is all there is to it."""

    def work(self, workers: Sequence[Working], clock: Callable[[], datetime], poll: float) -> None:
        """One loop a worker; if one breaks, all end and its error is raised."""
        broken: list[BaseException] = []

        def work(worker: Working) -> None:
            try:
                worker.loop(clock, poll * LONGEST_POLL)
            except BaseException as error:
                broken.append(error)
                for each in workers:
                    each.stop()

        threads = [
            threading.Thread(target=work, args=(each,), name=each.name, daemon=True)
            for each in workers
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if broken:
            raise broken[0]

    def look_out(self, workers: Sequence[Working], now: datetime) -> datetime | None:
        """Wakes the workers if something is due; else tells when it will be."""
        due = workers[0].next_due()
        if due is None or due > now:
            return due
        for each in workers:
            each.wake()
        return None
