"""Clients and workers that are killed at any moment: what they were told is on file."""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.headerregistry import Address
from pathlib import Path
from typing import Any

import orjson
from msgspec.structs import replace as changed

import engine.definitions
from api.clock import Clock
from api.mail import MailHandler, SmtpMailer, SmtpSettings
from api.mail.server import Security
from engine.commands.cases import StartCase
from engine.commands.complete import CompleteTask
from engine.errors import InvalidState
from engine.model import Job, JobKind, Key
from engine.ports import HandlerContext
from storage.carriers.choosing import carrier_of
from storage.database import open_database
from storage.run import Runner
from storage.worker import Worker
from tests.storage import tiny
from tests.storage.fakes import KATJA, PermitAll

MODEL = b"""
process kuorma
start
work ensin topic=laske
user valmistele groups=preparer
wait PT0.05S
work lopuksi topic=kerro
end
"""
LEASE = timedelta(seconds=1)
PAUSE_S = 0.02  # the kills are to be many for each case, not the cases many


@dataclass(frozen=True)
class Place:
    """Where all meet: the database, who carries its jobs, the mail server, the file."""

    url: str
    carrier: str
    smtp: int
    file: Path


def count(context: HandlerContext) -> dict[str, Any]:
    """The effect whose number shows what was lost or done twice."""
    case = context.uow.cases.get(context.case.id)
    done = [*case.properties.get("done", ()), context.work.element_id]
    context.uow.cases.save(changed(case, properties={"done": done}))
    return {}


def tell(context: HandlerContext) -> dict[str, Any]:
    """Counts, and enqueues one mail in the same commit."""
    payload = {"to": "katja.palonen@example.fi", "template": "reminder", "language": "fi"}
    data = {"task": "Raportoi", "due": "1.9.2023", "case": context.case.number, "name": "Katja"}
    context.uow.jobs.add(
        Job(
            Key(context.case.id, context.uow.cases.next_seq()), JobKind.MAIL, "mail:1",
            context.now, topic="mail", payload={**payload, "data": data}, created_at=context.now,
        )
    )  # fmt: skip
    return count(context)


def runner_on(place: Place) -> Runner:
    """A runner over tiny models; the caller's process is a child, or restores the reader."""
    engine.definitions.read_models = tiny.read
    database = open_database(place.url, synchronous="NORMAL", pool=4)
    server = SmtpSettings(
        "127.0.0.1", Address("Koe", "koe", "example.fi"), place.smtp, Security.NONE, timeout=5
    )
    handlers = {"laske": count, "kerro": tell}
    outward = {"mail": MailHandler(SmtpMailer(server))}
    carrier = carrier_of(database, place.carrier)
    return Runner(database, PermitAll(), handlers, outward, attempts=100, carrier=carrier)


def client(place: Place, first: int) -> None:
    """Opens cases and completes their tasks; each answer is on file before the next request."""
    runner = runner_on(place)
    with place.file.open("ab", buffering=0) as answers:
        for n in range(first, first + 100_000):
            key = f"start-{n}"
            command = StartCase(f"Asia {n}", "kuorma")
            answers.write(orjson.dumps({"asked": key}) + b"\n")
            answer = runner.run(command, KATJA, datetime.now(UTC), key=key)
            answers.write(orjson.dumps({"key": key, "title": command.title, **answer}) + b"\n")
            complete_some(runner, answers.write)
            time.sleep(PAUSE_S)


def complete_some(runner: Runner, tell: Callable[[bytes], Any], most: int = 5) -> None:
    """Completes the open tasks that it finds; another client may be faster."""
    for key in open_tasks(runner, most):
        try:
            runner.run(CompleteTask(key), KATJA, datetime.now(UTC), key=f"done-{key}")
        except InvalidState:
            continue
        tell(orjson.dumps({"completed": str(key)}) + b"\n")


def open_tasks(runner: Runner, most: int = 5) -> list[Key]:
    query = "SELECT case_id, seq FROM task WHERE ended_at IS NULL ORDER BY opened_at"
    with runner.database.reading() as link:
        return [Key(str(row[0]), row[1]) for row in link.driver.execute(query).fetchmany(most)]


def worker(place: Place, first: int) -> None:
    """Works off jobs and anchors the log, as `paatospolku worker` does."""
    runner = runner_on(place)
    assert runner.carrier is not None
    workers = [Worker(runner, lease=LEASE, batch=5) for _ in range(2)]
    clock = Clock(runner.carrier, workers, lambda: datetime.now(UTC), poll=0.1)
    clock.start()
    while clock.is_alive:
        time.sleep(0.05)
    raise RuntimeError(f"the workers ended: {threading.enumerate()}")


def spawn(what: Callable[[Place, int], None], place: Place, first: int) -> int:
    """Runs it in a process of its own; the process id."""
    pid = os.fork()
    if pid:
        return pid
    try:
        random.seed()
        what(place, first)
    except BaseException as error:
        with place.file.open("ab") as out:
            out.write(orjson.dumps({"crash": repr(error)[:500]}) + b"\n")
    finally:
        os._exit(1)
