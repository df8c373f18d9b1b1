"""A client and a worker that are killed at any moment: what they were told is on file."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson

import engine.definitions
from engine.commands.cases import StartCase
from engine.commands.complete import CompleteTask
from engine.errors import InvalidState
from engine.model import Key
from engine.ports import HandlerContext
from storage.audit import anchor
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
work lopuksi topic=laske
end
"""
LEASE = timedelta(seconds=0.4)


def count(context: HandlerContext) -> dict[str, Any]:
    """The effect whose number shows what was lost or done twice."""
    case = context.uow.cases.get(context.case.id)
    done = [*case.properties.get("done", ()), context.work.element_id]
    context.uow.cases.save(replace(case, properties={"done": done}))
    return {}


def runner_on(url: str) -> Runner:
    """A runner over tiny models; the caller's process is a child, or restores the reader."""
    engine.definitions.read_models = tiny.read
    database = open_database(url, synchronous="NORMAL", pool=4)
    return Runner(database, PermitAll(), {"laske": count}, attempts=100)


def client(url: str, file: Path, first: int) -> None:
    """Opens cases and completes their tasks; each answer is on file before the next request."""
    runner = runner_on(url)
    with file.open("ab", buffering=0) as answers:
        for n in range(first, first + 100_000):
            key = f"start-{n}"
            command = StartCase(f"Asia {n}", "kuorma")
            answers.write(orjson.dumps({"asked": key}) + b"\n")
            answer = runner.run(command, KATJA, datetime.now(UTC), key=key)
            answers.write(orjson.dumps({"key": key, "title": command.title, **answer}) + b"\n")
            complete_some(runner, answers.write)


def complete_some(runner: Runner, tell: Callable[[bytes], Any]) -> None:
    """Completes the open tasks that it finds; another client may be faster."""
    for key in open_tasks(runner):
        try:
            runner.run(CompleteTask(key), KATJA, datetime.now(UTC), key=f"done-{key}")
        except InvalidState:
            continue
        tell(orjson.dumps({"completed": str(key)}) + b"\n")


def open_tasks(runner: Runner) -> list[Key]:
    query = "SELECT case_id, seq FROM task WHERE ended_at IS NULL ORDER BY opened_at LIMIT 5"
    with runner.database.reading() as link:
        return [Key(str(row[0]), row[1]) for row in link.driver.execute(query).fetchall()]


def worker(url: str, file: Path, first: int) -> None:
    """Works off jobs and anchors the log."""
    runner = runner_on(url)
    found = Worker(runner, lease=LEASE, batch=5)
    while True:
        found.run_once(datetime.now(UTC))
        if random.random() < 0.2:
            anchor(runner.database, datetime.now(UTC))


def spawn(what: Callable[[str, Path, int], None], url: str, file: Path, first: int) -> int:
    """Runs it in a process of its own; the process id."""
    pid = os.fork()
    if pid:
        return pid
    try:
        what(url, file, first)
    except BaseException as error:
        with file.open("ab") as out:
            out.write(orjson.dumps({"crash": repr(error)[:500]}) + b"\n")
    finally:
        os._exit(1)
