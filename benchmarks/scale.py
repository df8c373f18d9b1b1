"""How far it grows on one machine: commands and jobs a second by the number of processes.

Wall-clock, since that is the question, so it needs a machine that does nothing else. Beside it the
CPU time that one command or job costs us and the database, which tells why it stops growing, and
which a busy machine changes little.
"""

from __future__ import annotations

import contextlib
import logging
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from api.clock import Clock
from benchmarks.report import Report
from engine.model import SYSTEM
from storage.carriers.choosing import carrier_of
from storage.database import Database, open_database
from storage.run import Runner
from storage.tables import job
from storage.worker import Worker
from tests.storage.fakes import PermitAll
from tests.storage.server import server
from tests.storage.small import Enqueue, Note, Open

PROCESSES, QUICK_PROCESSES = (1, 2, 4), (1, 2)
SECONDS, QUICK_SECONDS = 5.0, 0.2
JOBS, QUICK_JOBS = 3000, 20
CASES, QUICK_CASES = 100, 5
POLL_S = 0.5


@dataclass(frozen=True)
class Place:
    """A database, and who carries its jobs."""

    name: str
    url: str
    carrier: str

    def runner(self, handle: Callable[[Any], Any] = lambda context: {}) -> Runner:
        database = open_database(self.url, pool=4)
        carrier = carrier_of(database, self.carrier)
        return Runner(database, PermitAll(), {"työ": handle}, carrier=carrier, attempts=100)


def run(report: Report) -> None:
    """The three questions on each place."""
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    with places() as found:
        report.section("Commands a second (note on a case of one's own), by processes")
        for place in found:
            if place.carrier == "leases":
                _commands(report, place)
        report.section("Jobs a second (claimed, run and deleted), by worker processes")
        for place in found:
            _jobs(report, place)
        report.section(
            f"From the commit of a job to its beginning in another process (poll {POLL_S} s)"
        )
        for place in found:
            _pickup(report, place)


@contextmanager
def places() -> Iterator[list[Place]]:
    with tempfile.TemporaryDirectory(prefix="paatospolku-") as folder, server(durable=True) as pg:
        found = [Place("SQLite", f"sqlite:///{folder}/data.db", "leases")]
        if pg is not None:
            with pg.database("scale") as url:
                found.append(Place("PostgreSQL", url, "leases"))
                found.append(Place("PostgreSQL, Procrastinate", url, "procrastinate"))
                yield found
        else:
            yield found


def _commands(report: Report, place: Place) -> None:
    seconds = QUICK_SECONDS if report.quick else SECONDS
    first = 0.0
    for processes in _processes(report):
        spent = Spent(place)
        done = sum(together(processes, lambda: _notes(place, seconds)))
        first = first or done
        report.add(
            f"{place.name}, {processes} processes", done / seconds, "/s",
            note=f"× {done / first:.2f}; {spent.told(done)}",
        )  # fmt: skip


def _notes(place: Place, seconds: float) -> int:
    runner = place.runner()
    case_id = runner.run(Open(number=str(uuid4())), SYSTEM, datetime.now(UTC))["case_id"]
    runner.run(Note(case_id), SYSTEM, datetime.now(UTC))
    done, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        runner.run(Note(case_id), SYSTEM, datetime.now(UTC))
        done += 1
    runner.database.close()
    return done


def _jobs(report: Report, place: Place) -> None:
    count = QUICK_JOBS if report.quick else JOBS
    first = 0.0
    cases = QUICK_CASES if report.quick else CASES
    for processes in _processes(report):
        runner = place.runner()
        count = _enqueue(runner, cases, count)
        runner.database.close()
        began, spent = time.monotonic(), Spent(place)
        together(processes, lambda: _work(place))
        rate = count / (time.monotonic() - began)
        first = first or rate
        report.add(
            f"{place.name}, {processes} workers", rate, "/s",
            note=f"× {rate / first:.2f}; {spent.told(count)}",
        )  # fmt: skip


def _processes(report: Report) -> tuple[int, ...]:
    return QUICK_PROCESSES if report.quick else PROCESSES


