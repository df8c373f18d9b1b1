"""Nodes whose own clocks are wrong tell the database's time, and go on telling it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from api.times import DatabaseClock, WallClock, clock_of
from engine.model import Job
from storage.claims import claim
from storage.database import Database
from storage.run import Runner
from tests.storage.fakes import PermitAll
from tests.storage.test_claims_worker import case_with

on_postgresql = pytest.mark.parametrize("url", ["postgresql"], indirect=True)
SECOND = timedelta(seconds=1)


def test_each_database_has_its_clock(database: Database) -> None:
    clock = clock_of(database)
    assert isinstance(clock, WallClock if database.is_sqlite else DatabaseClock)
    assert abs(clock.now() - datetime.now(UTC)) < 2 * SECOND


@pytest.mark.postgresql
@on_postgresql
def test_time_is_counted_on_between_two_questions(database: Database) -> None:
    ticks = [100.0]
    clock = DatabaseClock(database, lambda: ticks[0], fresh=5)
    first = clock.now()
    ticks[0] += 4.5
    assert clock.now() - first == timedelta(seconds=4.5)
    ticks[0] += 3600  # the node's own count runs wild: the database is asked, and knows better
    assert clock.now() - first < 60 * SECOND


@pytest.mark.postgresql
@on_postgresql
def test_a_skewed_node_cannot_take_a_lease_that_another_holds(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner = Runner(database, PermitAll(), {"laskuri": lambda context: {}})
    case_with(runner, 1)

    class Skewed(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime(2031, 1, 1, tzinfo=UTC)

    def claimed(clock: DatabaseClock) -> list[Job]:
        return claim(database, clock.now(), ("laskuri",), lease=60 * SECOND)

    assert len(claimed(DatabaseClock(database))) == 1
    monkeypatch.setattr("api.times.datetime", Skewed)
    assert claimed(DatabaseClock(database)) == []


@pytest.mark.postgresql
@on_postgresql
def test_while_the_database_is_away_the_count_goes_on(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = [0.0]
    clock = DatabaseClock(database, lambda: ticks[0], fresh=1)
    first = clock.now()

    def away() -> datetime:
        raise ConnectionError

    monkeypatch.setattr(database, "now", away)
    monkeypatch.setattr("api.times.passes", lambda error: isinstance(error, ConnectionError))
    ticks[0] = 30
    assert clock.now() - first == 30 * SECOND
