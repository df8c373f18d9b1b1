"""How cases begin: starts of all kinds, gateways and tasks that instantiate."""

from __future__ import annotations

import pytest

from engine.errors import Conflict, EngineError, InvalidState
from engine.scenarios import world
from tests.unit.runtime.drawing import (
    catch,
    element,
    end,
    esp,
    flows,
    package,
    start,
    throw,
    user,
)
from tests.unit.runtime.playing import Play


def test_the_gateway_that_starts_a_case_takes_the_event_that_came() -> None:
    gateway = element("eventBasedGateway", "g", instantiate=True)
    branches = catch("a", "message:A") + catch("b", "message:B") + user("u") + user("v")
    game = Play.waiting(gateway + branches + flows("g a u", "g b v"))
    assert game.message("B").tasks == ["v"]
    assert game.message("A").tasks == ["u", "v"]
    assert len(game.cases) == 2


def test_the_parallel_gateway_that_starts_a_case_waits_for_the_other_events() -> None:
    kind = {"instantiate": True, "eventGatewayType": "Parallel"}
    gateway = element("eventBasedGateway", "g", **kind)
    branches = catch("a", "message:A") + catch("b", "message:B") + user("u") + user("v")
    game = Play.waiting(gateway + branches + flows("g a u", "g b v"))
    game.message("B").complete("v")
    assert not game.cases[0].ended
    game.message("A").complete("u")
    assert game.cases[0].ended
    assert len(game.cases) == 1


def test_a_receive_task_that_instantiates_begins_a_case_with_its_message() -> None:
    task = element("receiveTask", "r", instantiate=True, messageRef="A")
    models = package(
        p=start("s") + throw("t", "message:A") + flows("s t"), q=task + user("u") + flows("r u")
    )
    assert Play(models).tasks == ["u"]


def test_a_conditional_start_begins_with_variables_that_fulfil_it() -> None:
    hot = start("hot", "conditional:degrees > 30") + start("cold", "conditional:degrees < 0")
    model = hot + user("fan") + user("heat") + flows("hot fan", "cold heat")
    game = Play.waiting(model)
    game.world.start("p", variables={"degrees": -5})
    assert game.tasks == ["heat"]
    with pytest.raises(InvalidState, match="hot, cold"):
        game.world.start("p", variables={"degrees": 20})


def test_a_start_event_may_ask_who_began_the_case() -> None:
    model = start("s", camunda__initiator="starter") + user("u") + flows("s u")
    game = Play.waiting(model)
    assert game.world.start("p", starter="anna").state.variables()["starter"] == "anna"


def test_cases_that_start_one_another_without_end_are_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(world, "_MOST_THROWN", 200)
    game = Play.waiting(start("s", "signal:S") + end("e", "signal:S") + flows("s e"))
    with pytest.raises(EngineError, match="never come to an end"):
        game.signal("S")


STARTS = (
    start("plain")
    + start("asked", "message:Ask")
    + start("called", "signal:Call")
    + start("monthly", "timeCycle:R2/P1M")
    + "".join(user(task) for task in "abcd")
    + flows("plain a", "asked b", "called c", "monthly d")
)


def test_a_process_with_several_starts_begins_at_the_one_that_was_triggered() -> None:
    game = Play(STARTS)
    assert game.tasks == ["a"]
    game.message("Ask").signal("Call").wait(days=70)
    assert game.tasks == ["a", "b", "c", "d", "d"]
    assert len(game.cases) == 5


def test_several_plain_starts_begin_together() -> None:
    model = start("s") + start("t") + user("a") + user("b") + flows("s a", "t b")
    assert Play(model).tasks == ["a", "b"]


def test_a_process_without_start_event_begins_with_what_nothing_leads_to() -> None:
    helper = esp("h", start("hs", "signal:S"), user("z"), flows("hs z"))
    model = user("a") + user("b") + user("c") + flows("a c") + helper
    game = Play(model)
    assert game.tasks == ["a", "b"]
    assert game.complete("a").complete("b").tasks == ["c"]


def test_the_name_of_a_starting_message_may_be_computed_from_nothing() -> None:
    named = '<message id="M" name="=&quot;Ask&quot; + string(1 + 1)"/>'
    models = package(named, p=start("s", "message:M") + user("u") + flows("s u"))
    assert Play.waiting(models).message("Ask2").tasks == ["u"]


def test_a_signal_that_completes_a_start_begins_no_other_case() -> None:
    begin = start("s", "signal:S", "message:M", parallelMultiple=True)
    game = Play.waiting(begin + user("w") + flows("s w"))
    game.message("M").signal("S")
    assert (game.tasks, len(game.cases)) == (["w"], 1)
    game.signal("S").signal("S")  # the second one has what it waits for: a third case begins
    assert len(game.cases) == 3


def test_a_message_that_has_come_already_begins_another_case() -> None:
    events = ("message:A", "message:B")
    begin = start("s", *events, parallelMultiple=True)
    game = Play.waiting(begin + user("w") + flows("s w"))
    game.message("A").message("A")
    assert len(game.cases) == 2
    with pytest.raises(Conflict):
        game.message("B")
