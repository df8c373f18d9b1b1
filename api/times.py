"""Where the time comes from: the wall clock, or a virtual one that only moves when told."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """This moment, in UTC."""


class WallClock:
    """The machine's own time."""

    def now(self) -> datetime:
        """This moment, in UTC."""
        return datetime.now(UTC)


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
