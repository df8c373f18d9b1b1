"""How things are measured: CPU of this process, medians over rounds."""

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


class Watch:
    """Takes the CPU of this process and the wall clock of each block."""

    def __init__(self) -> None:
        self._cpu: list[float] = []
        self._wall: list[float] = []

    def __enter__(self) -> None:
        self._began = time.process_time_ns(), time.perf_counter_ns()

    def __exit__(self, *error: object) -> None:
        cpu, wall = time.process_time_ns(), time.perf_counter_ns()
        self._cpu.append((cpu - self._began[0]) / 1000)
        self._wall.append((wall - self._began[1]) / 1000)

    @property
    def cpu(self) -> float:
        """Median, in µs."""
        return statistics.median(self._cpu)

    @property
    def wall(self) -> float:
        """Median, in µs."""
        return statistics.median(self._wall)

    def slowest(self, share: float) -> float:
        """The wall clock in µs that this share of the blocks stays under."""
        return sorted(self._wall)[min(len(self._wall) - 1, int(len(self._wall) * share))]
