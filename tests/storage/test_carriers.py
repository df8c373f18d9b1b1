"""One suite over every carrier of jobs: both databases' leases, and Procrastinate."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from api.clock import Clock
from engine.model import Job, JobKind, Key
from storage.carriers.choosing import carrier_of
from storage.carriers.leases import Leases
from storage.carriers.port import Carrier
from storage.carriers.procrastinate import Procrastinate
from storage.database import Database
from storage.run import Runner
from storage.tables import incident, job
from storage.worker import Worker
from tests.storage.fakes import KATJA, PermitAll
from tests.storage.small import Enqueue, Open, Schedule

CARRIERS = [
    pytest.param("sqlite", "leases"),
    pytest.param("postgresql", "leases", marks=pytest.mark.postgresql),
    pytest.param("postgresql", "procrastinate", marks=pytest.mark.postgresql),
]
every_carrier = pytest.mark.parametrize(("url", "carrier"), CARRIERS, indirect=True)


@pytest.fixture
def carrier(request: pytest.FixtureRequest, database: Database) -> Carrier:
    return carrier_of(database, request.param)


class Bench:
    """A runner whose handler notes what was done, and clocks that are stopped in the end."""

    def __init__(self, database: Database, carrier: Carrier) -> None:
        self.done: list[tuple[str, int]] = []
        self.carrier = carrier
        self.handle: Callable[[Any], dict[str, Any]] = lambda context: {}
        self.runner = Runner(database, PermitAll(), {"laskuri": self._note}, carrier=carrier)
        self.clocks: list[Clock] = []

    def _note(self, context: Any) -> dict[str, Any]:
        result = self.handle(context)
        self.done.append(tuple(context.work.key))
        return result

    def start(self, threads: int = 2, lease: float = 60) -> Clock:
        workers = [
            Worker(self.runner, lease=timedelta(seconds=lease), batch=5) for _ in range(threads)
        ]
        clock = Clock(self.carrier, workers, now, poll=0.2)
        clock.start()
        self.clocks.append(clock)
        return clock

    def open(self) -> str:
        case_id: str = self.runner.run(Open(), KATJA, now())["case_id"]
        return case_id

    def enqueue(self, case_id: str, count: int = 1, most: int = 3) -> None:
        self.runner.run(Enqueue(case_id, "laskuri", count, most), KATJA, now())

    def left(self) -> list[tuple[str, int]]:
        with self.runner.database.reading() as link:
            query = sa.select(job.c.state, job.c.attempts)
            return [tuple(row) for row in link.connection.execute(query)]


@pytest.fixture
def bench(database: Database, carrier: Carrier) -> Iterator[Bench]:
    found = Bench(database, carrier)
    yield found
    for clock in found.clocks:
        assert clock.stop(20)


def now() -> datetime:
    return datetime.now(UTC)


def wait_for(what: Callable[[], bool], seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def test_each_database_has_its_carrier(database: Database) -> None:
    expected = Leases if database.is_sqlite else Procrastinate
    assert isinstance(carrier_of(database), expected)


@every_carrier
def test_what_is_enqueued_with_the_case_is_done_once(bench: Bench) -> None:
    bench.start()
    cases = [bench.open() for _ in range(5)]
    for case_id in cases:
        bench.enqueue(case_id, 6)
    wait_for(lambda: not bench.left())
    assert Counter(case_id for case_id, _ in bench.done) == dict.fromkeys(cases, 6)
    assert len(set(bench.done)) == 30


@pytest.mark.postgresql
@pytest.mark.parametrize(("url", "carrier"), CARRIERS[2:], indirect=True)
def test_what_is_told_comes_and_goes_with_the_transaction(bench: Bench) -> None:
    def told() -> int:
        with bench.runner.database.reading() as link:
            query = "SELECT count(*) FROM procrastinate_jobs"
            return int(link.driver.execute(query).fetchone()[0])

    case_id = bench.open()
    effect = Job(Key(case_id, 9), JobKind.EFFECT, "effect:9", now(), created_at=now())
    with bench.runner.unit(now=now()) as unit:
        unit.cases.lock(case_id)
        unit.jobs.add(effect)
        unit.begin_writing()
        bench.carrier.enqueued(unit.link, [effect], now())
    assert told() == 0
    bench.enqueue(case_id, 3)
    assert told() == 1


@every_carrier
def test_what_waits_since_before_the_start_is_found(bench: Bench) -> None:
    silent = Runner(bench.runner.database, PermitAll(), {})
    case_id = bench.open()
    silent.run(Enqueue(case_id, "laskuri", 3), KATJA, now() - timedelta(minutes=1))
    bench.start()
    wait_for(lambda: len(bench.done) == 3)


@every_carrier
def test_a_job_of_later_waits_for_its_time_and_keeps_nothing_back(bench: Bench) -> None:
    bench.start()
    case_id = bench.open()
    due = now() + timedelta(seconds=1.5)
    bench.runner.run(Schedule(case_id, "laskuri", due), KATJA, now())
    bench.runner.run(Schedule(case_id, "laskuri", due + timedelta(days=9)), KATJA, now())
    bench.enqueue(case_id)
    wait_for(lambda: len(bench.done) == 1)
    assert now() < due
    wait_for(lambda: len(bench.done) == 2)
    assert due <= now() < due + timedelta(seconds=5)
    wait_for(lambda: bench.left() == [("scheduled", 0)])


@every_carrier
def test_a_failure_is_tried_again_later_and_ends_in_an_incident(bench: Bench) -> None:
    def fail(context: Any) -> dict[str, Any]:
        raise RuntimeError("aina rikki")

    bench.handle = fail
    poisoned, well = bench.open(), bench.open()
    bench.start()
    bench.enqueue(poisoned, most=1)
    wait_for(lambda: bench.left() == [("failed", 1)])
    bench.handle = lambda context: {}
    bench.enqueue(well)
    wait_for(lambda: [case_id for case_id, _ in bench.done] == [well])
    with bench.runner.database.reading() as link:
        assert "aina rikki" in link.connection.execute(sa.select(incident.c.message)).scalar_one()


@every_carrier
def test_a_claim_whose_worker_died_is_taken_over(bench: Bench) -> None:
    from storage.claims import claim

    case_id = bench.open()
    silent = Runner(bench.runner.database, PermitAll(), {})
    silent.run(Enqueue(case_id, "laskuri"), KATJA, now())
    lease = timedelta(seconds=1)
    assert len(claim(bench.runner.database, now(), ("laskuri",), lease=lease)) == 1
    bench.start()
    wait_for(lambda: not bench.left())
    assert len(bench.done) == 1


@every_carrier
def test_a_stop_ends_the_job_at_hand_and_no_other(bench: Bench) -> None:
    begun = threading.Event()

    def slow(context: Any) -> dict[str, Any]:
        begun.set()
        time.sleep(0.7)
        return {}

    bench.handle = slow
    case_id = bench.open()
    bench.enqueue(case_id, 4)
    clock = bench.start(threads=1)
    assert begun.wait(10)
    assert clock.stop(10)
    assert len(bench.done) == 1
    assert bench.left() == [("scheduled", 0)] * 3


@pytest.mark.postgresql
@pytest.mark.parametrize(("url", "carrier"), CARRIERS[2:], indirect=True)
def test_a_case_whose_visitor_died_is_visited_by_another(bench: Bench) -> None:
    case_id = bench.open()
    bench.enqueue(case_id)
    with bench.runner.database.writing() as link:  # as after a kill -9: its lock is still held
        link.driver.execute("UPDATE procrastinate_jobs SET status = 'doing'")
    bench.start()
    wait_for(lambda: not bench.left(), 20)
    assert len(bench.done) == 1


class Slow:
    """A carrier whose look-out lasts until it is let go, and then wants to be called again."""

    def __init__(self) -> None:
        self.looks, self.go_on = threading.Event(), threading.Event()

    def work(self, workers: Any, clock: Any, poll: float) -> None:
        """Nothing is ever done."""

    def look_out(self, workers: Any, now: datetime) -> datetime:
        self.looks.set()
        assert self.go_on.wait(15)
        return now + timedelta(seconds=1)


def test_a_clock_stops_while_it_sets_its_alarm(database: Database) -> None:
    """A stop that waits for the look-out under the lock that the alarm needs would never end."""
    carrier: Any = Slow()
    clock = Clock(carrier, [Worker(Runner(database, PermitAll()))], now, poll=0.2)
    clock.start()
    assert carrier.looks.wait(15)
    threading.Timer(0.3, carrier.go_on.set).start()
    stopping = threading.Thread(target=clock.stop, daemon=True)
    stopping.start()
    stopping.join(10)
    assert not stopping.is_alive(), "it waits for ever"
