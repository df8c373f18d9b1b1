"""`make bench`: every measurement that needs nothing but this environment.

python -m benchmarks [--quick] [PART…]

The machine may be shared: figures are CPU time of the process and medians, ratios are taken
between things measured in turns in the same run. A quick run shows that all parts work; its
figures mean little.
"""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
from collections.abc import Callable, Mapping

from api.memory import settled
from benchmarks import committed, crowd, desk, feel, http, runtime_step, scale, spiff
from benchmarks.report import Report

PARTS: Mapping[str, Callable[[Report], None]] = {
    "feel": feel.run,
    "runtime": runtime_step.run,
    "spiff": spiff.run,
    "committed": committed.run,
    "http": http.run,
    "crowd": crowd.run,
    "desk": desk.run,
    "scale": scale.run,
}


def main() -> None:
    """The parts one after the other."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--quick", action="store_true", help="only show that all parts work")
    parser.add_argument("part", nargs="*", choices=[*PARTS, []], help="these alone")
    given = parser.parse_args()
    report = Report(given.quick)
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, "
        f"CPython {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )
    settled()  # as the product's own processes are
    for name in given.part or PARTS:
        PARTS[name](report)
    report.summary()


if __name__ == "__main__":
    main()
