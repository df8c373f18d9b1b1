"""An engine on a temporary SQLite file, with models of a few lines."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

import engine.definitions
from engine.commands.cases import StartCase
from engine.commands.deploy import Deploy
from engine.model import Actor, Instance, Key, Task
from storage.audit import verify
from storage.database import Database, open_database
from storage.run import Runner
from storage.tables import audit, incident, job, subscription, task
from storage.worker import Worker
from tests.storage import tiny
from tests.storage.fakes import KATJA, NOW, PermitAll


@dataclass
class Engine:
    """What a test does to the engine, and what it sees of it."""

    database: Database
    rules: PermitAll = field(default_factory=PermitAll)
    handlers: dict[str, Any] = field(default_factory=dict)
    now: datetime = NOW

    def __post_init__(self) -> None:
        self.runner = Runner(self.database, self.rules, self.handlers)
        self.worker = Worker(self.runner)

    def run(self, command: Any, actor: Actor = KATJA, **more: Any) -> dict[str, Any]:
        return self.runner.run(command, actor, self.now, **more)

    def deploy(self, *models: str, name: str = "paketti") -> dict[str, Any]:
        files = {f"{index}.tiny": text.encode() for index, text in enumerate(models)}
        return self.run(Deploy(name, files))

    def start(self, process: str, **variables: Any) -> str:
        """Opens a case with the process; its id."""
        return str(self.run(StartCase("Asia", process, variables))["case_id"])

    def work(self, later: timedelta = timedelta(0)) -> int:
        self.now += later
        return self.worker.run_due(self.now)

    def rows(self, *columns: Any, **where: Any) -> list[tuple[Any, ...]]:
        query = sa.select(*columns)
        for name, value in where.items():
            query = query.where(columns[0].table.c[name] == value)
        with self.database.reading() as link:
            return [tuple(row) for row in link.connection.execute(query)]

    def open_tasks(self, case_id: str) -> list[Task]:
        with self.runner.unit() as unit:
            return unit.tasks.open_of_case(case_id)

    def task(self, case_id: str) -> Task:
        (found,) = self.open_tasks(case_id)
        return found

    def read(self, key: Key) -> Task:
        with self.runner.unit() as unit:
            return unit.tasks.get(key)

    def instances(self, case_id: str) -> list[Instance]:
        with self.runner.unit() as unit:
            return unit.instances.of_case(case_id)

    def jobs(self) -> list[tuple[Any, ...]]:
        return self.rows(job.c.kind, job.c.state, job.c.topic)

    def waiting(self) -> list[tuple[Any, ...]]:
        return self.rows(subscription.c.kind, subscription.c.name)

    def incidents(self) -> list[tuple[Any, ...]]:
        return self.rows(incident.c.kind, incident.c.state)

    def log(self, case_id: str) -> list[tuple[Any, ...]]:
        return self.rows(audit.c.action, audit.c.ok, audit.c.actor, case_id=case_id)

    def everything(self) -> tuple[Any, ...]:
        """Tasks, jobs and instances, to see that a refusal changed nothing."""
        with self.database.reading() as link:
            tables = (task, job, subscription, incident)
            return tuple(link.connection.execute(sa.select(each)).all() for each in tables)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("commands") / "data.db"
    open_database(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def app(empty_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    monkeypatch.setattr(engine.definitions, "read_models", tiny.read)
    shutil.copy(empty_file, tmp_path / "data.db")
    database = open_database(f"sqlite:///{tmp_path / 'data.db'}", synchronous="OFF")
    found = Engine(database)
    yield found
    with database.reading() as link:
        assert verify(link.connection) == []
    database.close()
