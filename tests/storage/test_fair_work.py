"""A case with very many jobs, a slow one, and a stop: the other cases get their turn."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from storage.claims import claim
from storage.database import Database
from storage.run import Runner
from storage.tables import job
from storage.worker import Worker
from tests.storage.fakes import NOW, PermitAll
from tests.storage.test_claims_worker import case_with

SECOND = timedelta(seconds=1)


def waiting(database: Database) -> list[tuple[str, int, str]]:
    with database.reading() as link:
        query = sa.select(job.c.state, job.c.attempts, job.c.lease_owner)
        return [tuple(row) for row in link.connection.execute(query)]


def test_a_flooded_case_does_not_keep_another_waiting(database: Database) -> None:
    done: list[str] = []
    runner = Runner(database, PermitAll(), {"laskuri": lambda c: done.append(c.case.id) or {}})
    flooded = [case_with(runner, 60), case_with(runner, 60)]
    alone = case_with(runner, 1)
    worker = Worker(runner, batch=10)
    while alone not in done:
        assert worker.run_once(NOW)
    assert len(done) <= 3 * 10
    worker.run_due(NOW)
    assert {each: done.count(each) for each in flooded} == dict.fromkeys(flooded, 60)


def test_what_is_not_tried_by_half_of_the_lease_is_given_back_unspent(database: Database) -> None:
    time = [NOW]

    def slow(context: Any) -> dict[str, Any]:
        time[0] += 20 * SECOND
        if time[0] == NOW + 100 * SECOND:
            worker.stop()
        return {}

    runner = Runner(database, PermitAll(), {"laskuri": slow})
    case_with(runner, 8)
    worker = Worker(runner, batch=8, lease=timedelta(seconds=60))
    thread = threading.Thread(target=worker.loop, args=(lambda: time[0], 0.01))
    thread.start()
    thread.join(20)
    assert not thread.is_alive()
    assert waiting(database) == [("scheduled", 0, "")] * 3


def test_a_worker_that_is_told_to_stop_leaves_the_rest_to_others(database: Database) -> None:
    def last(context: Any) -> dict[str, Any]:
        worker.stop()
        return {}

    runner = Runner(database, PermitAll(), {"laskuri": last})
    case_with(runner, 4)
    worker = Worker(runner)
    worker.loop(lambda: NOW)
    assert waiting(database) == [("scheduled", 0, "")] * 3
    assert len(claim(database, NOW, ("laskuri",))) == 3


def test_a_lease_lasts_by_the_time_that_all_nodes_share(database: Database) -> None:
    runner = Runner(database, PermitAll(), {"laskuri": lambda context: {}})
    case_with(runner, 1)
    shared: datetime = NOW
    assert len(claim(database, shared, ("laskuri",), lease=60 * SECOND)) == 1
    assert claim(database, shared + 59 * SECOND, ("laskuri",)) == []
    assert len(claim(database, shared + 60 * SECOND, ("laskuri",))) == 1
