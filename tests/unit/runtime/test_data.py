"""Variables in scopes, mappings, data of the standard."""

from __future__ import annotations

import pytest

from engine.errors import InvalidDefinition
from engine.runtime import commands as c
from tests.unit.runtime.drawing import (
    call,
    element,
    extension,
    flows,
    multi,
    on,
    package,
    script,
    start,
    sub,
    user,
)
from tests.unit.runtime.playing import Play


def mapped(*parameters: tuple[str, str, str]) -> str:
    """camunda:inputOutput; each parameter is (input or output, name, value)."""
    inside = "".join(
        f'<camunda:{kind}Parameter name="{name}">{value}</camunda:{kind}Parameter>'
        for kind, name, value in parameters
    )
    return extension(f"<camunda:inputOutput>{inside}</camunda:inputOutput>")


# ---- mappings and scopes


def test_inputs_stay_inside_and_outputs_come_out() -> None:
    io = mapped(("input", "half", "${whole / 2}"), ("output", "result", "${half + 1}"))
    game = Play(start("s") + user("u", io) + user("w") + flows("s u w"), whole=8)
    assert game.inside("u")["half"] == 4
    game.complete("u", note="seen")
    assert game.variables == {"log": [], "whole": 8, "note": "seen", "result": 5}


def test_lists_and_maps_of_parameters() -> None:
    values = (
        "<camunda:list><camunda:value>a</camunda:value><camunda:value>${x}</camunda:value>"
        "</camunda:list>"
    )
    entries = '<camunda:map><camunda:entry key="k">${x}</camunda:entry></camunda:map>'
    io = mapped(("input", "l", values), ("input", "m", entries), ("input", "t", "plain"))
    seen = Play(start("s") + user("u", io) + flows("s u"), x=1).inside("u")
    assert (seen["l"], seen["m"], seen["t"]) == (["a", 1], {"k": 1}, "plain")


def test_lists_and_maps_of_parameters_stand_in_one_another() -> None:
    inner = '<camunda:map><camunda:entry key="k">v</camunda:entry></camunda:map>'
    lists = "<camunda:list><camunda:list><camunda:value>${x}</camunda:value></camunda:list>"
    script = '<camunda:script scriptFormat="feel">x + 1</camunda:script>'
    value = f"{lists}{inner}{script}</camunda:list>"
    entries = f'<camunda:map><camunda:entry key="all">{value}</camunda:entry></camunda:map>'
    game = Play(start("s") + user("u", mapped(("input", "m", entries))) + flows("s u"), x=1)
    assert game.inside("u")["m"] == {"all": [[1], {"k": "v"}, 2]}


@pytest.mark.parametrize(
    "value",
    [
        "<camunda:values/>",
        "<camunda:list/><camunda:map/>",
        "<camunda:map><camunda:value>1</camunda:value></camunda:map>",
    ],
)
def test_what_is_no_value_of_a_parameter_is_refused_with_its_element(value: str) -> None:
    with pytest.raises(InvalidDefinition, match=r"u: .*camunda:"):
        package(p=start("s") + user("u", mapped(("input", "m", value))) + flows("s u"))


def test_what_a_worker_brings_stays_inside_if_zeebe_maps_it_out() -> None:
    zeebe = 'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"'
    io = extension(
        f'<zeebe:taskDefinition {zeebe} type="t"/><zeebe:ioMapping {zeebe}>'
        '<zeebe:output source="=found" target="kept"/></zeebe:ioMapping>'
    )
    game = Play(start("s") + element("serviceTask", "x", io) + user("w") + flows("s x w"))
    game.work("t", found=1, other=2)
    assert game.variables == {"log": [], "kept": 1}


def test_the_scope_that_declares_a_variable_keeps_it() -> None:
    own = '<property id="own" name="own"/>'
    body = sub("x", own, start("i"), script("a", "own", "1"), script("b", "free", "2"), user("u"),
               flows("i a b u"))  # fmt: skip
    game = Play(start("s") + body + flows("s x"))
    assert game.inside("x")["own"] == 1
    assert game.variables == {"log": [], "free": 2}


