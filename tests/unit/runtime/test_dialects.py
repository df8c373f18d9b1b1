"""What Camunda 8, Camunda 7 and Flowable mean by their own words, beside the standard."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from engine.definitions import read_models
from engine.definitions.model import Binding, Models
from engine.runtime import commands as c
from engine.runtime.effects import WorkOpened
from tests.unit.runtime.drawing import both, call, catch, extension, flows, start, user
from tests.unit.runtime.playing import Play

HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:test"'
    ' xmlns:camunda="http://camunda.org/schema/1.0/bpmn"'
    ' xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:flowable="http://flowable.org/bpmn">'
)
CALLED = start("qs") + user("a") + flows("qs a")


def models(before: str = "", /, **processes: str) -> Models:
    xml = "".join(
        f'<process id="{key}" isExecutable="true">{inside}</process>'
        for key, inside in processes.items()
    )
    return read_models({"p.bpmn": f"{HEAD}{before}{xml}</definitions>".encode()})


def caller(inside: str, called: str = 'processId="q"') -> Models:
    """A call as Camunda 8 writes it, and the called process with a user task."""
    call_activity = (
        f'<callActivity id="k">{extension(f"<zeebe:calledElement {called}/>{inside}")}'
        "</callActivity>"
    )
    return models(p=start("s") + call_activity + user("z") + flows("s k z"), q=CALLED)


def io(*mappings: str) -> str:
    """Mappings written "input:=x:y"."""
    parts = (one.split(":") for one in mappings)
    inside = "".join(f'<zeebe:{how} source="{a}" target="{b}"/>' for how, a, b in parts)
    return f"<zeebe:ioMapping>{inside}</zeebe:ioMapping>"


@pytest.mark.parametrize(
    ("called", "mapping", "seen"),
    [
        ("", "", {"x": 1}),
        ("", io("input:=x + 1:y"), {"x": 1, "y": 2}),
        ('propagateAllParentVariables="false"', io("input:=x + 1:y"), {"y": 2}),
        ('propagateAllParentVariables="false"', "", {}),
    ],
)
def test_a_call_of_camunda_8_passes_all_variables_or_its_own(
    called: str, mapping: str, seen: dict[str, Any]
) -> None:
    game = Play(caller(mapping, f'processId="q" {called}'), x=1)
    inside = game.inside("a")
    assert {name: inside[name] for name in inside if name != "log"} == seen


@pytest.mark.parametrize("propagates", ["true", "false"])
@pytest.mark.parametrize(
    ("mapping", "all_come"), [("", True), (io("output:=r * 2:res"), False)], ids=["all", "mapped"]
)
def test_output_mappings_of_camunda_8_keep_the_rest_inside(
    propagates: str, mapping: str, all_come: bool
) -> None:
    called = f'processId="q" propagateAllChildVariables="{propagates}"'
    game = Play(caller(mapping, called)).complete("a", r=5, other=7)
    if mapping:
        assert game.variables == {"log": [], "res": 10}
    else:
        assert ("r" in game.variables) is (all_come and propagates == "true")


def test_a_call_of_camunda_8_may_carry_a_business_key() -> None:
    game = Play(caller("", 'processId="q" businessId="=&quot;VN/&quot; + string(x)"'), x=7)
    keys = [game.case.state.business_key(frame.number) for frame in game.case.state.frames()]
    assert "VN/7" in keys


def test_mappings_of_camunda_8_lead_into_their_variables() -> None:
    mapping = io("input:=x:a.b", "input:=x + 1:a.c.d", "output:=r:o.p", "output:=r + 1:o.q.t")
    task = extension(f'<zeebe:taskDefinition type="w"/>{mapping}')
    line = start("s") + f'<serviceTask id="t">{task}</serviceTask>' + user("z") + flows("s t z")
    game = Play(models(p=line), x=1, a={"b": 0, "own": 1}, o={"kept": 1, "q": 3})
    assert game.inside("t")["a"] == {"b": 1, "c": {"d": 2}}
    game.work("w", r=5)
    assert game.variables["o"] == {"kept": 1, "p": 5, "q": {"t": 6}}
    assert game.variables["a"] == {"b": 0, "own": 1}


def test_local_variables_of_a_call_without_any_are_none() -> None:
    mapping = extension('<camunda:in variables="all" local="true"/>')
    line = start("s") + call("k", "q", mapping) + flows("s k")
    assert Play(models(p=line, q=CALLED), x=1).inside("a") == {}


def opened(game: Play) -> WorkOpened:
    (found,) = game.case.work.values()
    assert isinstance(found, WorkOpened)
    return found


def test_what_a_throw_event_waits_for_is_thrown_last() -> None:
    thrower = (
        '<intermediateThrowEvent id="t"><messageEventDefinition camunda:type="external"'
        ' camunda:topic="${where}" camunda:taskPriority="7"/><signalEventDefinition'
        ' signalRef="S"/></intermediateThrowEvent>'
    )
    line = start("s") + both("f") + thrower + catch("c", "signal:S") + user("a") + user("b")
    game = Play(models('<signal id="S" name="S"/>', p=line + flows("s f t a", "f c b")), where="w")
    assert (opened(game).topic, opened(game).priority, game.tasks) == ("w", 7, ["b"])
    assert game.work("w").tasks == ["a", "b"]


def test_a_message_of_camunda_8_is_work_with_a_computed_type() -> None:
    job = extension('<zeebe:taskDefinition type="=where" retries="4"/>')
    thrower = f'<endEvent id="t">{job}<messageEventDefinition/></endEvent>'
    work = opened(Play(models(p=start("s") + thrower + flows("s t")), where="w"))
    assert (work.topic, work.retries) == ("w", 4)


def computed(attributes: str, **variables: Any) -> Play:
    task = f'<serviceTask id="t">{extension(f"<zeebe:taskDefinition {attributes}/>")}</serviceTask>'
    return Play(models(p=start("s") + task + user("z") + flows("s t z")), **variables)


@pytest.mark.parametrize(
    ("retries", "found"), [("=2", 2), ("= n + 1", 5), ('="R7/PT5M"', 7), ("", None), ("=2 - 2", 0)]
)
def test_the_retries_of_camunda_8_may_be_computed(retries: str, found: int | None) -> None:
    written = retries.replace('"', "&quot;")
    assert opened(computed(f'type="w" retries="{written}"', n=4)).retries == found


@pytest.mark.parametrize("value", [None, "many", -1, 2.5, True, 10**6])
def test_what_is_no_number_of_retries_is_an_incident_until_it_is_one(value: Any) -> None:
    game = computed('type="w" retries="=n"', n=value)
    assert ([kind for _, kind, _ in game.incidents], game.case.work) == (["expression"], {})
    assert opened(game.retry(n=3)).retries == 3


@pytest.mark.parametrize("value", [None, "", 5])
def test_a_computed_type_must_be_a_text(value: Any) -> None:
    """Camunda 8: 'must result in a string for the job type'."""
    game = computed('type="=where"', where=value)
    assert ([kind for _, kind, _ in game.incidents], game.case.work) == (["expression"], {})
    assert game.retry(where="w").work("w").tasks == ["z"]


def test_the_cycle_of_camunda_7_may_be_computed() -> None:
    cycle = extension("<camunda:failedJobRetryTimeCycle>${cycle}</camunda:failedJobRetryTimeCycle>")
    task = f'<serviceTask id="t" camunda:type="external" camunda:topic="w">{cycle}</serviceTask>'
    game = Play(models(p=start("s") + task + flows("s t")), cycle="R4/PT1M")
    assert opened(game).retries == 4


def test_a_process_may_say_the_priority_of_its_work() -> None:
    task = '<serviceTask id="t" camunda:type="external" camunda:topic="w"/>'
    text = f'<process id="p" camunda:taskPriority="${{level}}">{start("s")}{task}{flows("s t")}'
    read = read_models({"p.bpmn": f"{HEAD}{text}</process></definitions>".encode()})
    assert opened(Play(read, level=9)).priority == 9


@pytest.mark.parametrize(
    ("called", "attribute", "binding"),
    [
        ("q", 'flowable:sameDeployment="true"', Binding.DEPLOYMENT),
        ("elsewhere", 'flowable:sameDeployment="true"', Binding.LATEST),
        ("q", 'flowable:sameDeployment="false"', Binding.LATEST),
        ("q", 'flowable:completeAsync="true"', Binding.LATEST),
    ],
)
def test_flowable_looks_in_the_same_deployment_first(
    called: str, attribute: str, binding: Binding
) -> None:
    line = f'{start("s")}<callActivity id="k" calledElement="{called}" {attribute}/>{flows("s k")}'
    found = models(p=line, q=CALLED).processes["p"].nodes["k"].call
    assert found is not None and found.binding is binding


def test_the_name_and_the_description_of_a_task_may_be_computed() -> None:
    text = "<documentation>For ${who}, ${n + 1} days</documentation>"
    line = (
        start("s")
        + user("t", text, name="Ask ${who}")
        + user("z", name="cost: 5 $")
        + flows("s t z")
    )
    game = Play(models(p=line), who="Anna", n=2)
    (task,) = game.case.tasks.values()
    assert (task.name, task.documentation) == ("Ask Anna", "For Anna, 3 days")
    assert [task.name for task in game.complete("t").case.tasks.values()] == ["cost: 5 $"]


WORKED = extension(f'<zeebe:taskDefinition type="w"/>{io("input:=x + 1:y", "output:=r:res")}')


@pytest.mark.parametrize("kind", ["intermediateThrowEvent", "endEvent"])
def test_work_of_a_message_event_is_mapped_failed_and_tried_again(kind: str) -> None:
    thrower = f'<{kind} id="t">{WORKED}<messageEventDefinition/></{kind}>'
    after = user("a") + flows("s t a") if kind != "endEvent" else flows("s t")
    game = Play(models(p=start("s") + thrower + after), x=1)
    game.do(c.FailWork(opened(game).token, "no connection"))
    assert [kind for _, kind, _ in game.incidents] == ["failed-work"]
    game.retry()
    assert game.inside("t")["y"] == 2
    assert game.work("w", r=5, noise=6).variables == {"log": [], "x": 1, "res": 5}


@pytest.mark.parametrize("inner", ["", '<signalEventDefinition signalRef="S"/>'])
def test_throw_and_start_events_map_out(inner: str) -> None:
    begin = f'<startEvent id="s">{extension(io("output:=x + 1:n.m"))}</startEvent>'
    out = '<camunda:outputParameter name="o">${n.m + 1}</camunda:outputParameter>'
    thrower = extension(f"<camunda:inputOutput>{out}</camunda:inputOutput>") + inner
    line = f'{begin}<intermediateThrowEvent id="t">{thrower}</intermediateThrowEvent>' + user("a")
    game = Play(models('<signal id="S" name="S"/>', p=line + flows("s t a")), x=1)
    assert (game.variables["n"], game.variables["o"]) == ({"m": 2}, 3)


@pytest.mark.parametrize("mapped", ["output:=y:x", "output:=y:y", "output:=y:x.z"])
def test_what_begins_a_case_brings_what_its_mappings_say(mapped: str) -> None:
    begin = f'<startEvent id="s">{extension(io(mapped))}<messageEventDefinition messageRef="M"/>'
    line = f"{begin}</startEvent>" + user("a") + flows("s a")
    game = Play.waiting(models('<message id="M" name="M"/>', p=line))
    game.message("M", y=4, noise=5)
    (case,) = game.cases
    target = mapped.rpartition(":")[2]
    expected = {"x": {"z": 4}} if "." in target else {target: 4}
    assert case.state.variables() == expected


def test_a_mapping_of_a_start_event_that_fails_is_repaired() -> None:
    begin = f'<startEvent id="s">{extension(io("output:=for i in 1..x return i:n"))}</startEvent>'
    game = Play(models(p=begin + user("a") + flows("s a")), x=10**9)
    assert [kind for _, kind, _ in game.incidents] == ["expression"]
    game.retry(x=2)
    assert (game.tasks, game.variables["n"]) == (["a"], [1, 2])


def test_data_objects_of_flowable_begin_with_their_values() -> None:
    kinds = {"string": "text", "int": "7", "double": "1.5", "boolean": "true"}
    objects = "".join(
        f'<dataObject id="{kind}" name="a_{kind}" itemSubjectRef="xsd:{kind}">'
        f"{extension(f'<flowable:value>{value}</flowable:value>')}</dataObject>"
        for kind, value in kinds.items()
    ).replace("itemSubjectRef", 'xmlns:xsd="http://www.w3.org/2001/XMLSchema" itemSubjectRef')
    game = Play(models(p=objects + start("s") + user("a") + flows("s a")), a_int=8)
    seen = {name: game.variables[f"a_{name}"] for name in kinds}
    assert seen == {"string": "text", "int": 8, "double": Decimal("1.5"), "boolean": True}
