"""What always fails, never ends, or kills its worker harms only itself."""

from __future__ import annotations

import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from api.settings import Settings
from api.wiring import wire
from engine.commands.cases import StartCase
from engine.commands.deploy import Deploy
from engine.model import JobKind
from storage.database import Database
from storage.run import Runner
from storage.tables import incident, instance, job
from storage.worker import Worker
from tests.chaos.installation import Installation, installation
from tests.chaos.test_many_nodes import TIINA, Model, complete, prepare, settings_of
from tests.storage.fakes import KATJA, NOW, PermitAll

XML = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="urn:d">
  <process id="{key}" name="{key}" isExecutable="true"><startEvent id="alku"/>
  <sequenceFlow id="f0" sourceRef="alku" targetRef="{first}"/>{rest}</process></definitions>"""
ENDLESS = XML.format(
    key="silmukka",
    first="m",
    rest="""<exclusiveGateway id="m"/><sequenceFlow id="f1" sourceRef="m" targetRef="g"/>
    <exclusiveGateway id="g" default="f2"/><sequenceFlow id="f2" sourceRef="g" targetRef="m"/>
    <sequenceFlow id="f3" sourceRef="g" targetRef="loppu"><conditionExpression
    xsi:type="tFormalExpression">=valmis = true</conditionExpression></sequenceFlow>
    <endEvent id="loppu"/>""",
)
GREEDY = XML.format(
    key="ahne",
    first="t",
    rest="""<serviceTask id="t" camunda:type="external" camunda:topic="laskuri"><extensionElements>
    <camunda:inputOutput><camunda:inputParameter name="x">=count(for i in 1..999999999 return i)
    </camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask>
    <sequenceFlow id="f1" sourceRef="t" targetRef="loppu"/><endEvent id="loppu"/>""",
)
WELL = XML.format(
    key="terve",
    first="t",
    rest="""<serviceTask id="t" camunda:type="external" camunda:topic="laskuri"/>
    <sequenceFlow id="f1" sourceRef="t" targetRef="loppu"/><endEvent id="loppu"/>""",
)


@pytest.mark.parametrize(("poison", "key"), [(ENDLESS, "silmukka"), (GREEDY, "ahne")])
def test_a_poisoned_model_stops_at_an_incident_of_its_own(
    database: Database,
    poison: str,
    key: str,
) -> None:
    runner = Runner(database, PermitAll(), {"laskuri": lambda context: {}})
    files = {"m.bpmn": poison.encode(), "terve.bpmn": WELL.encode()}
    runner.run(Deploy("mallit", files), KATJA, NOW)
    began = time.process_time()
    ill = runner.run(StartCase("Sairas", key, {"valmis": False}), KATJA, NOW)["case_id"]
    well = runner.run(StartCase("Terve", "terve"), KATJA, NOW)["case_id"]
    worker, now = Worker(runner), NOW
    for _ in range(10):
        worker.run_due(now)
        now = worker.next_due() or now
    assert time.process_time() - began < 30
    with database.reading() as link:
        states = dict(
            link.connection.execute(sa.select(instance.c.case_id, instance.c.state)).all()
        )
        troubled = link.connection.execute(sa.select(incident.c.case_id)).scalars().all()
    assert (states[ill], states[well]) == ("active", "completed")
    assert set(troubled) == {ill}


@pytest.fixture
def silent_mail_server() -> Iterator[int]:
    """Takes connections and never says a word."""
    listening = socket.create_server(("127.0.0.1", 0))
    taken: list[socket.socket] = []

    def take() -> None:
        while True:
            try:
                taken.append(listening.accept()[0])
            except OSError:
                return

    threading.Thread(target=take, daemon=True).start()
    yield int(listening.getsockname()[1])
    listening.close()
    for each in taken:
        each.close()


def test_a_job_that_never_ends_comes_to_its_end(tmp_path: Path, silent_mail_server: int) -> None:
    """Its mail server hangs. The supervisor begins the worker anew; the other cases go on."""
    url = f"sqlite:///{tmp_path}/data.db"
    application = wire(Settings(database=url))
    prepare(application)
    settings = settings_of(url, "leases", silent_mail_server) | {
        "PAATOSPOLKU_SMTP_TIMEOUT": "600",
        "PAATOSPOLKU_WORKER_PATIENCE": "1",
        "PAATOSPOLKU_WORKER_LEASE": "2",
        "PAATOSPOLKU_WORKER_THREADS": "2",
    }
    with installation(settings, tmp_path, servers=1, workers=1) as found:
        found.sign_in(TIINA)
        begun = begin(found)
        wait_for_mail(application.database)
        worker = found.nodes[-1]
        statuses: list[int | None] = []
        end = time.monotonic() + 60
        while failed(application.database) == 0:
            assert time.monotonic() < end, worker.log.read_text()[-3000:]
            assert worker.process is not None
            try:
                statuses.append(worker.process.wait(0.3))
                worker.start()
            except subprocess.TimeoutExpired:
                continue
        model = Model()
        complete(found, model, f"/tasks?case_id={begun['case_id']}")
        assert len(model.completed) == 1
    assert set(statuses) == {70} and 1 <= len(statuses) <= 4
    application.close()


def begin(found: Installation) -> dict[str, Any]:
    body = {"title": "Viesti, joka ei lähde", "definition_key": "kuorma"}
    begun: dict[str, Any] = found.ask("POST", "/cases", body, "alku")
    return begun


def wait_for_mail(database_: Database) -> None:
    """Until the mail is enqueued; it may be tried twice."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        with database_.writing() as link:
            mails = sa.update(job).where(job.c.kind == JobKind.MAIL).values(max_attempts=2)
            if link.connection.execute(mails).rowcount:
                return
        time.sleep(0.05)
    raise AssertionError("no mail was enqueued")


def failed(database_: Database) -> int:
    with database_.reading() as link:
        query = sa.select(sa.func.count()).where(incident.c.kind == "job-mail")
        return int(link.connection.execute(query).scalar_one())
