"""When the database restarts, fills up, is cut off or slow: a named answer, and nothing lost."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa

from engine.errors import Unavailable
from storage.audit import verify
from storage.claims import claim
from storage.database import Database, open_database
from storage.link import Link
from storage.run import Runner
from storage.tables import case, job
from storage.worker import Worker
from tests.storage.fakes import KATJA, NOW, PermitAll
from tests.storage.proxy import Proxy, proxy
from tests.storage.server import Server, server, server_user
from tests.storage.small import Enqueue, Note, Open
from tests.storage.test_claims_worker import case_with

on_postgresql = pytest.mark.parametrize("url", ["postgresql"], indirect=True)


def count_of(database: Database, case_id: str) -> int:
    with database.reading() as link:
        query = sa.select(case.c.properties).where(case.c.id == case_id)
        return int(link.connection.execute(query).scalar_one().get("count", 0))


def sound(database: Database) -> bool:
    with database.reading() as link:
        return verify(link.connection) == []


# ---- the database restarts


@pytest.fixture(scope="module")
def own_server() -> Iterator[Server]:
    """A server that nobody else uses and that keeps what it has confirmed, so that it may crash."""
    with server(durable=True) as found:
        if found is None:
            pytest.skip("NO POSTGRESQL could be found or installed")
        yield found


@pytest.mark.postgresql
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGQUIT], ids=["shutdown", "crash"])
def test_a_restart_costs_time_and_no_answer(own_server: Server, how: signal.Signals) -> None:
    with own_server.database(f"restarted_{how.value}") as url:
        database = open_database(url)
        runner = Runner(database, PermitAll(), attempts=200)
        case_id = runner.run(Open(), KATJA, NOW)["case_id"]
        answers: list[int] = []
        stop = threading.Event()

        def work() -> None:
            while not stop.is_set():
                key = f"note-{len(answers)}"
                answers.append(runner.run(Note(case_id), KATJA, NOW, key=key)["count"])

        thread = threading.Thread(target=work)
        thread.start()
        wait_for(lambda: len(answers) > 5)
        own_server.stop(how)
        time.sleep(0.5)
        own_server.start()
        before = len(answers)
        wait_for(lambda: len(answers) > before + 5)
        stop.set()
        thread.join()
        assert answers == list(range(1, len(answers) + 1))
        assert sound(database)
        database.close()


@pytest.mark.postgresql
def test_a_database_that_stays_away_is_named(own_server: Server) -> None:
    with own_server.database("away") as url:
        database = open_database(url)
        runner = Runner(database, PermitAll(), attempts=3, sleep=lambda seconds: None)
        case_id = runner.run(Open(), KATJA, NOW)["case_id"]
        own_server.stop(signal.SIGINT)
        try:
            with pytest.raises(Unavailable) as told:
                runner.run(Note(case_id), KATJA, NOW)
            assert told.value.code == "database-away"
            assert "Yritä hetken päästä" in told.value.reason_fi
            worker = Worker(runner)
            thread = threading.Thread(target=worker.loop, args=(lambda: NOW, 0.05))
            thread.start()
            time.sleep(0.3)
            assert thread.is_alive(), "a worker waits for the database to come back"
        finally:
            own_server.start()
        worker.stop()
        thread.join(10)
        assert runner.run(Note(case_id), KATJA, NOW) == {"count": 1}
        database.close()


def wait_for(what: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.01)


# ---- the disk is full


def fill(runner: Runner, case_id: str) -> int:
    """Commands until the disk is full; how many were answered."""
    for answered in range(20_000):
        try:
            runner.run(Note(case_id, "x" * 1000), KATJA, NOW, key=f"note-{answered}")
        except Unavailable as told:
            assert told.code == "disk-full"
            assert "levy on täynnä" in told.reason_fi
            return answered
    raise AssertionError("the disk never filled up")


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_file_that_may_not_grow_loses_nothing(database: Database) -> None:
    limit = [0]

    def bound(driver: Any, _record: Any) -> None:
        if limit[0]:
            driver.execute(f"PRAGMA max_page_count={limit[0]}")

    sa.event.listen(database.engine, "connect", bound)
    runner = Runner(database, PermitAll(), {"laskuri": lambda context: {}})
    case_id = case_with(runner, 1)
    with database.reading() as link:
        limit[0] = link.driver.execute("PRAGMA page_count").fetchone()[0] + 20
    database.forget_idle()
    answered = fill(runner, case_id)
    assert answered > 0 and count_of(database, case_id) == answered
    assert sound(database)
    limit[0] += 10_000
    database.forget_idle()
    assert runner.run(Note(case_id), KATJA, NOW) == {"count": answered + 1}
    assert Worker(runner).run_due(NOW) == 1


@pytest.fixture
def small_disk() -> Iterator[Callable[[int], Path]]:
    """Makes a disk of so many megabytes."""
    made: list[Path] = []

    def make(megabytes: int) -> Path:
        folder = Path(tempfile.mkdtemp(prefix="paatospolku-disk-"))
        folder.chmod(0o755)
        option = f"size={megabytes}m,mode=0777"
        command = ["mount", "-t", "tmpfs", "-o", option, "tmpfs", str(folder)]
        if os.geteuid() or subprocess.run(command, capture_output=True, check=False).returncode:
            folder.rmdir()
            pytest.skip("only root may make a small disk here")
        made.append(folder)
        return folder

    yield make
    for each in made:
        subprocess.run(["umount", "-l", str(each)], check=True)
        each.rmdir()


def check_full(database: Database, free: Callable[[], None]) -> None:
    runner = Runner(database, PermitAll(), {"laskuri": lambda context: {}})
    case_id = case_with(runner, 1)
    answered = fill(runner, case_id)
    assert answered > 0 and count_of(database, case_id) == answered
    free()
    assert runner.run(Note(case_id), KATJA, NOW) == {"count": answered + 1}
    assert Worker(runner).run_due(NOW) == 1
    assert sound(database)


def test_a_full_disk_under_sqlite_loses_nothing(small_disk: Callable[[int], Path]) -> None:
    disk = small_disk(4)
    database = open_database(f"sqlite:///{disk}/data.db", synchronous="NORMAL")
    try:
        ballast = disk / "ballast"
        ballast.write_bytes(b"x" * 500_000)
        check_full(database, ballast.unlink)
    finally:
        database.close()


@pytest.mark.postgresql
def test_a_full_disk_under_postgresql_loses_nothing(
    own_server: Server, small_disk: Callable[[int], Path]
) -> None:
    """The tables lie on the small disk, the server's own log of writes does not."""
    disk = small_disk(48)
    tables = disk / "tables"
    tables.mkdir()
    owner = server_user()
    if owner is not None:
        os.chown(tables, *owner)
    with psycopg.connect(f"{own_server.url}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE TABLESPACE small LOCATION '{tables}'")
        connection.execute("CREATE DATABASE full_disk TABLESPACE small")
    database = open_database(f"{own_server.url}/full_disk")
    try:
        ballast = disk / "ballast"
        ballast.write_bytes(b"x" * (shutil.disk_usage(disk).free - 1_000_000))
        check_full(database, ballast.unlink)
    finally:
        database.close()
        with psycopg.connect(f"{own_server.url}/postgres", autocommit=True) as connection:
            connection.execute("DROP DATABASE full_disk WITH (FORCE)")
            connection.execute("DROP TABLESPACE small")


