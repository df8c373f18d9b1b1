"""How many requests a caller may make: a bucket each, filled by the second, in this process."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

from engine.errors import NotAllowed

MOST_CALLERS = 10_000


class Rates:
    """`burst` requests at once, `per_second` in the long run; 0 switches it off."""

    def __init__(
        self, per_second: float, burst: int, clock: Callable[[], float] = monotonic
    ) -> None:
        self._per_second, self._burst, self._clock = per_second, burst, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, caller: str) -> None:
        """One request of the caller; NotAllowed `too-many-requests` with `retry_after` seconds."""
        if self._per_second <= 0:
            return
        now = self._clock()
        with self._lock:
            left, at = self._left.pop(caller, (float(self._burst), now))
            left = min(float(self._burst), left + (now - at) * self._per_second)
            enough = left >= 1
            self._left[caller] = (left - 1 if enough else left, now)
            if len(self._left) > MOST_CALLERS:
                self._left.popitem(last=False)
        if not enough:
            raise too_many(max(1, round((1 - left) / self._per_second)))


def too_many(seconds: int) -> NotAllowed:
    """Wait so many seconds."""
    return NotAllowed(
        f"Too many requests; try again in {seconds} seconds.",
        reason_fi=f"Pyyntöjä on liikaa; yritä uudelleen {seconds} sekunnin päästä.",
        ground="rules of procedure (työjärjestys): limits of use",
        code="too-many-requests",
        details={"retry_after": seconds},
    )