def _enqueue(runner: Runner, cases: int, count: int) -> int:
    now = datetime.now(UTC)
    each = max(1, count // cases)
    for _ in range(cases):
        case_id = runner.run(Open(number=str(uuid4())), SYSTEM, now)["case_id"]
        runner.run(Enqueue(case_id, "työ", each), SYSTEM, now)
    return each * cases


def _work(place: Place) -> int:
    runner = place.runner()
    clock = _clock(runner)
    clock.start()
    while _left(runner.database):
        time.sleep(0.02)
    clock.stop()
    runner.database.close()
    return 0


def _clock(runner: Runner) -> Clock:
    assert runner.carrier is not None
    workers = [Worker(runner) for _ in range(2)]
    return Clock(runner.carrier, workers, lambda: datetime.now(UTC), POLL_S)


def _left(database: Database) -> int:
    with database.reading() as link:
        query = sa.select(sa.func.count()).select_from(job)
        return int(link.connection.execute(query).scalar_one())


def _pickup(report: Report, place: Place) -> None:
    """Enqueued here, run in a process of its own."""
    times = 3 if report.quick else 40
    reading, writing = os.pipe()

    def note(context: Any) -> dict[str, Any]:
        os.write(writing, f"{time.time()}\n".encode())
        return {}

    pid = os.fork()
    if not pid:
        clock = _clock(place.runner(note))
        clock.start()
        time.sleep(600)
        os._exit(0)
    waits = []
    try:
        runner = place.runner()
        case_id = runner.run(Open(number=str(uuid4())), SYSTEM, datetime.now(UTC))["case_id"]
        with os.fdopen(reading) as told:
            for number in range(times + 1):
                time.sleep(0.05 + 0.013 * (number % 37))
                runner.run(Enqueue(case_id, "työ"), SYSTEM, datetime.now(UTC))
                committed = time.time()
                waits.append(max(0.0, float(told.readline()) - committed) * 1000)
        runner.database.close()
    finally:
        os.kill(pid, 9)
        os.waitpid(pid, 0)
        os.close(writing)
    waits = sorted(waits[1:])
    report.add(
        place.name, statistics.median(waits), "ms",
        note=f"95 % within {waits[int(len(waits) * 0.95)]:.0f} ms",
    )  # fmt: skip


def together(processes: int, what: Callable[[], int]) -> list[int]:
    """In so many processes at once; what each answers."""
    running = []
    for _ in range(processes):
        reading, writing = os.pipe()
        pid = os.fork()
        if not pid:
            os.close(reading)
            os.write(writing, str(what()).encode())
            os._exit(0)
        os.close(writing)
        running.append((pid, reading))
    answers = []
    for pid, reading in running:
        with os.fdopen(reading) as answer:
            answers.append(int(answer.read()))
        os.waitpid(pid, 0)
    return answers


class Spent:
    """CPU time from now on: of our processes that have ended, and of the database's."""

    def __init__(self, place: Place) -> None:
        url = sa.make_url(place.url)
        self._postmaster = None if url.port is None else _listening(url.port)
        self._before = self._now()

    def _now(self) -> tuple[float, float]:
        ours = resource.getrusage(resource.RUSAGE_CHILDREN)
        theirs = 0.0 if self._postmaster is None else _family(self._postmaster)
        return ours.ru_utime + ours.ru_stime, theirs

    def told(self, count: int) -> str:
        ours, theirs = (
            (now - before) / max(1, count) * 1e6
            for now, before in zip(self._now(), self._before, strict=True)
        )
        database = "" if self._postmaster is None else f" + {theirs:.0f} µs of the database"
        return f"{ours:.0f} µs{database} each"


def _listening(port: int) -> int | None:
    """The process id of the PostgreSQL that was started with that port."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            words = path.read_bytes().split(b"\0")
            if b"-p" in words and words[words.index(b"-p") + 1] == str(port).encode():
                return int(path.parent.name)
    return None


def _family(parent: int) -> float:
    """CPU seconds of a process, of its children that live, and of those that have ended."""
    ticks = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = path.read_text().rpartition(")")[2].split()
            if path.parent.name == str(parent):
                ticks += sum(int(each) for each in fields[11:15])
            elif fields[1] == str(parent):
                ticks += sum(int(each) for each in fields[11:13])
    return ticks / os.sysconf("SC_CLK_TCK")