# ---- the network


@pytest.fixture
def network(url: str, postgresql: Server) -> Iterator[tuple[Database, Proxy]]:
    """The database of `url`, reached through a network that can fail."""
    address = sa.make_url(url)
    with proxy(address.host or "", address.port or 0) as found:
        through = address.set(host="127.0.0.1", port=found.port)
        database = open_database(through.render_as_string(hide_password=False))
        yield database, found
        database.close()


def next_commit(monkeypatch: pytest.MonkeyPatch, arm: Callable[[], None]) -> None:
    """Arms the network at the very moment of the next commit."""
    commit, left = Link.commit, [1]

    def armed(self: Link) -> None:
        if left[0]:
            left[0] -= 1
            arm()
        commit(self)

    monkeypatch.setattr(Link, "commit", armed)


def once(found: Proxy) -> Callable[[bytes], bool]:
    seen = found.cuts
    return lambda data: found.cuts == seen


@pytest.mark.postgresql
@on_postgresql
@pytest.mark.parametrize("where", ["cut_before_request", "cut_before_answer"])
@pytest.mark.parametrize("key", ["avain", None])
def test_a_cut_in_the_commit(
    network: tuple[Database, Proxy],
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
    key: str | None,
) -> None:
    cut, found = network
    runner = Runner(cut, PermitAll())
    case_id = runner.run(Open(), KATJA, NOW)["case_id"]
    next_commit(monkeypatch, lambda: setattr(found, where, once(found)))
    if key is not None:
        assert runner.run(Note(case_id), KATJA, NOW, key=key) == {"count": 1}
        assert count_of(database, case_id) == 1
    else:
        with pytest.raises(Unavailable) as told:
            runner.run(Note(case_id), KATJA, NOW)
        assert told.value.code == "fate-unknown"
        assert "Tarkista, tallentuiko" in told.value.reason_fi
        assert count_of(database, case_id) == (where == "cut_before_answer")
    assert found.cuts == 1
    assert sound(database)


