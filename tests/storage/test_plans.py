"""A step touches its own rows alone, however much has happened in the case."""

from __future__ import annotations

import pytest

from benchmarks import models
from benchmarks.limit import Statement, recorded
from benchmarks.world import ANSWERS, GIVEN, NOW, OFFICIAL, World
from engine.commands.cases import StartCase
from engine.commands.complete import CompleteTask
from engine.commands.deploy import Deploy
from engine.model import SYSTEM
from storage.database import Database
from storage.queries.tasks import list_tasks, of_person
from storage.run import Runner
from tests.storage.explained import asked, plans
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


GROWN = ("SCAN grown", "SCAN case USING INDEX ix_case_unanchored")
"""The cases that no anchor has listed yet: few, and found by an index of their own."""


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_persons_list_begins_at_the_person(database: Database) -> None:
    """Never at the tasks, candidates or cases of all, however many groups they wear a hat of."""
    groups = [("tem", ""), ("tem", ".chair"), ("vm", ""), ("sihteeristo", ".secretary")]
    with database.reading() as link, asked(link.connection) as kept:
        for ended in (False, True):
            whose = of_person("tiina-korhonen", groups, ended=ended)
            list_tasks(link.connection, whose=whose, state="completed" if ended else "open")
        for text, values in kept:
            found = plans(link.driver, text, values)
            scans = {plan for plan in found if plan.startswith("SCAN")}
            assert scans <= {"SCAN anon_1", *GROWN}, text
            theirs = "SEARCH task_candidate USING PRIMARY KEY (kind=? AND name=? AND case_id=?)"
            assert found.count(theirs) == 3, "by the roles that their bodies play, hat by hat"
