"""Two servers and two workers over one database, one of them killed again and again."""

from __future__ import annotations

import os
import random
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa

from api.settings import Settings
from api.setup import set_up
from api.wiring import Application, wire
from engine.commands.deploy import Deploy
from engine.model import SYSTEM, SYSTEM_CASE, JobState
from storage.audit import verify
from storage.tables import audit, case, incident, instance, job, person, task
from tests.chaos.installation import ROOT, Installation, installation
from tests.chaos.sink import Sink, sink

SECONDS = float(os.environ.get("CHAOS_SECONDS", "6"))
PLACES = [
    pytest.param("sqlite", "leases"),
    pytest.param("postgresql", "procrastinate", marks=pytest.mark.postgresql),
]
TIINA = "tiina-korhonen"


@dataclass
class Model:
    """What the clients were told: the truth that the database is held against."""

    started: dict[str, dict[str, Any]] = field(default_factory=dict)
    completed: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


def settings_of(url: str, carrier: str, smtp: int) -> dict[str, str]:
    return {
        "PAATOSPOLKU_DATABASE": url,
        "PAATOSPOLKU_CARRIER": carrier,
        "PAATOSPOLKU_DEVELOPMENT": "1",
        "PAATOSPOLKU_RATE_PER_SECOND": "100000",
        "PAATOSPOLKU_WORKER_LEASE": "3",
        "PAATOSPOLKU_SMTP_HOST": "127.0.0.1",
        "PAATOSPOLKU_SMTP_PORT": str(smtp),
        "PAATOSPOLKU_SMTP_SECURITY": "none",
        "PAATOSPOLKU_SMTP_FROM": "Päätöspolku <noreply@example.fi>",
    }


@pytest.mark.parametrize(("url", "carrier"), PLACES, indirect=["url"])
def test_nothing_answered_is_lost_whoever_dies(url: str, carrier: str, tmp_path: Path) -> None:
    application = wire(Settings(database=url, carrier=carrier))
    try:
        prepare(application)
        with sink(tmp_path) as mails:
            settings = settings_of(url, carrier, mails.port)
            with installation(settings, tmp_path) as found:
                found.sign_in(TIINA)
                model, kills = load_and_kill(found, SECONDS)
                finish(found, application)
                statuses = [node.stop() for node in found.nodes]
            assert model.faults == []
            assert statuses == [0] * 4
            cases = check(application, model)
            check_mails(mails, cases)
        print(f"{kills} kills, {cases} cases, {len(model.completed)} completions told")
    finally:
        application.close()


def prepare(application: Application) -> None:
    for _ in set_up(application, ROOT / "bpmn"):
        pass
    model = {"kuorma.bpmn": (Path(__file__).parent / "kuorma.bpmn").read_bytes()}
    application.run(Deploy("kuorma", model), SYSTEM, datetime.now(UTC))
    with application.database.writing() as link:
        mail = sa.update(person).where(person.c.id == TIINA).values(email="tiina@example.fi")
        link.connection.execute(mail)


def load_and_kill(found: Installation, seconds: float) -> tuple[Model, int]:
    model, stop = Model(), threading.Event()
    clients = [threading.Thread(target=client, args=(found, model, stop)) for _ in range(3)]
    for each in clients:
        each.start()
    kills, end = 0, time.monotonic() + seconds
    try:
        while time.monotonic() < end:
            time.sleep(random.uniform(0.3, 1.2))
            node = random.choice(found.nodes)
            node.kill()
            node.start()
            kills += 1
    finally:
        stop.set()
        for each in clients:
            each.join()
    for node in found.nodes:
        node.wait()
    return model, kills


def client(found: Installation, model: Model, stop: threading.Event) -> None:
    try:
        while not stop.is_set():
            title = f"Asia {uuid4()}"
            begun = found.ask(
                "POST", "/cases", {"title": title, "definition_key": "kuorma"}, f"start {title}"
            )
            model.started[title] = begun
            complete(found, model, f"/tasks?case_id={begun['case_id']}")
    except BaseException as error:
        model.faults.append(repr(error))


def complete(found: Installation, model: Model, path: str) -> int:
    """Completes what is open, once it is there."""
    for _ in range(100):
        tasks = found.ask("GET", path)["items"]
        if tasks:
            break
        time.sleep(0.05)
    for each in tasks:
        path = f"/tasks/{each['id']}/complete"
        answer = found.ask("POST", path, {"variables": {}}, f"done {each['id']}")
        assert answer, path
        model.completed.add(each["id"])
    return len(tasks)


def finish(found: Installation, application: Application) -> None:
    """The workers that live come to the end of it by themselves; only people's tasks are done."""
    end = time.monotonic() + 120
    rest = Model()
    while True:
        with application.reading() as connection:
            jobs = connection.execute(sa.select(sa.func.count()).select_from(job)).scalar_one()
            open_ = sa.select(sa.func.count()).where(
                task.c.ended_at.is_(None), task.c.element_id == "tee"
            )
            tasks = connection.execute(open_).scalar_one()
        if not jobs and not tasks:
            return
        assert time.monotonic() < end, f"{jobs} jobs and {tasks} tasks are stuck"
        if tasks:
            complete(found, rest, "/tasks")
        time.sleep(0.2)


def check(application: Application, model: Model) -> int:
    with application.reading() as connection:
        execute = connection.execute
        mine = sa.and_(case.c.title.startswith("Asia "), case.c.id != SYSTEM_CASE)
        rows = execute(sa.select(case.c.id, case.c.number, case.c.title).where(mine)).all()
        known = {row.title: row for row in rows}
        assert max(Counter(row.title for row in rows).values()) == 1
        assert max(Counter(row.number for row in rows).values()) == 1
        for title, told in model.started.items():
            assert (known[title].id, known[title].number) == (told["case_id"], told["number"])
        done = sa.select(task.c.case_id, task.c.seq).where(task.c.state == "completed")
        assert model.completed <= {f"{row[0]}.{row[1]}" for row in execute(done)}
        states = sa.select(instance.c.state).where(instance.c.definition_key == "kuorma")
        assert set(execute(states).scalars()) == {"completed"}
        for action in ("timer-fired", "complete", "reminder"):
            counted = sa.select(sa.func.count()).where(audit.c.action == action, audit.c.ok)
            assert execute(counted).scalar_one() == len(rows), action
        failed = sa.select(job.c.error).where(job.c.state == JobState.FAILED)
        assert execute(failed).all() == execute(sa.select(incident.c.message)).all() == []
        assert verify(connection) == []
    return len(rows)


def check_mails(mails: Sink, cases: int) -> None:
    received = mails.received()
    assert len(received) >= cases
    assert cases >= 3