@pytest.mark.postgresql
@on_postgresql
def test_a_job_cut_in_its_commit_is_done_once(
    network: tuple[Database, Proxy], database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut, found = network
    runner = Runner(cut, PermitAll(), {"laskuri": lambda context: {}})
    case_id = case_with(runner, 1)
    (claimed,) = claim(cut, NOW, ("laskuri",))
    next_commit(monkeypatch, lambda: setattr(found, "cut_before_answer", once(found)))
    with pytest.raises(Unavailable):
        Worker(runner).run_job(claimed, NOW)
    assert Worker(runner).run_due(NOW + timedelta(hours=1)) == 0
    with database.reading() as link:
        assert link.connection.execute(sa.select(job.c.seq)).all() == []
    assert runner.run(Note(case_id), KATJA, NOW) == {"count": 1}


@pytest.mark.postgresql
@on_postgresql
def test_a_slow_network_makes_commands_slow_and_nothing_else(
    network: tuple[Database, Proxy],
) -> None:
    slow, found = network
    runner = Runner(slow, PermitAll(), {"laskuri": lambda context: {}})
    case_id = case_with(runner, 2)
    found.delay = 0.05
    began = time.monotonic()
    assert runner.run(Note(case_id), KATJA, NOW) == {"count": 1}
    assert 0.1 < time.monotonic() - began < 5
    assert Worker(runner).run_due(NOW) == 2


# ---- clocks


def test_a_clock_that_jumps_ahead_and_back_fires_each_timer_once(database: Database) -> None:
    done: list[Any] = []
    runner = Runner(database, PermitAll(), {"laskuri": lambda c: done.append(c.work.key) or {}})
    case_with(runner, 3)
    worker = Worker(runner)
    ahead = NOW + timedelta(days=365)
    assert worker.run_once(ahead) == 3
    assert worker.run_once(NOW) == worker.run_once(ahead) == 0
    assert len(done) == 3


def test_a_lease_given_by_a_clock_that_had_jumped_ahead_is_none(database: Database) -> None:
    runner = Runner(database, PermitAll(), {"laskuri": lambda context: {}})
    case_with(runner, 1)
    assert len(claim(database, NOW + timedelta(days=365), ("laskuri",))) == 1  # and its worker dies
    assert len(claim(database, NOW, ("laskuri",))) == 1


def test_back_in_time_a_job_waits_and_is_not_lost(database: Database) -> None:
    runner = Runner(database, PermitAll(), {"laskuri": lambda context: {}})
    case_id: str = runner.run(Open(), KATJA, NOW)["case_id"]
    runner.run(Enqueue(case_id, "laskuri"), KATJA, NOW)
    worker = Worker(runner)
    assert worker.run_once(NOW - timedelta(hours=1)) == 0
    assert worker.next_due() == NOW
    assert worker.run_once(datetime.now(UTC)) == 1
