"""Workers outside fetch service work under a lease and answer for it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engine.commands.work import CompleteWork, FailWork
from engine.errors import Conflict, NotFound
from engine.model import Job, Key
from engine.runtime.state import State
from storage.claims import claim
from tests.unit.commands.conftest import Engine

MODEL = "process tekee\nstart\nwork tee topic=laskenta\nuser sitten\nend"
LEASE = timedelta(minutes=5)


@pytest.fixture
def case_id(app: Engine) -> str:
    app.deploy(MODEL)
    return app.start("tekee")


def fetch(app: Engine, topic: str = "laskenta") -> list[Job]:
    return claim(app.database, app.now, [topic], lease=LEASE, only=True, worker="ulkoinen")


def test_fetched_work_is_completed_with_its_result(app: Engine, case_id: str) -> None:
    assert fetch(app, "muu") == []
    (job,) = fetch(app)
    assert fetch(app) == []
    app.run(CompleteWork(job.key, job.lease_owner, {"tulos": 42}))
    assert app.task(case_id).element_id == "sitten"
    assert State.decode(app.instances(case_id)[0].blob).variables()["tulos"] == 42
    with pytest.raises(NotFound):
        app.run(CompleteWork(job.key, job.lease_owner))


def test_who_lost_the_lease_cannot_complete(app: Engine, case_id: str) -> None:
    (first,) = fetch(app)
    app.now += LEASE
    (second,) = fetch(app)
    with pytest.raises(Conflict):
        app.run(CompleteWork(first.key, first.lease_owner))
    app.run(CompleteWork(second.key, second.lease_owner))
    assert app.task(case_id).element_id == "sitten"


def test_failed_work_waits_as_long_as_its_worker_says(app: Engine, case_id: str) -> None:
    (job,) = fetch(app)
    app.run(FailWork(job.key, job.lease_owner, "ei nyt", retries=1, pause=timedelta(hours=1)))
    assert fetch(app) == []
    app.now += timedelta(hours=1)
    (job,) = fetch(app)
    app.run(FailWork(job.key, job.lease_owner, "ei enää", retries=0))
    assert app.incidents() == [("failed-work", "open")]


def test_an_error_without_a_catcher_is_an_incident(app: Engine, case_id: str) -> None:
    (job,) = fetch(app)
    app.run(CompleteWork(job.key, job.lease_owner, error="EI_LOYDY", message="rekisteri tyhjä"))
    assert app.incidents() == [("uncaught-error", "open")]


def test_unknown_work_is_not_found(app: Engine, case_id: str) -> None:
    with pytest.raises(NotFound):
        app.run(CompleteWork(Key(case_id, 999), "x"))
