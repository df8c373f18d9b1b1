"""The cases of several jobs are read together, and are what each would have read for itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace as changed

from benchmarks import models
from benchmarks.world import GIVEN, ROLES
from engine.commands.cases import StartCase
from engine.commands.deploy import Deploy
from engine.commands.instances import SuspendInstance
from engine.commands.jobs import RunJob
from engine.model import SYSTEM, InstanceState, Job, Key
from storage import warming
from storage.claims import LEASE, claim
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


@pytest.fixture
def first(runner: Runner, claimed: list[Job]) -> Job:
    """A timer that the process presumes to be as it was claimed."""
    warm(runner.database, claimed)
    Worker(runner).run_job(claimed[1], LATER)  # from which it knows the registers
    assert runner.database.knows(claimed[0].key)
    return claimed[0]


@pytest.fixture
def other(reopen: Callable[[], Database]) -> Runner:
    """Another process on the same database."""
    return Runner(reopen(), PermitAll())


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
        assert found is not None and len(found.case.roles) == len(ROLES)
        assert found.jobs == {job.key: job}
        assert changed(found, jobs={}) == alone(runner, job)


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


def test_a_timer_asks_for_nothing(runner: Runner, first: Job, queries: list[Any]) -> None:
    queries.clear()
    Worker(runner).run_job(first, LATER)
    assert queries == []
    with runner.unit() as unit:
        assert len(unit.tasks.open_of_case(first.key.case_id)) == 1


def test_what_has_changed_meanwhile_is_read_anew(runner: Runner, other: Runner, first: Job) -> None:
    case_id = first.key.case_id
    other.run(Note(case_id), SYSTEM, NOW)
    with other.unit() as unit:
        noted = unit.cases.get(case_id).revision
    Worker(runner).run_job(first, LATER)
    with other.unit() as unit:
        assert unit.cases.get(case_id).revision == noted + 1
        assert len(unit.tasks.open_of_case(case_id)) == 1


def test_a_timer_that_another_claimed_since_is_left_to_it(
    runner: Runner, other: Runner, first: Job
) -> None:
    theirs = {job.key: job for job in claim(other.database, LATER + 2 * LEASE, (), most=100)}
    assert runner.run(RunJob(first.key, first.lease_owner), SYSTEM, LATER) == {"done": False}
    with runner.unit() as unit:
        assert unit.tasks.open_of_case(first.key.case_id) == []
    again = RunJob(first.key, theirs[first.key].lease_owner)
    assert other.run(again, SYSTEM, LATER) == {"done": True}
    assert other.run(again, SYSTEM, LATER) == {"done": False}
    assert runner.run(RunJob(first.key, first.lease_owner), SYSTEM, LATER) == {"done": False}


def test_a_timer_that_was_suspended_since_is_left_alone(
    runner: Runner, other: Runner, first: Job
) -> None:
    assert first.instance_seq is not None
    instance = Key(first.key.case_id, first.instance_seq)
    other.run(SuspendInstance(instance, "odotetaan"), SYSTEM, LATER)
    with other.unit() as unit:
        before = unit.cases.get(instance.case_id), unit.instances.get(instance)
    assert before[1].state is InstanceState.SUSPENDED
    Worker(runner).run_job(first, LATER)
    with other.unit() as unit:
        assert (unit.cases.get(instance.case_id), unit.instances.get(instance)) == before
        assert unit.tasks.open_of_case(instance.case_id) == []


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
