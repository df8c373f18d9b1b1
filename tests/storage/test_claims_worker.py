"""Jobs are claimed by one worker, done once, tried again, and end in an incident."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from engine.commands.failures import RetryJob
from engine.commands.jobs import RunJob
from engine.model import SYSTEM, IncidentState, JobState, Key
from storage.audit import verify
from storage.claims import any_due, claim, next_due
from storage.database import Database
from storage.run import Runner
from storage.tables import incident, job
from storage.worker import Worker
from tests.storage.fakes import KATJA, NOW, PermitAll
from tests.storage.small import Enqueue, Open

MINUTE = timedelta(minutes=1)


def states(database: Database) -> list[tuple[str, int]]:
    with database.reading() as link:
        query = sa.select(job.c.state, job.c.attempts).order_by(job.c.seq)
        return [tuple(row) for row in link.connection.execute(query)]


def case_with(runner: Runner, count: int, topic: str = "laskuri") -> str:
    case_id: str = runner.run(Open(), KATJA, NOW)["case_id"]
    runner.run(Enqueue(case_id, topic, count), KATJA, NOW)
    return case_id


def test_a_job_is_done_and_gone(database: Database) -> None:
    done: list[Key] = []
    runner = Runner(database, PermitAll(), {"laskuri": lambda c: done.append(c.work.key) or {}})
    case_with(runner, 3)
    assert Worker(runner).run_due(NOW) == 3
    assert len(set(done)) == 3
    assert states(database) == []
    assert next_due(database) is None


def test_two_claims_share_nothing(runner: Runner) -> None:
    case_with(runner, 30)
    claimed: list[Key] = []
    barrier = threading.Barrier(4)

    def work() -> None:
        barrier.wait()
        for _ in range(5):
            claimed.extend(each.key for each in claim(runner.database, NOW, (), most=3))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(claimed) == len(set(claimed)) == 30


def test_a_lease_that_ran_out_is_claimed_anew_and_the_old_claim_is_void(database: Database) -> None:
    done: list[Any] = []
    runner = Runner(database, PermitAll(), {"laskuri": lambda c: done.append(c.work.key) or {}})
    case_with(runner, 1)
    (first,) = claim(database, NOW, (), lease=MINUTE)
    assert claim(database, NOW + MINUTE / 2, ()) == []
    assert next_due(database) == NOW + MINUTE
    (second,) = claim(database, NOW + MINUTE, (), lease=MINUTE)
    assert second.key == first.key and second.lease_owner != first.lease_owner
    assert runner.run(RunJob(first.key, first.lease_owner), SYSTEM, NOW) == {"done": False}
    assert runner.run(RunJob(second.key, second.lease_owner), SYSTEM, NOW) == {"done": True}
    assert runner.run(RunJob(second.key, second.lease_owner), SYSTEM, NOW) == {"done": False}
    assert done == [first.key]


def test_a_failing_job_pauses_longer_each_time_and_ends_in_an_incident(database: Database) -> None:
    def fail(context: Any) -> Any:
        raise RuntimeError("palvelin ei vastaa")

    runner = Runner(database, PermitAll(), {"laskuri": fail})
    case_id = case_with(runner, 1)
    worker, now, dues = Worker(runner), NOW, []
    for _ in range(3):
        assert worker.run_due(now) == 1
        due = next_due(database)
        if due is not None:
            dues.append(due - now)
            now = due
    assert states(database) == [("failed", 3)]
    assert len(dues) == 2
    assert timedelta(seconds=2.5) <= dues[0] <= timedelta(seconds=5)
    assert timedelta(seconds=5) <= dues[1] <= timedelta(seconds=10)
    with database.reading() as link:
        row = link.connection.execute(sa.select(incident)).one()
        assert (row.case_id, row.kind, row.state) == (case_id, "job-effect", "open")
        assert "palvelin ei vastaa" in row.message
        assert verify(link.connection) == []


def test_a_failed_job_is_tried_again_on_request(database: Database) -> None:
    broken = [True]

    def handler(context: Any) -> Any:
        if broken[0]:
            raise RuntimeError("rikki")
        return {}

    runner = Runner(database, PermitAll(), {"laskuri": handler})
    case_id: str = runner.run(Open(), KATJA, NOW)["case_id"]
    runner.run(Enqueue(case_id, "laskuri", most=1), KATJA, NOW)
    worker = Worker(runner)
    worker.run_due(NOW)
    assert states(database) == [("failed", 1)]
    assert worker.run_due(NOW + timedelta(days=1)) == 0
    broken[0] = False
    with database.reading() as link:
        key = Key(*link.connection.execute(sa.select(job.c.case_id, job.c.seq)).one())
    assert runner.run(RetryJob(key), KATJA, NOW) == {"job": str(key), "state": "scheduled"}
    assert worker.run_due(NOW) == 1
    assert states(database) == []
    with database.reading() as link:
        row = link.connection.execute(sa.select(incident.c.state, incident.c.resolved_by)).one()
        assert tuple(row) == (IncidentState.RESOLVED, "katja-palonen")


def test_what_kills_its_worker_comes_to_its_end_and_what_lay_behind_it_does_not(
    database: Database,
) -> None:
    def die(context: Any) -> Any:
        raise SystemExit  # as far as the worker goes, the end of its process

    runner = Runner(database, PermitAll(), {"tappava": die, "laskuri": lambda context: {}})
    case_id = case_with(runner, 1, "tappava")
    runner.run(Enqueue(case_id, "laskuri", 3), KATJA, NOW)
    now = NOW
    for _ in range(3):
        with pytest.raises(SystemExit):
            Worker(runner, lease=MINUTE).run_once(now)
        now += MINUTE
    Worker(runner).run_once(now)
    assert states(database) == [("failed", 3)]


def test_a_poisoned_case_leaves_the_others_alone(database: Database) -> None:
    done: list[str] = []

    def handler(context: Any) -> Any:
        if context.case.id == poisoned:
            raise RuntimeError("myrkky")
        done.append(context.case.id)
        return {}

    runner = Runner(database, PermitAll(), {"laskuri": handler})
    poisoned = case_with(runner, 5)
    well = case_with(runner, 5)
    Worker(runner).run_due(NOW)
    assert done == [well] * 5
    assert states(database) == [("retrying", 1)] * 5


def test_the_loop_is_woken_by_a_new_job(database: Database) -> None:
    done = threading.Event()
    runner = Runner(database, PermitAll(), {"laskuri": lambda c: done.set() or {}})
    worker = Worker(runner)
    runner.wake = worker.wake
    thread = threading.Thread(target=worker.loop, args=(lambda: NOW, 60.0))
    thread.start()
    try:
        case_with(runner, 1)
        assert done.wait(5)
    finally:
        worker.stop()
        thread.join(5)
    assert not thread.is_alive()
    assert states(database) == []


def test_the_loop_survives_a_job_that_always_fails(database: Database) -> None:
    tried = threading.Event()

    def fail(context: Any) -> Any:
        tried.set()
        raise ValueError("aina rikki")

    runner = Runner(database, PermitAll(), {"laskuri": fail})
    case_with(runner, 1)
    worker = Worker(runner)
    thread = threading.Thread(target=worker.loop, args=(lambda: NOW, 0.01))
    thread.start()
    assert tried.wait(5)
    worker.stop()
    thread.join(5)
    assert states(database) == [(JobState.RETRYING, 1)]


def test_after_a_full_batch_the_next_is_claimed_without_a_look(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[bool] = []

    def looked(*given: Any) -> bool:
        looks.append(any_due(*given))
        return looks[-1]

    monkeypatch.setattr("storage.worker.any_due", looked)
    runner = Runner(database, PermitAll(), {"laskuri": lambda c: {}})
    case_with(runner, 5)
    worker = Worker(runner, batch=2)
    assert [worker.run_once(NOW) for _ in range(3)] == [2, 2, 1]
    assert looks == [True]
    assert worker.run_once(NOW) == 0 and looks == [True, False]
    case_with(runner, 2)
    assert [worker.run_once(NOW) for _ in range(3)] == [2, 0, 0]
    assert looks == [True, False, True, False]