def test_an_administrator_sets_variables_in_a_scope_or_where_they_are() -> None:
    body = sub("x", '<property id="own" name="own"/>', start("i"), user("u"), flows("i u"))
    game = Play(start("s") + body + flows("s x"), free=1)
    scope = next(t.child for t in game.case.state.tokens() if t.node == "x")
    game.do(c.SetVariables({"own": 5, "free": 6, "new": 7}, scope=scope))
    assert game.variables == {"log": [], "free": 6, "new": 7}
    game.do(c.SetVariables({"new": 8}, scope=scope, local=True))
    assert game.variables["new"] == 7
    assert game.inside("x")["new"] == 8
    game.do(c.SetVariables({}, removals=("free",)))
    assert "free" not in game.variables


# ---- data of the standard


def io_specification(**data: str) -> str:
    """Data inputs and outputs by id; the value is "Input" or "Output"."""
    items = "".join(f'<data{kind} id="{key}" name="{key}"/>' for key, kind in data.items())
    return f"<ioSpecification>{items}<inputSet/><outputSet/></ioSpecification>"


def association(kind: str, source: str, target: str, inner: str = "") -> str:
    sources = "".join(f"<sourceRef>{one}</sourceRef>" for one in source.split())
    tag = f"data{kind}Association"
    return f"<{tag}>{sources}<targetRef>{target}</targetRef>{inner}</{tag}>"


DOCUMENT = (
    '<dataObject id="do" name="doc"/><dataObjectReference id="ref" name="doc" dataObjectRef="do"/>'
)


def test_a_data_object_is_written_and_read_by_associations() -> None:
    writes = io_specification(out="Output") + association("Output", "out", "ref")
    reads = io_specification(inp="Input") + association("Input", "ref", "inp")
    model = DOCUMENT + start("s") + script("w", "out", '"abc"', writes) + user("u", reads)
    game = Play(model + flows("s w u"))
    assert game.variables == {"log": [], "doc": "abc"}
    assert game.inside("u")["inp"] == "abc"


@pytest.mark.parametrize(
    "inner",
    [
        "<assignment><from>a + b</from><to>inp</to></assignment>",
        "<transformation>a + b</transformation>",
    ],
)
def test_an_association_may_compute(inner: str) -> None:
    sources = "" if "assignment" in inner else "pa pb"
    reads = io_specification(inp="Input") + association("Input", sources, "inp", inner)
    properties = '<property id="pa" name="a"/><property id="pb" name="b"/>'
    game = Play(properties + start("s") + user("u", reads) + flows("s u"), a=1, b=2)
    assert game.inside("u")["inp"] == 3


def test_a_call_passes_the_data_that_associations_bring() -> None:
    io = (
        io_specification(given="Input", answer="Output")
        + association("Input", "pa", "given")
        + association("Output", "answer", "pb")
    )
    properties = '<property id="pa" name="a"/><property id="pb" name="b"/>'
    models = package(
        p=properties + start("s") + call("x", "q", io) + flows("s x"),
        q=start("qs") + script("double", "answer", "given * 2") + flows("qs double"),
    )
    assert Play(models, a=4).variables == {"log": [], "a": 4, "b": 8}


@pytest.mark.parametrize("text", ["groovy", "javascript", "python", "juel"])
def test_other_languages_are_refused_with_their_element(text: str) -> None:
    task = element("scriptTask", "calc", "<script>1 + 1</script>", scriptFormat=text)
    with pytest.raises(InvalidDefinition, match="calc"):
        Play(start("s") + task + flows("s calc"))


def test_lanes_offer_what_nobody_is_named_for() -> None:
    lanes = (
        '<laneSet id="ls"><lane id="l" name="Office"><flowNodeRef>u</flowNodeRef><childLaneSet '
        'id="cl"><lane id="k" name="Clerks"><flowNodeRef>u</flowNodeRef><flowNodeRef>v'
        "</flowNodeRef></lane></childLaneSet></lane></laneSet>"
    )
    tasks = user("u") + user("v", camunda__assignee="anna")
    game = Play(lanes + start("s") + tasks + flows("s u", "s v"))
    offered = {task.element: task.candidate_groups for task in game.case.tasks.values()}
    assert offered == {"u": ("Clerks",), "v": ()}


LISTS = '<property id="list" name="list"/><property id="res" name="res"/>'


def repeated(collection: str, results: str) -> str:
    return multi(
        "",
        f"<loopDataInputRef>{collection}</loopDataInputRef>"
        f"<loopDataOutputRef>{results}</loopDataOutputRef>"
        '<inputDataItem id="it" name="it"/><outputDataItem id="out" name="out"/>',
    )


