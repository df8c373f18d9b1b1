"""Each storage test runs twice: on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import itertools
import os
import shutil
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from storage.database import Database, open_database
from storage.link import Link
from storage.run import Runner
from tests.storage.fakes import PermitAll
from tests.storage.server import Server, server

_COUNT = itertools.count()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """One server for each process of the test run."""
    with server() as found:
        if found is None:
            warnings.warn("NO POSTGRESQL: the storage tests run on SQLite alone", stacklevel=1)
            pytest.skip("NO POSTGRESQL could be found or installed: half of the proof is missing")
        yield found


@pytest.fixture(scope="session")
def postgresql_template(postgresql: Server) -> Iterator[str]:
    """The name of a migrated database to copy from."""
    with postgresql.database("template_paatos") as url:
        open_database(url).close()
        yield "template_paatos"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file to copy from."""
    path = tmp_path_factory.mktemp("template") / "data.db"
    open_database(f"sqlite:///{path}").close()
    return path


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh, migrated database."""
    if request.param == "sqlite":
        template = request.getfixturevalue("sqlite_template")
        shutil.copy(template, tmp_path / "data.db")
        yield f"sqlite:///{tmp_path / 'data.db'}"
        return
    found: Server = request.getfixturevalue("postgresql")
    template = request.getfixturevalue("postgresql_template")
    with found.database(f"t{os.getpid()}_{next(_COUNT)}", template) as address:
        yield address


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    found = open_database(url, synchronous="NORMAL")
    yield found
    found.close()


@pytest.fixture
def reopen(url: str) -> Iterator[Callable[[], Database]]:
    """Opens the same database once more, as a restarted process would."""
    opened: list[Database] = []

    def again() -> Database:
        opened.append(open_database(url, synchronous="NORMAL"))
        return opened[-1]

    yield again
    for each in opened:
        each.close()


@pytest.fixture
def runner(database: Database) -> Runner:
    return Runner(database, PermitAll(), {})


@pytest.fixture
def queries(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What is asked of the database from now on."""
    asked: list[Any] = []
    rows = Link.rows

    def counted(self: Link, prepared: Any, params: Any, **how: Any) -> list[Any]:
        asked.append(prepared)
        return rows(self, prepared, params, **how)

    monkeypatch.setattr(Link, "rows", counted)
    return asked
