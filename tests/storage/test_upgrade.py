"""A database that a former version filled is brought up to date, holds together, and goes on."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from engine.commands.cases import StartCase
from engine.commands.complete import CompleteTask
from engine.model import Actor, Key
from processes.handlers import HANDLERS
from processes.rules import DomainRules
from storage import migrate
from storage.audit import anchor, verify
from storage.database import Database, open_database
from storage.doctor.examining import examine
from storage.run import Runner
from storage.tables import instance, metadata, task
from storage.worker import Worker
from tests.storage import former
from tests.storage.server import Server

NOW = datetime(2023, 8, 31, 9, tzinfo=ZoneInfo("Europe/Helsinki"))
TIINA = Actor("tiina-korhonen")
RESTRUCTURED = {"account", "session"}
MORE = {"number_series": 2}
"""Up to which anchor the log is listed, and the work."""

_COUNT = itertools.count()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Without any table."""
    if request.param == "sqlite":
        (tmp_path / "data.db").touch()
        database = open_database(f"sqlite:///{tmp_path}/data.db", migrate=False)
        yield database
        database.close()
        return
    server: Server = request.getfixturevalue("postgresql")
    with server.database(f"former_{next(_COUNT)}") as url:
        database = open_database(url, migrate=False)
        yield database
        database.close()


@pytest.fixture
def upgraded(empty: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    monkeypatch.setattr(Database, "now", lambda self: NOW)
    rows = former.fill(empty, "0004", tmp_path)
    assert rows["audit"] == 17 and rows["person"] == 36
    migrate.ensure_current(empty.engine)
    with empty.reading() as link:
        for name, count in rows.items():
            if name not in RESTRUCTURED:
                table = sa.select(sa.func.count()).select_from(metadata.tables[name])
                wanted = count + MORE.get(name, 0)
                assert link.connection.execute(table).scalar_one() == wanted, name
    return empty


def test_nothing_is_lost_and_all_holds_together(upgraded: Database) -> None:
    with upgraded.reading() as link:
        assert migrate.revision_of(link.connection) == migrate.newest()
        assert verify(link.connection) == []
    assert [rule.name for rule, _ in examine(upgraded, NOW) if rule.serious] == []


def test_what_was_begun_by_the_former_version_goes_on(upgraded: Database) -> None:
    runner = Runner(upgraded, DomainRules(), {**HANDLERS, "mail": lambda context: {}})
    again = runner.run(StartCase("Asia 1", "kuorma", {"määrä": 1}), TIINA, NOW, key="avain-1")
    with upgraded.reading() as link:
        open_ = sa.select(task.c.case_id, task.c.seq).where(task.c.ended_at.is_(None))
        tasks = [Key(*row) for row in link.connection.execute(open_)]
        counted = sa.select(sa.func.count()).select_from(instance)
        assert link.connection.execute(counted).scalar_one() == 4, "the key was not known"
    assert again["case_id"]
    assert len(tasks) == 1
    runner.run(CompleteTask(tasks[0]), TIINA, NOW)
    worker = Worker(runner)
    worker.run_due(NOW + timedelta(hours=1))
    with upgraded.reading() as link:
        query = sa.select(task.c.case_id, task.c.seq).where(task.c.ended_at.is_(None))
        rest = [Key(*row) for row in link.connection.execute(query)]
    for key in rest:
        runner.run(CompleteTask(key), TIINA, NOW + timedelta(hours=1))
    worker.run_due(NOW + timedelta(hours=2))
    while anchor(upgraded, NOW):
        pass
    with upgraded.reading() as link:
        states = link.connection.execute(sa.select(instance.c.state)).scalars()
        assert set(states) == {"completed"}
        assert verify(link.connection) == []


# ---- node by node: older code on a newer schema


def hindrances(before: sa.Inspector, after: sa.Inspector) -> list[str]:
    """What code that knows the schema before would stumble over in the one after."""
    found = []
    for table in before.get_table_names():
        if not after.has_table(table):
            found.append(f"{table} is gone")
            continue
        old = {column["name"]: column for column in before.get_columns(table)}
        new = {column["name"]: column for column in after.get_columns(table)}
        found += [f"{table}.{name} is gone" for name in old if name not in new]
        for name, column in new.items():
            needed = not column["nullable"] and column.get("default") is None
            if needed and (name not in old or old[name]["nullable"]):
                found.append(f"{table}.{name} must be given")
    return found


def inspected(engine: sa.Engine) -> sa.Inspector:
    found = sa.inspect(engine)
    for table in found.get_table_names():
        found.get_columns(table)
    return found


def test_the_check_finds_what_hinders(tmp_path: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{tmp_path}/data.db", isolation_level="AUTOCOMMIT")
    migrate.upgrade(engine, "0004")
    before = inspected(engine)
    migrate.upgrade(engine, "0005")
    after = sa.inspect(engine)
    assert "account.person_id is gone" in hindrances(before, after)
    assert hindrances(after, after) == []


def test_each_migration_since_the_first_release_leaves_older_code_running(tmp_path: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{tmp_path}/data.db", isolation_level="AUTOCOMMIT")
    migrate.upgrade(engine, migrate.FIRST_RELEASE)
    for revision in migrate.revisions():
        if revision > migrate.FIRST_RELEASE:
            before = inspected(engine)
            migrate.upgrade(engine, revision)
            assert hindrances(before, sa.inspect(engine)) == [], f"{revision}: see how-to/upgrade"
