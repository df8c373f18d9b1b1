"""How everything here is measured: CPU of this process, median of interleaved rounds."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def cpu_us(work: Callable[[], object], times: int, rounds: int = 7) -> float:
    """Microseconds of CPU for one call: the median over rounds of `times` calls each."""
    work()
    found = []
    for _ in range(rounds):
        before = time.process_time()
        for _ in range(times):
            work()
        found.append((time.process_time() - before) / times * 1e6)
    return statistics.median(found)
