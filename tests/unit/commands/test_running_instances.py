"""Timers, work, incidents, and what administrators do to a running instance."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

import engine.definitions
from engine.commands.cases import CancelCase, ChangeCase, CloseCase, StartCase
from engine.commands.complete import CompleteTask
from engine.commands.deploy import Deploy
from engine.commands.failures import RetryIncident
from engine.commands.instances import (
    CancelInstance,
    MoveTokens,
    ResumeInstance,
    SetVariables,
    SuspendInstance,
)
from engine.definitions import read_models
from engine.errors import Conflict, EngineError, InvalidInput, InvalidState
from engine.model import CaseState, InstanceState, Key, Party, PartyKind
from engine.ports import BusinessError
from engine.runtime.state import State
from storage.tables import activity, audit, incident, job
from tests.unit.commands.conftest import Engine

TWO = "process asiointi\nstart\nuser yksi\nuser kaksi\nend"
WAITS = "process odottaa\nstart\nwait P1D\nuser sitten\nend"
WORKS = "process tekee\nstart\nwork tee topic=tee\nuser sitten\nend"
CYCLES = "process kiertaa\nstart cycle=R3/P1D\nuser katso\nend"
DAY = timedelta(days=1)


def variables(app: Engine, case_id: str) -> dict[str, Any]:
    (instance,) = app.instances(case_id)
    return State.decode(instance.blob).variables()


def test_a_timer_fires_once_at_its_time(app: Engine) -> None:
    app.deploy(WAITS)
    case_id = app.start("odottaa")
    assert app.work(DAY - timedelta(seconds=1)) == 0
    assert app.work(timedelta(seconds=1)) == 1
    assert app.task(case_id).element_id == "sitten"
    assert app.jobs() == []


def test_many_timers_that_came_due_while_the_engine_slept(app: Engine) -> None:
    app.deploy(WAITS)
    cases = [app.start("odottaa") for _ in range(25)]
    assert app.work(30 * DAY) == 25
    assert all(app.task(case_id).element_id == "sitten" for case_id in cases)


def test_a_cyclic_start_begins_its_turns_and_no_more(app: Engine) -> None:
    app.deploy(CYCLES)
    assert app.jobs() == [("start-timer", "scheduled", "kiertaa")]
    assert [app.work(DAY) for _ in range(5)] == [1, 1, 1, 0, 0]
    assert app.jobs() == []
    started = app.rows(audit.c.case_id, action="timer-start")
    assert len({case_id for (case_id,) in started}) == 3


def test_a_new_version_takes_over_the_start_timer(app: Engine) -> None:
    app.deploy(CYCLES)
    app.deploy(CYCLES.replace("user katso", "user katso2"))
    assert len(app.jobs()) == 1
    app.work(DAY)
    ((case_id,),) = app.rows(audit.c.case_id, action="timer-start")
    assert app.task(case_id).element_id == "katso2"


def test_a_version_without_the_start_timer_stops_it(app: Engine) -> None:
    app.deploy(CYCLES)
    app.deploy(CYCLES.replace("start cycle=R3/P1D", "start"))
    app.work(DAY)
    assert app.rows(audit.c.case_id, action="timer-start") == []
    assert app.jobs() == []


def test_work_is_done_by_its_handler_and_goes_on_with_what_it_returns(app: Engine) -> None:
    seen: list[Any] = []

    def handler(context: Any) -> dict[str, Any]:
        seen.append((context.variables["luku"], context.case.title, context.actor.is_system))
        return {"tulos": context.variables["luku"] * 2}

    app.handlers["tee"] = handler
    app.deploy(WORKS)
    case_id = app.start("tekee", luku=21)
    assert app.work() == 1
    assert seen == [(21, "Asia", True)]
    assert variables(app, case_id)["tulos"] == 42


def test_work_without_a_handler_waits_for_a_worker_from_outside(app: Engine) -> None:
    app.deploy(WORKS)
    app.start("tekee")
    assert app.work(DAY) == 0
    assert app.jobs() == [("work", "scheduled", "tee")]


def test_work_that_always_fails_is_an_incident_and_can_be_retried(app: Engine) -> None:
    broken = [True]

    def handler(context: Any) -> dict[str, Any]:
        if broken[0]:
            raise RuntimeError("rekisteri ei vastaa")
        return {"valmis": True}

    app.handlers["tee"] = handler
    app.deploy(WORKS)
    case_id = app.start("tekee")
    for _ in range(6):
        app.work(timedelta(hours=2))
    assert app.incidents() == [("failed-work", "open")]
    ((owner, seq),) = app.rows(incident.c.case_id, incident.c.seq)
    assert app.open_tasks(case_id) == []
    broken[0] = False
    app.run(RetryIncident(Key(owner, seq)))
    app.work()
    assert app.incidents() == [("failed-work", "resolved")]
    assert app.task(case_id).element_id == "sitten"
    with pytest.raises(InvalidState):
        app.run(RetryIncident(Key(owner, seq)))


def test_an_uncaught_business_error_is_an_incident(app: Engine) -> None:
    def handler(context: Any) -> dict[str, Any]:
        raise BusinessError("KIINTIO", "kiintiö ei täyty")

    app.handlers["tee"] = handler
    app.deploy(WORKS)
    app.start("tekee")
    assert app.work() == 1
    assert app.incidents() == [("uncaught-error", "open")]


def test_nothing_of_a_suspended_instance_goes_on(app: Engine) -> None:
    app.deploy(WAITS)
    case_id = app.start("odottaa")
    (instance,) = app.instances(case_id)
    app.run(SuspendInstance(instance.key, "selvitetään"))
    assert app.work(2 * DAY) == 0
    with pytest.raises(InvalidState):
        app.run(SuspendInstance(instance.key, "uudelleen"))
    app.run(ResumeInstance(instance.key))
    assert app.work() == 0  # what was left of the day is left still
    assert app.work(DAY) == 1
    assert app.task(case_id).element_id == "sitten"
    with pytest.raises(InvalidState):
        app.run(ResumeInstance(instance.key))


def test_a_suspended_task_cannot_be_completed(app: Engine) -> None:
    app.deploy(TWO)
    case_id = app.start("asiointi")
    (instance,) = app.instances(case_id)
    app.run(SuspendInstance(instance.key, "selvitetään"))
    before = app.everything()
    with pytest.raises(InvalidState):
        app.run(CompleteTask(app.task(case_id).key))
    assert app.everything() == before


def test_a_case_is_called_off_with_all_that_runs_in_it(app: Engine) -> None:
    app.deploy(WAITS, TWO)
    case_id = app.start("asiointi")
    key = app.task(case_id).key
    with pytest.raises(InvalidInput):
        app.run(CancelCase(case_id, " "))
    app.run(CancelCase(case_id, "hanke lakkautettu"))
    with app.runner.unit() as unit:
        ended = unit.cases.get(case_id)
    assert (ended.state, ended.close_reason) == (CaseState.CANCELLED, "hanke lakkautettu")
    assert [i.state for i in app.instances(case_id)] == [InstanceState.CANCELLED]
    assert app.open_tasks(case_id) == [] and app.jobs() == []
    with pytest.raises(InvalidState):
        app.run(CompleteTask(key))
    with pytest.raises(InvalidState):
        app.run(ChangeCase(case_id, title="Uusi"))


def test_a_case_closes_only_when_nothing_runs(app: Engine) -> None:
    app.deploy(TWO)
    case_id = app.start("asiointi")
    with pytest.raises(InvalidState) as refusal:
        app.run(CloseCase(case_id))
    assert refusal.value.code == "case-is-running"
    (instance,) = app.instances(case_id)
    app.run(CancelInstance(instance.key, "aloitettu vahingossa"))
    assert app.run(CloseCase(case_id))["state"] == "closed"


def test_variables_are_set_with_what_was_before_in_the_log(app: Engine) -> None:
    app.deploy(TWO)
    case_id = app.start("asiointi", summa=1)
    (instance,) = app.instances(case_id)
    app.run(SetVariables(instance.key, {"summa": 2, "uusi": ["ä"]}))
    assert variables(app, case_id) | {"summa": 2, "uusi": ["ä"]} == variables(app, case_id)
    ((before, after),) = app.rows(audit.c.before, audit.c.after, action="set-variables")
    assert (before, after) == ('{"summa":1,"uusi":null}', '{"summa":2,"uusi":["ä"]}')


def test_tokens_are_moved_with_a_reason(app: Engine) -> None:
    app.deploy(TWO)
    case_id = app.start("asiointi")
    (instance,) = app.instances(case_id)
    app.run(MoveTokens(instance.key, "ohitetaan", cancel=("yksi",), before=("kaksi",)))
    assert app.task(case_id).element_id == "kaksi"
    before = app.everything()
    with pytest.raises(EngineError):
        app.run(MoveTokens(instance.key, "väärin", before=("puuttuu",)))
    assert app.everything() == before


def test_roles_and_titles_change_visibly(app: Engine) -> None:
    party = Party(PartyKind.BODY, "sihteeristo")
    case_id = app.run(StartCase("Asia", roles={"preparer": (party,)}))["case_id"]
    other = Party(PartyKind.BODY, "yhteistyoryhma")
    app.run(ChangeCase(case_id, title="Uusi nimi", roles={"preparer": (other,)}))
    with app.runner.unit() as unit:
        found = unit.cases.get(case_id)
    assert (found.title, found.roles) == ("Uusi nimi", {"preparer": (other,)})
    ((before,),) = app.rows(audit.c.before, action="change-case")
    assert before == '{"role:preparer":["body:sihteeristo"],"title":"Asia"}'


def test_a_given_number_is_passed_over_by_its_series(app: Engine) -> None:
    assert app.run(StartCase("Lähde", number="VN/24670/2023"))["number"] == "VN/24670/2023"
    assert app.run(StartCase("Seuraava"))["number"] == "VN/24671/2023"
    with pytest.raises(Conflict):
        app.run(StartCase("Sama", number="VN/24671/2023"))


def test_history_tells_when_each_element_was_entered_and_left(app: Engine) -> None:
    app.deploy(TWO)
    case_id = app.start("asiointi")
    app.now += DAY
    app.run(CompleteTask(app.task(case_id).key))
    columns = (activity.c.element_id, activity.c.element_type, activity.c.started_at)
    found = {row[0]: row[1:] for row in app.rows(*columns, activity.c.ended_at)}
    assert found["yksi"] == ("userTask", app.now - DAY, app.now)
    assert found["kaksi"] == ("userTask", app.now, None)
    assert found["start0"] == ("startEvent", app.now - DAY, app.now - DAY)


def test_jobs_are_unique_by_their_effect(app: Engine) -> None:
    app.deploy(WAITS)
    for _ in range(3):
        app.start("odottaa")
    effects = app.rows(job.c.case_id, job.c.effect)
    assert len(set(effects)) == 3


def test_a_condition_neither_true_nor_false_is_in_the_log(
    app: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine.definitions, "read_models", read_models)
    model = (
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">'
        '<process id="p" isExecutable="true"><startEvent id="s"/><userTask id="a"/>'
        '<userTask id="z"/>'
        '<exclusiveGateway id="g" default="no"/><sequenceFlow id="f" sourceRef="s" targetRef="g"/>'
        '<sequenceFlow id="no" sourceRef="g" targetRef="z"/>'
        '<sequenceFlow id="big" sourceRef="g" targetRef="a"><conditionExpression>amount &gt; 100'
        "</conditionExpression></sequenceFlow></process></definitions>"
    )
    app.run(Deploy("paketti", {"p.bpmn": model.encode()}))
    case_id = app.start("p", amount="200")
    assert app.task(case_id).element_id == "z"
    ((subject, reason),) = app.rows(
        audit.c.subject, audit.c.reason, case_id=case_id, action="condition-unclear"
    )
    assert subject == "p big" and "amount > 100 gave null" in reason
