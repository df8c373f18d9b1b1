"""A step touches its own rows alone, however much has happened in the case."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from benchmarks import models
from benchmarks.limit import Statement, recorded
from benchmarks.world import ANSWERS, GIVEN, NOW, OFFICIAL, World
from engine.commands.cases import StartCase
from engine.commands.complete import CompleteTask
from engine.commands.deploy import Deploy
from engine.model import SYSTEM
from storage.database import Database
from storage.run import Runner
from tests.storage.fakes import PermitAll


@pytest.fixture
def writes(database: Database) -> list[Statement]:
    """What completing a task with a timer and a message at its edge writes."""
    if not database.is_sqlite:
        pytest.skip("PostgreSQL plans by its statistics")
    runner = Runner(database, PermitAll())
    world = World("", database, runner)
    runner.run(Deploy("waits", models.line(3, waits=True)), SYSTEM, NOW)
    begun = runner.run(StartCase("Asia", "waits-3", GIVEN), SYSTEM, NOW)
    task = world.open_task(begun["case_id"])
    with recorded(world) as kept:
        runner.run(CompleteTask(task, ANSWERS), OFFICIAL, NOW)
    return kept


def test_no_write_of_a_step_looks_through_the_case(
    database: Database, writes: list[Statement]
) -> None:
    assert len(writes) > 10
    with database.reading() as link:
        for text, values, many in writes:
            for plan in plans(link.driver, text, values[0] if many else values):
                assert "SCAN" not in plan, f"{text}: {plan}"
                assert not plan.endswith("(case_id=?)"), f"{text}: {plan}"


def plans(driver: sqlite3.Connection, text: str, values: Any) -> list[str]:
    return [row[3] for row in driver.execute(f"EXPLAIN QUERY PLAN {text}", values)]
