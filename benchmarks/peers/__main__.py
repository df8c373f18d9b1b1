"""The same line of user tasks on other engines, in the same run: `python -m benchmarks.peers`.

An engine that cannot be installed here is left out with a notice. What each does in a step is
printed too: some keep no history, some let the disk wait.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.peers import bpmn_engine, operaton, ours
from benchmarks.peers.line import model
from benchmarks.peers.peer import Figures, Missing, Run
from benchmarks.report import Report
from benchmarks.world import worlds


def compare(report: Report, run: Run) -> None:
    """Ours on each database, then the others beside that of ours which syncs as they do."""
    report.section(f"Completing a user task of a line of {run.tasks}, {run.cases} cases a round")
    with worlds() as found:
        own = [ours.measured(run, world) for world in found]
    with tempfile.TemporaryDirectory(prefix="paatospolku-bench-") as name:
        others = _others(report, run, Path(name))
    for each in [*own, *others]:
        report.add(each.engine, each.cpu_us, "µs CPU", note=f"wall {each.wall_us:.0f} µs")
    lax, synced = own[0], own[1]
    for each in others:
        beside = synced if "fsync" in each.does else lax
        pair = f"{each.engine} / {beside.engine}"
        report.add(f"{pair}, CPU", each.cpu_us / beside.cpu_us, "×")
        report.add(f"{pair}, wall", each.wall_us / beside.wall_us, "×")
    report.section("What a step is")
    for each in [*own, *others]:
        print(f"  {each.engine}: {each.does}")


def _others(report: Report, run: Run, folder: Path) -> list[Figures]:
    juel, script = folder / "juel.bpmn", folder / "script.bpmn"
    juel.write_bytes(model(run.tasks, "juel"))
    script.write_bytes(model(run.tasks, "javascript"))
    asked: list[tuple[str, Callable[[], Figures]]] = [
        ("Operaton", lambda: operaton.measured(run, juel, folder)),
        ("bpmn-engine with its state", lambda: bpmn_engine.measured(run, script, "state")),
        ("bpmn-engine in memory", lambda: bpmn_engine.measured(run, script, "memory")),
    ]
    found = []
    for name, ask in asked:
        try:
            found.append(ask())
        except Missing as missing:
            report.notice(f"{name} is left out: {missing}")
    return found


def main() -> None:
    """The whole comparison, or a short one."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers")
    parser.add_argument("--quick", action="store_true", help="only show that it works")
    parser.add_argument("--tasks", type=int, default=35)
    given = parser.parse_args()
    report = Report(given.quick)
    compare(report, Run(given.tasks, report.times(10, 1), report.times(5, 1)))


if __name__ == "__main__":
    main()
