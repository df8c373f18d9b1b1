"""The cases of several jobs are read together, and are what each would have read for itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from benchmarks import models
from benchmarks.world import GIVEN, ROLES
from engine.commands.cases import StartCase
from engine.commands.deploy import Deploy
from engine.model import SYSTEM, Job, Key
from storage import warming
from storage.claims import claim
from storage.database import Database
from storage.repositories.hydrated import Hydrated, Hydration
from storage.run import Runner
from storage.warming import AT_ONCE, FEWEST, warm
from storage.worker import Worker
from tests.storage.fakes import NOW, PermitAll
from tests.storage.small import Note

LATER = NOW + timedelta(days=2)


@pytest.fixture
def claimed(runner: Runner) -> list[Job]:
    """Timers of some more cases than one query takes, none of which this process knows."""
    runner.run(Deploy("timer", models.timer()), SYSTEM, NOW)
    for _ in range(AT_ONCE + FEWEST):
        runner.run(StartCase("Asia", "timer", GIVEN, roles=ROLES), SYSTEM, NOW)
    runner.database.hydration = Hydration()
    return claim(runner.database, LATER, (), most=100)


def alone(runner: Runner, job: Job) -> Hydrated:
    """The case and instance as a unit of work of their own reads and keeps them."""
    runner.database.hydration = Hydration()
    with runner.unit() as unit:
        found = unit.cases._load(job.key.case_id)
        instance = unit.instances.get(Key(job.key.case_id, job.instance_seq))
    return Hydrated(*found, {instance.key: instance}, {}, unbarred=False)


def test_it_is_what_each_would_have_read(runner: Runner, claimed: list[Job]) -> None:
    assert len(claimed) == AT_ONCE + FEWEST
    warm(runner.database, claimed)
    together = runner.database.hydration
    for job in claimed:
        found = together.get(job.key.case_id)
        assert found == alone(runner, job)
        assert found is not None and len(found.case.roles) == len(ROLES)


def test_all_is_read_in_three_queries_for_each_twenty(
    runner: Runner, claimed: list[Job], queries: list[Any]
) -> None:
    warm(runner.database, claimed)
    assert len(queries) == 6
    warm(runner.database, claimed)
    assert len(queries) == 6  # what is known is left alone
    runner.database.hydration = Hydration()
    warm(runner.database, claimed[: FEWEST - 1])
    assert len(queries) == 6


def test_a_job_asks_for_itself_and_for_the_mark(
    runner: Runner, claimed: list[Job], queries: list[Any]
) -> None:
    worker = Worker(runner)
    warm(runner.database, claimed)
    for job in claimed[:2]:
        queries.clear()
        worker.run_job(job, LATER)
    assert len(queries) == 2
    with runner.unit() as unit:
        assert len(unit.tasks.open_of_case(claimed[0].key.case_id)) == 1


def test_what_has_changed_meanwhile_is_read_anew(
    runner: Runner, claimed: list[Job], reopen: Callable[[], Database]
) -> None:
    warm(runner.database, claimed)
    other = Runner(reopen(), PermitAll())
    first = claimed[0].key.case_id
    other.run(Note(first), SYSTEM, NOW)
    with other.unit() as unit:
        noted = unit.cases.get(first).revision
    Worker(runner).run_job(claimed[0], LATER)
    with other.unit() as unit:
        assert unit.cases.get(first).revision == noted + 1
        assert len(unit.tasks.open_of_case(first)) == 1


def test_no_query_looks_through_a_table(database: Database) -> None:
    if not database.is_sqlite:
        pytest.skip("PostgreSQL plans by its statistics")
    params = {f"id_{place}": "x" for place in range(AT_ONCE)}
    params |= {f"seq_{place}": place for place in range(AT_ONCE)}
    with database.reading() as link:
        for prepared in (warming._CASES, warming._ROLES, warming._INSTANCES):
            compiled = prepared.on(link.dialect)
            text = f"EXPLAIN QUERY PLAN {compiled.sql}"
            for row in link.driver.execute(text, compiled.arguments(params)):
                assert "SCAN" not in row[3], row[3]