def test_collections_may_come_and_go_by_data_of_the_repeated_activity() -> None:
    io = (
        io_specification(din="Input", dout="Output")
        + association("Input", "list", "din")
        + association("Output", "dout", "res")
    )
    task = script("x", "out", "it * 2", io + repeated("din", "dout"))
    game = Play(LISTS + start("s") + task + flows("s x"), list=[1, 2])
    assert game.variables == {"log": [], "list": [1, 2], "res": [2, 4]}


def test_items_may_be_associated_with_data_of_the_task() -> None:
    io = (
        io_specification(given="Input", answer="Output")
        + association("Input", "it", "given")
        + association("Output", "answer", "out")
    )
    game = Play(
        LISTS + start("s") + user("x", io + repeated("list", "res")) + flows("s x"), list=[7]
    )
    number = next(iter(game.case.tasks))
    data = next(t.data for t in game.case.state.tokens() if t.number == number)
    assert game.case.state.variables(data)["given"] == 7
    assert game.complete("x", answer="a").variables["res"] == ["a"]


PAYLOAD = io_specification(sent="Input") + association("Input", "v", "sent")
ON_EVENT = '<dataInput id="sent" name="sent"/>' + association("Input", "v", "sent")
V = '<property id="v" name="v"/>'


@pytest.mark.parametrize(
    "thrower",
    [
        element("sendTask", "t", PAYLOAD, messageRef="M"),
        element(
            "intermediateThrowEvent", "t", ON_EVENT + '<messageEventDefinition messageRef="M"/>'
        ),
        element("endEvent", "t", ON_EVENT + '<signalEventDefinition signalRef="M"/>'),
    ],
)
def test_what_is_thrown_takes_its_data_inputs_along(thrower: str) -> None:
    event = "signal:M" if "signal" in thrower else "message:M"
    models = package(
        p=V + start("s") + thrower + flows("s t"), q=start("qs", event) + user("u") + flows("qs u")
    )
    assert Play(models, v=3).cases[1].state.variables() == {"sent": 3}


@pytest.mark.parametrize("kind", ["error", "escalation"])
def test_errors_and_escalations_take_their_data_inputs_along(kind: str) -> None:
    thrown = element("endEvent", "e", ON_EVENT + f'<{kind}EventDefinition {kind}Ref="E"/>')
    inside = sub("x", start("i"), thrown, flows("i e"))
    border = on("x", "b", f"{kind}:E") + user("u")
    assert Play(V + start("s") + inside + border + flows("s x", "b u"), v=3).variables["sent"] == 3


def test_a_catching_event_keeps_what_its_data_outputs_name() -> None:
    inside = '<dataOutput id="got" name="payload"/>' + association("Output", "got", "v")
    event = inside + '<messageEventDefinition messageRef="M"/>'
    model = V + start("s") + element("intermediateCatchEvent", "c", event) + flows("s c")
    assert Play(model).message("M", payload=5, other=6).variables == {"log": [], "v": 5}


@pytest.mark.parametrize(
    "host",
    [
        user("x", mapped(("input", "span", "PT1H"))),
        sub("x", mapped(("input", "span", "PT1H")), start("i"), user("u"), flows("i u")),
        call("x", "q", mapped(("input", "span", "PT1H"))),
    ],
    ids=["task", "sub-process", "call"],
)
def test_boundary_events_see_what_is_mapped_into_their_activity(host: str) -> None:
    border = on("x", "b", "timeDuration:${span}") + user("late")
    game = Play(
        package(p=start("s") + host + border + flows("s x", "b late"), q=start("qs") + user("qu")
                + flows("qs qu"))
    )  # fmt: skip
    assert game.wait(hours=1).tasks == ["late"]
    assert game.variables == {"log": []}


def test_what_is_mapped_into_a_sub_process_with_a_border_is_mapped_once() -> None:
    mappings = mapped(("input", "n", "${n + 1}"), ("output", "seen", "${n}"))
    body = sub("x", mappings, start("i"), user("u"), flows("i u"))
    game = Play(start("s") + body + on("x", "b", "timeDuration:P1D") + flows("s x"), n=1)
    assert game.complete("u").variables == {"log": [], "n": 1, "seen": 2}
