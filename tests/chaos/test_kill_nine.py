"""Kill -9 at any moment, again and again: nothing answered is lost, nothing is done twice."""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest
import sqlalchemy as sa

from engine.commands.cases import StartCase
from engine.commands.deploy import Deploy
from engine.commands.failures import RetryIncident
from engine.model import SYSTEM_CASE, JobState, Key
from storage.audit import anchor, verify
from storage.run import Runner
from storage.tables import audit, case, idempotency, incident, instance, job, task
from storage.worker import Worker
from tests.chaos import load
from tests.chaos.sink import Sink, sink
from tests.storage.fakes import KATJA

SECONDS = float(os.environ.get("CHAOS_SECONDS", "4"))
PLACES = [
    pytest.param("sqlite", "leases"),
    pytest.param("postgresql", "leases", marks=pytest.mark.postgresql),
    pytest.param("postgresql", "procrastinate", marks=pytest.mark.postgresql),
]


@pytest.mark.parametrize(("url", "carrier"), PLACES, indirect=["url"])
def test_a_model_based_check_after_many_kills(url: str, carrier: str, tmp_path: Path) -> None:
    with sink(tmp_path) as mails:
        place = load.Place(url, carrier, mails.port, tmp_path / "answers")
        runner = load.runner_on(place)
        runner.run(Deploy("kuorma", {"kuorma.tiny": load.MODEL}), KATJA, datetime.now(UTC))
        runner.database.close()
        kills = kill_for(SECONDS, place)
        assert kills >= 5

        told = [orjson.loads(line) for line in whole_lines(place.file)]
        assert [each["crash"] for each in told if "crash" in each] == []
        runner = load.runner_on(place)
        try:
            check_answers(runner, told)
            finish(runner)
            count = check_effects(runner, told)
            check_mails(mails, count)
        finally:
            runner.database.close()
        print(
            f"{kills} kills, {len(told)} answers, {count} cases, {mails.received().total()} mails"
        )


def kill_for(seconds: float, place: load.Place) -> int:
    """Two clients and two workers; one after the other is killed and replaced; how many were."""
    random.seed(7)
    roles = [load.client, load.worker, load.client, load.worker]
    first = 0
    pids = []
    for role in roles:
        pids.append(load.spawn(role, place, first))
        first += 100_000
    kills, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(random.uniform(0.05, 0.35))
        victim = random.randrange(len(pids))
        slay(pids[victim])
        pids[victim] = load.spawn(roles[victim], place, first)
        first += 100_000
        kills += 1
    for pid in pids:
        slay(pid)
    return kills


def slay(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def whole_lines(file: Path) -> list[bytes]:
    return [line for line in file.read_bytes().split(b"\n") if line.endswith(b"}")]


def check_answers(runner: Runner, told: list[dict[str, Any]]) -> None:
    """What was answered is there, and the same key gets the same answer."""
    answered = [each for each in told if "key" in each]
    assert len(answered) >= 10
    with runner.database.reading() as link:
        titles = dict(link.connection.execute(sa.select(case.c.id, case.c.title)).all())
        done = sa.select(task.c.case_id, task.c.seq).where(task.c.state == "completed")
        completed = {f"{row[0]}.{row[1]}" for row in link.connection.execute(done)}
    for each in answered:
        assert titles[each["case_id"]] == each["title"]
    assert {each["completed"] for each in told if "completed" in each} <= completed
    for each in random.sample(answered, min(10, len(answered))):
        again = runner.run(
            StartCase(each["title"], "kuorma"), KATJA, datetime.now(UTC), key=each["key"]
        )
        assert again["case_id"] == each["case_id"]


def finish(runner: Runner) -> None:
    """A later time, when all leases have run out: the rest is worked off.

    A job whose workers were killed five times over has failed, which an incident tells of, and
    is tried again by hand, as an administrator would.
    """
    worker = Worker(runner)
    now = datetime.now(UTC) + timedelta(hours=1)
    for _ in range(10_000):
        worker.run_due(now)
        for key in open_incidents(runner):
            runner.run(RetryIncident(key), KATJA, now)
        worker.run_due(now)
        before = load.open_tasks(runner)
        if not before:
            break
        load.complete_some(runner, lambda line: None, most=1000)
        now += timedelta(hours=1)
    worker.run_due(now + timedelta(hours=1))
    while anchor(runner.database, now):
        pass


def open_incidents(runner: Runner) -> list[Key]:
    """All of them tell of killed workers, and of nothing else."""
    query = sa.select(incident.c.case_id, incident.c.seq, incident.c.message).where(
        incident.c.state == "open"
    )
    with runner.database.reading() as link:
        found = link.connection.execute(query).all()
    assert {row.message for row in found} <= {"the worker died each time it tried this"}
    return [Key(row.case_id, row.seq) for row in found]


def check_effects(runner: Runner, told: list[dict[str, Any]]) -> int:
    """Effects are as many as tokens; numbers are unique; the log holds together."""
    with runner.database.reading() as link:
        execute = link.connection.execute
        cases = execute(
            sa.select(case.c.title, case.c.number, case.c.properties).where(
                case.c.id != SYSTEM_CASE
            )
        ).all()
        asked = {each["asked"].removeprefix("start-") for each in told if "asked" in each}
        assert {title.removeprefix("Asia ") for title, _, _ in cases} <= asked
        assert max(Counter(title for title, _, _ in cases).values()) == 1
        assert max(Counter(number for _, number, _ in cases).values()) == 1
        failed = sa.select(job.c.topic, job.c.error).where(job.c.state == JobState.FAILED)
        assert execute(failed).all() == []
        assert {tuple(found["done"]) for _, _, found in cases} == {("ensin", "lopuksi")}
        assert set(execute(sa.select(instance.c.state)).scalars()) == {"completed"}
        assert execute(sa.select(sa.func.count()).select_from(job)).scalar() == 0
        keys = execute(sa.select(sa.func.count()).select_from(idempotency)).scalar()
        assert keys == 2 * len(cases)
        fired = sa.select(sa.func.count()).where(audit.c.action == "timer-fired")
        assert execute(fired).scalar() == len(cases)
        assert verify(link.connection) == []
    return len(cases)


def check_mails(mails: Sink, cases: int) -> None:
    """Each case has sent its one mail; what came twice has the same Message-ID."""
    received = mails.received()
    assert len(received) == cases
    assert received.total() <= cases * 1.5
