"""Called processes: what goes in and out, which version, errors and escalations."""

from __future__ import annotations

import pytest

from engine.runtime import commands as c
from tests.unit.runtime.drawing import (
    call,
    end,
    extension,
    flows,
    on,
    package,
    script,
    start,
    sub,
    throw,
    user,
    work,
)
from tests.unit.runtime.playing import Play

# ---- calls

CALLED = start("qs") + user("u") + script("sum", "r", "y + z") + flows("qs u sum")


def test_a_call_maps_names_expressions_and_the_business_key() -> None:
    io = extension(
        '<camunda:in source="x" target="y"/><camunda:in sourceExpression="${x + 1}" target="z"/>'
        '<camunda:in businessKey="#{execution.processBusinessKey}"/>'
        '<camunda:out source="r" target="res"/>'
        '<camunda:out sourceExpression="${r * 10}" target="tenfold"/>'
    )
    models = package(p=start("s") + call("A", "q", io) + flows("s A"), q=CALLED)
    game = Play.waiting(models)
    game.case = game.world.start("p", variables={"x": 2}, business_key="K")
    assert game.inside("u") == {"y": 2, "z": 3}
    instance = max(frame.instance for frame in game.case.state.frames())
    assert game.case.state.business_key(instance) == "K"
    game.complete("u")
    assert game.variables == {"x": 2, "res": 5, "tenfold": 50}


def test_local_mappings_pass_the_variables_of_the_call_alone() -> None:
    io = extension(
        '<camunda:inputOutput><camunda:inputParameter name="mine">1</camunda:inputParameter>'
        '</camunda:inputOutput><camunda:in variables="all" local="true"/>'
    )
    models = package(p=start("s") + call("A", "q", io) + flows("s A"), q=CALLED)
    assert Play(models, x=2).inside("u") == {"mine": "1"}


def test_the_called_process_may_be_computed_and_repaired() -> None:
    io = extension('<camunda:in variables="all"/>')
    models = package(p=start("s") + call("A", "${which}", io) + flows("s A"), q=CALLED)
    assert Play(models, which="q").tasks == ["u"]
    game = Play(models, which="nothing")
    assert [kind for _, kind, _ in game.incidents] == ["call"]
    game.do(c.RetryIncident(next(iter(game.case.state.incidents)), {"which": "q"}))
    assert game.tasks == ["u"]


@pytest.mark.parametrize(
    ("attributes", "called"),
    [
        ({"Binding": "latest"}, 2),
        ({"Binding": "version", "Version": "1"}, 1),
        ({"Binding": "version", "Version": "${wanted}"}, 1),
        ({"Binding": "versionTag", "VersionTag": "old"}, 1),
        ({"Binding": "versionTag", "VersionTag": "gone"}, None),
        ({"Binding": "version", "Version": "7"}, None),
    ],
)
def test_a_call_binds_a_version(attributes: dict[str, str], called: int | None) -> None:
    names = {f"camunda__calledElement{name}": value for name, value in attributes.items()}
    models = package(p=start("s") + call("A", "q", **names) + flows("s A"))
    for version, tag in ((1, "old"), (2, "new")):
        process = package(q=start("qs") + user(f"u{version}") + flows(f"qs u{version}")).processes[
            "q"
        ]
        process.version, process.version_tag = version, tag
        models.processes["q"] = models.versions["q", version] = process
    game = Play(models, wanted=1)
    assert game.tasks == ([f"u{called}"] if called else [])
    assert bool(game.incidents) is (called is None)


def test_a_process_called_again_keeps_its_version() -> None:
    loop = start("s") + call("A", "q") + call("B", "q") + flows("s A", "A B")
    models = package(p=loop)

    def deploy(version: int) -> None:
        content = start("qs") + user(f"u{version}") + flows(f"qs u{version}")
        process = package(q=content).processes["q"]
        process.version = version
        models.processes["q"] = models.versions["q", version] = process

    deploy(1)
    game = Play(models)
    deploy(2)
    game.complete("u1")
    assert game.tasks == ["u1"]
    assert Play(models).tasks == ["u2"]


def test_an_error_of_a_called_process_is_caught_with_its_data() -> None:
    bad = end("bad", "error:E")
    models = package(
        p=start("s") + call("A", "q") + on("A", "b", "error:E") + user("w") + flows("s A", "b w"),
        q=start("qs") + sub("x", start("i"), bad, flows("i bad")) + flows("qs x"),
    )
    assert Play(models).tasks == ["w"]


def test_an_escalation_of_a_called_process_leaves_it_running() -> None:
    border = on("A", "b", "escalation:X", cancelActivity=False) + user("w")
    models = package(
        p=start("s") + call("A", "q") + border + flows("s A", "b w"),
        q=start("qs") + throw("t", "escalation:X") + user("u") + flows("qs t u"),
    )
    assert Play(models).tasks == ["u", "w"]


def test_an_error_takes_its_variables_and_names_along() -> None:
    caught = on("x", "b", "error:E").replace(
        "<errorEventDefinition", '<errorEventDefinition camunda:errorCodeVariable="code" '
        'camunda:errorMessageVariable="text"'
    )  # fmt: skip
    model = start("s") + work("x", "t") + caught + user("w") + flows("s x", "b w")
    game = Play(model).error("t", "E", detail=3)
    assert game.variables == {"log": [], "detail": 3, "code": "E", "text": None}


@pytest.mark.parametrize("kind", ["error", "escalation"])
def test_what_leaves_a_called_process_by_an_event_brings_camundas_results_along(kind: str) -> None:
    maps = extension('<camunda:out source="r" target="res"/><camunda:out source="no" target="n"/>')
    border = on("k", "b", f"{kind}:E") + user("y")
    inside = start("qs") + script("a", "r", "5") + end("qe", f"{kind}:E") + flows("qs a qe")
    line = start("s") + call("k", "m", maps) + border + flows("s k", "b y")
    between = start("ms") + call("j", "q", extension('<camunda:out variables="all"/>'))
    game = Play(package(p=line, m=between + flows("ms j"), q=inside))
    assert game.tasks == ["y"]
    assert (game.variables["res"], game.variables["n"]) == (5, None)


def test_a_result_that_is_local_to_the_call_goes_no_further_than_its_output_mappings() -> None:
    mapping = extension(
        '<camunda:out source="r" target="own" local="true"/><camunda:inputOutput>'
        '<camunda:outputParameter name="twice">${own * 2}</camunda:outputParameter>'
        "</camunda:inputOutput>"
    )
    alone = extension('<camunda:out source="r" target="own" local="true"/>')
    models = package(
        p=start("s") + call("x", "q", alone) + call("y", "q", mapping) + flows("s x y"),
        q=start("qs") + script("r", "r", "2") + flows("qs r"),
    )
    assert Play(models).variables == {"log": [], "twice": 4}
