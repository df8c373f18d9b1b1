"""The log across all cases is listed whole and in order, whatever of it is anchored by then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa

from engine.errors import NotAllowed
from engine.model import Actor
from storage import audit as upkeep
from storage.audit import anchor
from storage.database import Database
from storage.listed import listed_up_to
from storage.queries.audit import list_audit
from storage.run import Runner
from storage.tables import audit, audit_lookup, number_series
from tests.storage.anchoring import anchored_in_part
from tests.storage.explained import asked, plans
from tests.storage.fakes import KATJA, NOW
from tests.storage.small import Note, Open

LONG = re.compile(r"SCAN (audit|audit_anchor_head|case)$")
ACTORS = (KATJA, Actor("olli-voutilainen"))
FILTERS: tuple[dict[str, Any], ...] = (
    {},
    {"actor": KATJA.id},
    {"action": "note"},
    {"ok": False},
    {"since": NOW + timedelta(minutes=2)},
    {"until": NOW + timedelta(minutes=4), "actor": KATJA.id, "ok": True},
)


class Log:
    """Cases whose lines come at moments that stand still, go forth and go back."""

    def __init__(self, runner: Runner, seed: int) -> None:
        self.runner, self.random = runner, Random(seed)
        self.cases = [self.act(Open()) for _ in range(4)]

    def act(self, command: Any) -> str:
        done = self.runner.run(command, self.random.choice(ACTORS), self.moment())
        return str(done.get("case_id", ""))

    def moment(self) -> datetime:
        return NOW + timedelta(minutes=self.random.randrange(6))

    def grow(self) -> None:
        """Some lines, one of them of the system's own case."""
        for _ in range(self.random.randrange(1, 5)):
            self.act(Note(self.random.choice(self.cases)))
        self.runner.refused("login", self.random.choice(ACTORS), self.moment(), NotAllowed("no"))

    def anchor(self, monkeypatch: pytest.MonkeyPatch) -> None:
        anchored_in_part(self.runner.database, self.random, monkeypatch, "enlist")


@pytest.fixture
def log(runner: Runner, request: pytest.FixtureRequest) -> Log:
    return Log(runner, getattr(request, "param", 0))


def places(connection: sa.Connection, size: int, **wanted: Any) -> Iterator[tuple[Any, ...]]:
    """What the list gives, page by page."""
    after: Any = None
    while True:
        rows, after = list_audit(connection, after=after, limit=size, **wanted)
        assert len(rows) == size or after is None
        yield from ((row.at, row.case_id, row.seq) for row in rows)
        if after is None:
            return


def sorted_lines(connection: sa.Connection, **wanted: Any) -> list[tuple[Any, ...]]:
    """The same by a plain look at everything."""
    rows = [row._mapping for row in connection.execute(sa.select(audit))]
    since, until = wanted.pop("since", None), wanted.pop("until", None)
    return sorted(
        (row["at"], row["case_id"], row["seq"])
        for row in rows
        if all(row[name] == value for name, value in wanted.items())
        and (since is None or row["at"] >= since)
        and (until is None or row["at"] < until)
    )


def assert_whole(database: Database, cases: list[str]) -> None:
    with database.reading() as link:
        for wanted in (*FILTERS, {"case_id": cases[0]}):
            known = sorted_lines(link.connection, **wanted)
            for size in (1, 3, 100):
                assert list(places(link.connection, size, **wanted)) == known, wanted


@pytest.mark.parametrize("log", range(3), indirect=True)
def test_lists_are_whole_in_every_state(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_whole(log.runner.database, log.cases)
    for _ in range(4):
        log.grow()
        log.anchor(monkeypatch)
        assert_whole(log.runner.database, log.cases)
    log.grow()
    while anchor(log.runner.database, NOW):
        pass
    assert_whole(log.runner.database, log.cases)
    with log.runner.database.reading() as link:
        listed = sa.select(sa.func.count()).select_from(audit_lookup)
        lines = sa.select(sa.func.count()).select_from(audit)
        assert link.connection.execute(listed).scalar() == link.connection.execute(lines).scalar()


def test_a_list_that_was_deleted_comes_back_with_the_next_anchor(log: Log) -> None:
    """As the doctor tells; nothing is missed meanwhile."""
    log.grow()
    anchor(log.runner.database, NOW)
    with log.runner.database.writing() as link:
        before = link.connection.execute(sa.select(audit_lookup)).all()
        link.connection.execute(audit_lookup.delete())
        link.connection.execute(number_series.delete().where(number_series.c.series.like("list%")))
    assert_whole(log.runner.database, log.cases)
    log.grow()
    anchor(log.runner.database, NOW)
    with log.runner.database.reading() as link:
        assert set(before) < set(link.connection.execute(sa.select(audit_lookup)))
        assert listed_up_to(link.connection) == 2
    assert_whole(log.runner.database, log.cases)


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_neither_a_list_nor_an_anchor_looks_through_the_log(log: Log) -> None:
    """PostgreSQL plans by its statistics."""
    log.grow()
    database = log.runner.database
    with database.writing() as link, asked(link.connection) as kept:
        assert upkeep._anchor(link, NOW, 10) == 5
        with database.reading() as other, asked(other.connection) as read:
            for wanted in FILTERS:
                list_audit(other.connection, **wanted)
                list_audit(other.connection, **wanted, after=[NOW.isoformat(), "", 0])
        kept += read
        assert len(kept) > 12
        for text, values in kept:
            for plan in plans(link.driver, text, values):
                assert not LONG.match(plan), f"{text}: {plan}"
                if "FROM audit_lookup" in text:  # in its order, so a page ends where it is full
                    assert "USE TEMP B-TREE FOR ORDER BY" not in plan, f"{text}: {plan}"
