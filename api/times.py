"""Where the time comes from: the wall clock, the database's, or one that moves when told."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

from storage.database import Database
from storage.faults import passes

FRESH_S = 5.0


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """This moment, in UTC."""


class WallClock:
    """The machine's own time."""

    def now(self) -> datetime:
        """This moment, in UTC."""
        return datetime.now(UTC)


class DatabaseClock:
    """PostgreSQL's time, asked for every `FRESH_S` seconds and counted on between.

    All nodes of an installation tell the same time, whatever their own clocks say, so leases and
    due times mean the same everywhere. While the database is away the count goes on.
    """

    def __init__(
        self,
        database: Database,
        monotonic: Callable[[], float] = time.monotonic,
        fresh: float = FRESH_S,
    ) -> None:
        self._database = database
        self._monotonic = monotonic
        self._fresh = fresh
        self._known = (database.now(), monotonic())

    def now(self) -> datetime:
        """This moment, in UTC."""
        told, since = self._known
        passed = self._monotonic() - since
        if passed >= self._fresh:
            try:
                self._known = told, since = self._database.now(), self._monotonic()
                passed = 0.0
            except Exception as error:
                if not passes(error):
                    raise
        return told + timedelta(seconds=passed)


def clock_of(database: Database) -> Clock:
    """The clock of an installation: the machine's own where the database lies on it."""
    return WallClock() if database.is_sqlite else DatabaseClock(database)


class VirtualClock:
    """A time that stands still until it is moved; never backwards."""

    def __init__(self, start: datetime) -> None:
        self._now = start.astimezone(UTC)

    def now(self) -> datetime:
        """The moment it was last moved to."""
        return self._now

    def move(self, to: datetime) -> None:
        """Go on to a later moment; an earlier one changes nothing."""
        self._now = max(self._now, to.astimezone(UTC))
