"""The product over each database, with the source's registers and the measured models."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from engine.commands.cases import StartCase
from engine.commands.deploy import Deploy
from engine.model import SYSTEM, Actor, Key
from processes.rules import DomainRules
from processes.source import case as source
from processes.source.seed import SOURCE
from storage.database import Database, open_database
from storage.run import Runner
from tests.storage.server import Server, server

NOW = datetime(2030, 1, 1, 9, tzinfo=UTC)
OFFICIAL = Actor("tiina-korhonen")
GIVEN = {"amount": 150, "status": "open", "approved": False}
ANSWERS = {"amount": 151, "status": "open"}
ROLES = {role: source.ROLES[role] for role in ("setter", "preparer", "approver", "registry")}


@dataclass(frozen=True)
class World:
    """One database with the product over it; `name` says which, and how it syncs."""

    name: str
    database: Database
    runner: Runner
    synchronous: str = ""
    server: Server | None = None

    @contextmanager
    def copy(self) -> Iterator[str]:
        """The URL of a copy of the PostgreSQL database as it is now."""
        assert self.server is not None
        self.database.forget_idle()  # a database in use cannot be copied
        with self.server.database("copy", str(self.database.url.database)) as url:
            yield url

    @contextmanager
    def hurried(self) -> Iterator[None]:
        """Commits are not waited for in the block, where that can be had: to get somewhere."""
        if self.server is None:
            yield
            return
        name = self.database.url.database
        for value in ("off", "on"):
            with self.database.engine.connect() as connection:
                connection.exec_driver_sql(
                    f'ALTER DATABASE "{name}" SET synchronous_commit = {value}'
                )
            self.database.forget_idle()
            if value == "off":
                yield

    def deploy(self, package: dict[str, bytes]) -> None:
        """A model and its form."""
        name = next(iter(package))
        self.runner.run(Deploy(name, package), SYSTEM, NOW)

    def start(self, process: str, title: str = "Asia", **variables: Any) -> str:
        """A new case with a running process; its id."""
        command = StartCase(title, process, {**GIVEN, **variables}, roles=ROLES)
        return str(self.runner.run(command, SYSTEM, NOW)["case_id"])

    def open_task(self, case_id: str) -> Key:
        """The one open task of a case."""
        with self.runner.unit() as unit:
            return unit.tasks.open_of_case(case_id)[0].key


def world(name: str, url: str, synchronous: str = "FULL", on: Server | None = None) -> World:
    """A migrated database with the source's registers."""
    database = open_database(url, synchronous=synchronous)
    runner = Runner(database, DomainRules())
    with runner.unit() as unit:
        for rows, nouns in (
            (unit.organizations, SOURCE.organizations),
            (unit.people, SOURCE.persons),
            (unit.bodies, SOURCE.bodies),
            (unit.posts, SOURCE.posts),
            (unit.memberships, SOURCE.memberships),
        ):
            for noun in nouns:
                rows.add(noun)
        unit.commit()
    return World(name, database, runner, synchronous, on)


@contextmanager
def worlds(most: int = 3) -> Iterator[list[World]]:
    """SQLite with `synchronous` NORMAL and FULL, and PostgreSQL (durable) where it can be had."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="paatospolku-bench-")))
        found = [
            world(f"SQLite {how}", f"sqlite:///{folder / how}.db", how)
            for how in ("NORMAL", "FULL")[:most]
        ]
        if most > len(found):
            found += _postgresql(stack)
        for each in found:
            stack.callback(each.database.close)
        yield found


def _postgresql(stack: ExitStack) -> list[World]:
    found = stack.enter_context(server(durable=True))
    if found is None:
        print("no PostgreSQL could be found or installed: its figures are missing")
        return []
    return [world("PostgreSQL", stack.enter_context(found.database("bench")), on=found)]
