"""A running case changes its version only on an explicit, reasoned, possible command."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engine.commands.complete import CompleteTask
from engine.commands.migrate import MigrateInstance
from engine.errors import InvalidInput, InvalidState, NotFound
from engine.model import InstanceState
from storage.tables import audit
from tests.unit.commands.conftest import Engine

ONE = "process asiointi\nstart\nuser yksi\nwait P1D\nuser kaksi\nend"
LONGER = "process asiointi\nstart\nuser yksi\nuser uusi\nwait P1D\nuser kaksi\nend"
RENAMED = "process asiointi\nstart\nuser ensimmainen\nwait P1D\nuser kaksi\nend"
WITHOUT = "process asiointi\nstart\nuser kaksi\nend"
ANOTHER_KIND = "process asiointi\nstart\nwork yksi topic=x\nuser kaksi\nend"


def test_what_comes_later_may_change(app: Engine) -> None:
    app.deploy(ONE)
    case_id = app.start("asiointi")
    app.deploy(LONGER)
    (instance,) = app.instances(case_id)
    app.run(MigrateInstance(instance.key, 2, "uusi vaihe tarvitaan"))
    assert app.instances(case_id)[0].definition_version == 2
    app.run(CompleteTask(app.task(case_id).key))
    assert app.task(case_id).element_id == "uusi"
    ((reason, before, after),) = app.rows(
        audit.c.reason, audit.c.before, audit.c.after, action="migrate"
    )
    assert (reason, before) == ("uusi vaihe tarvitaan", '{"version":1}')
    assert after == '{"mapping":{},"version":2}'


def test_a_renamed_element_is_mapped(app: Engine) -> None:
    app.deploy(ONE)
    case_id = app.start("asiointi")
    app.deploy(RENAMED)
    (instance,) = app.instances(case_id)
    app.run(MigrateInstance(instance.key, 2, "nimi muuttui", {"yksi": "ensimmainen"}))
    assert app.task(case_id).element_id == "ensimmainen"
    app.run(CompleteTask(app.task(case_id).key))
    app.work(timedelta(days=1))
    app.run(CompleteTask(app.task(case_id).key))
    assert app.instances(case_id)[0].state is InstanceState.COMPLETED


@pytest.mark.parametrize(("model", "code"), [(WITHOUT, "missing"), (ANOTHER_KIND, "kind")])
def test_an_element_without_its_like_stops_it(app: Engine, model: str, code: str) -> None:
    app.deploy(ONE)
    case_id = app.start("asiointi")
    app.deploy(model)
    (instance,) = app.instances(case_id)
    before = app.everything()
    look = app.run(MigrateInstance(instance.key, 2, dry_run=True))
    assert [each["code"] for each in look["obstacles"]] == [code]
    with pytest.raises(InvalidState) as refusal:
        app.run(MigrateInstance(instance.key, 2, "yritys"))
    assert refusal.value.details["obstacles"][0]["element_id"] == "yksi"
    assert app.everything() == before
    assert app.instances(case_id)[0].definition_version == 1


def test_it_goes_back_as_well(app: Engine) -> None:
    app.deploy(ONE)
    app.deploy(LONGER)
    case_id = app.start("asiointi")
    (instance,) = app.instances(case_id)
    app.run(MigrateInstance(instance.key, 1, "uusi versio peruttu"))
    app.run(CompleteTask(app.task(case_id).key))
    assert app.open_tasks(case_id) == []  # the day's wait of version 1


def test_a_timer_that_runs_goes_on_under_the_new_version(app: Engine) -> None:
    app.deploy(ONE)
    case_id = app.start("asiointi")
    app.run(CompleteTask(app.task(case_id).key))
    app.deploy(ONE.replace("user kaksi", "user kaksi\nuser kolme"))
    (instance,) = app.instances(case_id)
    app.run(MigrateInstance(instance.key, 2, "lisävaihe"))
    app.work(timedelta(days=1))
    app.run(CompleteTask(app.task(case_id).key))
    assert app.task(case_id).element_id == "kolme"


def test_a_reason_and_a_version_are_needed(app: Engine) -> None:
    app.deploy(ONE)
    app.deploy(LONGER)
    (instance,) = app.instances(app.start("asiointi"))
    with pytest.raises(InvalidInput):
        app.run(MigrateInstance(instance.key, 1, " "))
    with pytest.raises(InvalidInput):
        app.run(MigrateInstance(instance.key, 2, "sama"))
    with pytest.raises(NotFound):
        app.run(MigrateInstance(instance.key, 9, "puuttuva"))
