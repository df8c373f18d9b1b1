"""What stands still is passed with a reason, and a job that failed is dropped."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from engine.commands.failures import RetryIncident
from engine.commands.skipping import SkipIncident
from engine.errors import InvalidInput, InvalidState
from engine.model import Key
from storage.tables import audit, incident
from tests.unit.commands.conftest import Engine

MODEL = "process asiointi\nstart\nwork ilmoita topic=rikki\nuser sitten\nend"


def broken(_: Any) -> Any:
    """A handler that never succeeds."""
    raise RuntimeError("ei onnistu")


@pytest.fixture
def stuck(app: Engine) -> tuple[Engine, str, Key]:
    """A case whose service work has failed for good, and its incident."""
    app.handlers["rikki"] = broken
    app.deploy(MODEL)
    case = app.start("asiointi")
    for _ in range(8):
        app.work(timedelta(hours=2))
    ((seq,),) = app.rows(incident.c.seq, case_id=case, state="open")
    return app, case, Key(case, seq)


def test_the_process_goes_on_after_what_failed(stuck: tuple[Engine, str, Key]) -> None:
    app, case, key = stuck
    app.run(SkipIncident(key, "palvelu on poissa"))
    assert app.task(case).element_id == "sitten"
    assert app.rows(incident.c.state, case_id=case) == [("resolved",)]
    assert app.rows(audit.c.reason, action="skip-incident") == [("palvelu on poissa",)]
    assert app.jobs() == []
    with pytest.raises(InvalidState):
        app.run(SkipIncident(key, "uudelleen"))


def test_without_a_reason_nothing_changes(stuck: tuple[Engine, str, Key]) -> None:
    app, _, key = stuck
    before = app.everything()
    with pytest.raises(InvalidInput):
        app.run(SkipIncident(key, "  "))
    assert app.everything() == before


def test_it_may_go_on_elsewhere(stuck: tuple[Engine, str, Key]) -> None:
    app, case, key = stuck
    app.run(SkipIncident(key, "suoraan loppuun", to="end3"))
    assert app.open_tasks(case) == []
    assert str(app.instances(case)[0].state) == "completed"


def test_it_may_be_tried_again_instead(stuck: tuple[Engine, str, Key]) -> None:
    app, case, key = stuck
    app.handlers["rikki"] = lambda _: {}
    app.run(RetryIncident(key))
    app.work()
    assert app.task(case).element_id == "sitten"
