"""Messages find their one receiver, signals reach all, and both can begin a process."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engine.commands.cases import CancelCase, StartInstance
from engine.commands.complete import CompleteTask
from engine.commands.effects import jobs
from engine.commands.failures import RetryIncident
from engine.commands.messages import BroadcastSignal, CorrelateMessage
from engine.errors import Conflict, NotFound
from engine.model import InstanceState, Key
from storage.tables import incident
from tests.unit.commands.conftest import Engine

WAITS = "process odottaa\nstart\ncatch message=Esitys\nuser kasittele\nend"
SENDS = "process lahettaa\nstart\nthrow message=Esitys\nend"
BEGINS = "process alkaa\nstart message=Kuuleminen\nuser kuule\nend"
CALLS = "process kutsuu\nstart\nthrow message=Kuuleminen\nuser odota\nend"
LISTENS = "process kuuntelee\nstart\ncatch signal=Seis\nuser lopeta\nend"
SHOUTS = "process huutaa\nstart\nthrow signal=Seis\nend"


def test_a_message_from_outside_is_received_once(app: Engine) -> None:
    app.deploy(WAITS)
    case_id = app.start("odottaa")
    assert app.waiting() == [("message", "Esitys")]
    answer = app.run(CorrelateMessage("Esitys", {"teksti": "tässä"}))
    assert answer["case_id"] == case_id
    assert app.task(case_id).element_id == "kasittele"
    assert app.waiting() == []
    with pytest.raises(NotFound) as refusal:
        app.run(CorrelateMessage("Esitys"))
    assert refusal.value.code == "no-receiver"


def test_a_message_finds_the_case_by_id_or_business_key(app: Engine) -> None:
    app.deploy(WAITS)
    cases = [app.start("odottaa") for _ in range(3)]
    with pytest.raises(Conflict) as refusal:
        app.run(CorrelateMessage("Esitys"))
    assert refusal.value.code == "ambiguous-message"
    assert len(refusal.value.details["receivers"]) == 3
    assert app.run(CorrelateMessage("Esitys", case_id=cases[1]))["case_id"] == cases[1]
    with app.runner.unit() as unit:
        number = unit.cases.get(cases[2]).number
    assert app.run(CorrelateMessage("Esitys", business_key=number))["case_id"] == cases[2]


def test_a_message_from_a_process_reaches_the_one_beside_it(app: Engine) -> None:
    app.deploy(WAITS, SENDS)
    case_id, other = app.start("odottaa"), app.start("odottaa")
    app.run(StartInstance(case_id, "lahettaa"))
    assert app.jobs() == [("message", "scheduled", "Esitys")]
    assert app.work() == 1
    assert app.jobs() == []
    assert app.task(case_id).element_id == "kasittele"
    assert app.open_tasks(other) == []


def test_a_message_thrown_too_early_is_tried_again(app: Engine) -> None:
    app.deploy(WAITS, SENDS)
    case_id = app.start("lahettaa")
    assert app.work() == 1
    assert app.jobs() == [("message", "retrying", "Esitys")]
    app.run(StartInstance(case_id, "odottaa"))  # which wakes the message
    assert app.work() == 1
    assert app.task(case_id).element_id == "kasittele"


def test_a_message_that_nobody_ever_waits_for_ends_in_an_incident(app: Engine) -> None:
    app.deploy(SENDS)
    app.start("lahettaa")
    for _ in range(10):
        app.work(timedelta(hours=1))
    assert app.jobs() == [("message", "failed", "Esitys")]
    assert app.incidents() == [("job-message", "open")]


def test_a_message_begins_a_process_in_the_senders_case(app: Engine) -> None:
    app.deploy(BEGINS, CALLS)
    case_id = app.start("kutsuu")
    app.work()
    assert {t.element_id for t in app.open_tasks(case_id)} == {"odota", "kuule"}
    assert [i.definition_key for i in app.instances(case_id)] == ["kutsuu", "alkaa"]


def test_a_message_from_outside_begins_a_new_case_or_joins_one(app: Engine) -> None:
    app.deploy(BEGINS, WAITS)
    fresh = app.run(CorrelateMessage("Kuuleminen", title="Kuuleminen kaupungista"))
    with app.runner.unit() as unit:
        assert unit.cases.get(fresh["case_id"]).title == "Kuuleminen kaupungista"
    case_id = app.start("odottaa")
    assert app.run(CorrelateMessage("Kuuleminen", case_id=case_id))["case_id"] == case_id
    assert app.task(case_id).element_id == "kuule"


def test_only_the_latest_version_begins_on_a_message(app: Engine) -> None:
    app.deploy(BEGINS)
    app.deploy(BEGINS.replace("kuule\n", "kuule2\n"))
    found = app.run(CorrelateMessage("Kuuleminen"))
    assert app.task(found["case_id"]).element_id == "kuule2"


def test_a_signal_reaches_all_cases(app: Engine) -> None:
    app.deploy(LISTENS, SHOUTS)
    cases = [app.start("kuuntelee") for _ in range(3)]
    app.start("huutaa")
    assert app.work() == 4  # finds the receivers, then one job for each
    assert [app.task(case_id).element_id for case_id in cases] == ["lopeta"] * 3
    assert app.jobs() == []


def test_a_signal_from_outside_that_nobody_hears_is_no_fault(app: Engine) -> None:
    app.deploy(LISTENS)
    app.run(BroadcastSignal("Seis"))
    assert app.work() == 1
    case_id = app.start("kuuntelee")
    assert app.work() == 0
    app.run(BroadcastSignal("Seis", {"syy": "koe"}))
    app.work()
    assert app.task(case_id).element_id == "lopeta"


def test_a_signal_misses_who_has_ended_meanwhile(app: Engine) -> None:
    app.deploy(LISTENS)
    cases = [app.start("kuuntelee") for _ in range(2)]
    app.run(BroadcastSignal("Seis"))
    app.run(CancelCase(cases[0], "peruttu"))
    app.work()
    assert app.open_tasks(cases[0]) == []
    assert app.task(cases[1]).element_id == "lopeta"
    told = ("signal-delivered", True, "system")
    assert told in app.log(cases[1]) and told not in app.log(cases[0])


def test_an_instance_ends_when_its_last_task_does(app: Engine) -> None:
    app.deploy(LISTENS)
    case_id = app.start("kuuntelee")
    app.run(BroadcastSignal("Seis"))
    app.work()
    app.run(CompleteTask(app.task(case_id).key))
    (instance,) = app.instances(case_id)
    assert (instance.state, instance.ended_at) == (InstanceState.COMPLETED, app.now)


CIRCLES = {
    "message": "process kehto\nstart message=Kierros\nthrow message=Kierros\nend",
    "signal": "process kehto\nstart signal=Kierros\n" + "throw signal=Kierros\n" * 2 + "end",
}


@pytest.mark.parametrize("kind", CIRCLES)
def test_models_that_begin_one_another_by_what_they_throw_come_to_an_end(
    app: Engine, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All draw on what the first act had; an administrator's retry gives as much again."""
    monkeypatch.setattr(jobs, "MOST_FOLLOWING", 12)
    app.deploy(CIRCLES[kind], f"process alku\nstart\nthrow {kind}=Kierros\nend")
    case_id = app.start("alku")
    for _ in range(20):
        app.work(timedelta(hours=1))
    begun = len(app.instances(case_id))
    assert 4 <= begun <= 14
    assert {state for _, state, _ in app.jobs()} == {"failed"}
    assert {kind for kind, _ in app.incidents()} == {f"job-{kind}"}
    owner, seq = app.rows(incident.c.case_id, incident.c.seq)[0]
    app.run(RetryIncident(Key(owner, seq)))
    for _ in range(20):
        app.work(timedelta(hours=1))
    assert begun < len(app.instances(case_id)) <= begun + 14
