"""A command from call to commit on SQLite: authority, tasks, jobs, hash-chained log and all.

Beside it a bare driver that commits rows of the same number and size in one transaction.
"""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.peers.line import model
from engine.commands.cases import StartCase
from engine.commands.complete import CompleteTask
from engine.commands.deploy import Deploy
from engine.model import ALLOWED, SYSTEM, Key
from storage.database import open_database
from storage.run import Runner

NOW = datetime(2030, 1, 1, tzinfo=UTC)
CASES = 8


class Everybody:
    """Rules that ask nothing, so that the engine's own cost is seen."""

    def may(self, *_: Any) -> Any:
        """Yes."""
        return ALLOWED

    def candidates(self, *_: Any) -> tuple[str, ...]:
        """Nobody in particular."""
        return ()

    def before_complete(self, actor: Any, task: Any, case: Any, variables: Any, *_: Any) -> Any:
        """The variables as they are."""
        return variables

    def after_complete(self, *_: Any) -> None:
        """Nothing."""

    def task_opened(self, *_: Any) -> None:
        """Nothing."""

    def instance_ended(self, *_: Any) -> None:
        """Nothing."""


def completing(synchronous: str, tasks: int, folder: Path) -> float:
    """Median µs of CPU for completing one user task, committed."""
    path = folder / f"{synchronous}-{tasks}.db"
    database = open_database(f"sqlite:///{path}", synchronous=synchronous)
    runner = Runner(database, Everybody())
    runner.run(Deploy("line", {"line.bpmn": model(tasks)}), SYSTEM, NOW)
    spent = []
    for number in range(CASES):
        variables = {"amount": 150, "status": "open"}
        begun = runner.run(StartCase(f"{number}", "line", variables), SYSTEM, NOW)
        open_ = task_of(runner, begun["case_id"])
        while open_:
            before = time.process_time()
            answer = runner.run(CompleteTask(open_, {"amount": 151}), SYSTEM, NOW)
            spent.append((time.process_time() - before) * 1e6)
            open_ = Key.parse(answer["opened"][0]) if answer["opened"] else None
    database.close()
    return statistics.median(spent)


def task_of(runner: Runner, case_id: str) -> Key | None:
    """The open task of a case."""
    with runner.unit() as unit:
        found = unit.tasks.open_of_case(case_id)
    return found[0].key if found else None


def bare(synchronous: str, folder: Path) -> float:
    """Median µs of CPU for one transaction of the bare driver: two updates, five inserts."""
    driver = sqlite3.connect(folder / f"bare-{synchronous}.db", isolation_level=None)
    driver.execute("PRAGMA journal_mode=WAL")
    driver.execute(f"PRAGMA synchronous={synchronous}")
    driver.execute("CREATE TABLE state (id INTEGER PRIMARY KEY, version INT, blob BLOB)")
    driver.execute("CREATE TABLE line (a TEXT, b INT, text TEXT, PRIMARY KEY (a, b))")
    driver.execute("INSERT INTO state VALUES (1, 0, ?)", (b"x" * 200,))
    driver.execute("INSERT INTO state VALUES (2, 0, ?)", (b"x" * 200,))
    spent = []
    for number in range(2000):
        before = time.process_time()
        driver.execute("BEGIN IMMEDIATE")
        for each in (1, 2):
            driver.execute(
                "UPDATE state SET version = version + 1, blob = ? WHERE id = ? AND version = ?",
                (b"y" * 200, each, number),
            )
        for each in range(5):
            driver.execute("INSERT INTO line VALUES ('c', ?, ?)", (number * 5 + each, "z" * 300))
        driver.execute("COMMIT")
        spent.append((time.process_time() - before) * 1e6)
    driver.close()
    return statistics.median(spent)


def main() -> None:
    """Prints the figures for both ways of syncing."""
    with tempfile.TemporaryDirectory(prefix="paatospolku-bench-") as name:
        folder = Path(name)
        for synchronous in ("NORMAL", "FULL"):
            limit = bare(synchronous, folder)
            for tasks in (10, 35):
                us = completing(synchronous, tasks, folder)
                print(
                    f"complete, committed, {synchronous:6} {tasks:3} tasks {us:8.0f} µs CPU"
                    f"  ({us / limit:.1f} × the bare driver's {limit:.0f} µs; to reach: 300, 4 ×)"
                )


if __name__ == "__main__":
    main()
