"""Repeated activities, transactions, calls, event gateways, conditions."""

from collections.abc import Callable

import pytest

from engine.runtime import commands as c
from engine.runtime.effects import ConditionUnclear
from engine.runtime.state import State
from engine.runtime.step import step
from tests.unit.runtime.drawing import flow, flows, package, script, some, start, user, xor
from tests.unit.runtime.playing import NOW, Play

Gateway = Callable[[str], str]

DEAL = (
    '<startEvent id="s"/><transaction id="deal"><multiInstanceLoopCharacteristics>'
    "<loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics>"
    '<startEvent id="i"/><scriptTask id="book" scriptFormat="feel" camunda:resultVariable="n">'
    '<script>n + 1</script></scriptTask><boundaryEvent id="cb" attachedToRef="book">'
    '<compensateEventDefinition id="c1"/></boundaryEvent><scriptTask id="undo" '
    'isForCompensation="true" scriptFormat="feel" camunda:resultVariable="n">'
    '<script>n - 1</script></scriptTask><association id="as" associationDirection="One" '
    'sourceRef="cb" targetRef="undo"/><userTask id="ok"/><exclusiveGateway id="g" default="g_x"/>'
    '<endEvent id="fine"/><endEvent id="x"><cancelEventDefinition id="c2"/></endEvent>'
    '<sequenceFlow id="yes" sourceRef="g" targetRef="fine"><conditionExpression>agreed'
    "</conditionExpression></sequenceFlow>"
    + flows("i book", "book ok", "ok g", "g x")
    + '</transaction><boundaryEvent id="onx" attachedToRef="deal"><cancelEventDefinition id="c3"/>'
    '</boundaryEvent><userTask id="normal"/><userTask id="failed"/>'
    + flows("s deal", "deal normal", "onx failed")
)
GATE = (
    '<startEvent id="s"/><eventBasedGateway id="g"/><intermediateCatchEvent id="m1">'
    '<messageEventDefinition id="d1" messageRef="A"/></intermediateCatchEvent>'
    '<intermediateCatchEvent id="m2"><messageEventDefinition id="d2" messageRef="B"/>'
    '</intermediateCatchEvent><userTask id="a"/><userTask id="b"/>'
    + flows("s g", "g m1", "g m2", "m1 a", "m2 b")
)


def test_cancelling_one_instance_of_a_transaction_undoes_all() -> None:
    game = Play(DEAL, n=0)
    assert game.variables["n"] == 3
    game.complete("ok", agreed=True)
    game.complete("ok", agreed=False)
    assert game.tasks == ["failed"]
    assert game.variables["n"] == 0


def test_all_instances_that_agree_go_on_normally() -> None:
    game = Play(DEAL, n=0)
    for _ in range(3):
        game.complete("ok", agreed=True)
    assert game.tasks == ["normal"]
    assert game.variables["n"] == 3


def test_an_event_gateway_takes_the_first_event_alone() -> None:
    game = Play(GATE).message("B", x=1)
    assert game.tasks == ["b"]
    assert not game.case.state.listeners()


def test_instances_see_their_counts() -> None:
    game = Play(
        '<userTask id="v"><multiInstanceLoopCharacteristics><loopCardinality>5</loopCardinality>'
        "<completionCondition>nrOfCompletedInstances / nrOfInstances &gt;= 0.6"
        '</completionCondition></multiInstanceLoopCharacteristics></userTask><userTask id="z"/>'
        + flows("v z")
    )
    for left in (5, 4, 3):
        assert game.tasks == ["v"] * left
        game.complete("v")
    assert game.tasks == ["z"]


def test_a_process_that_calls_itself_without_end_is_an_incident() -> None:
    game = Play('<startEvent id="s"/><callActivity id="c" calledElement="p"/>' + flows("s c"))
    assert len(game.incidents) == 1
    game.do(c.CancelInstance("too deep"))
    assert game.case.ended


CHOICE = (
    start("s") + xor("g", default="g_z") + user("a") + user("z")
    + flows("s g z") + flow("g", "a", "amount > 100", "big")
)  # fmt: skip


def unclear(model: str, **variables: object) -> list[tuple[str, str, str]]:
    """Flow, process and reason of each condition that a start tells to be unclear."""
    made = step(package(p=model), State.empty(), c.StartInstance("p", variables), NOW)
    return [(x.flow, x.process, x.reason) for x in made.effects if isinstance(x, ConditionUnclear)]


def test_a_condition_that_compares_a_text_with_a_number_is_told() -> None:
    ((flow_id, process, reason),) = unclear(CHOICE, amount="200")
    assert (flow_id, process) == ("big", "p")
    assert "amount > 100 gave null" in reason and "have no order" in reason
    assert Play(CHOICE, amount="200").tasks == ["z"]


@pytest.mark.parametrize("amount", [99, 101])
def test_a_condition_that_is_true_or_false_is_not_told(amount: int) -> None:
    assert unclear(CHOICE, amount=amount) == []


def test_a_condition_that_gives_a_text_is_told_and_does_not_hold() -> None:
    model = CHOICE.replace("amount &gt; 100", "answer")
    ((_, _, reason),) = unclear(model, answer="true")
    assert reason == "big: answer gave a str, neither true nor false"


def test_a_loop_tells_of_an_unclear_condition_once() -> None:
    loop = start("s") + xor("m") + script("t", "n", "n + 1") + xor("g", default="g_x") + xor("x")
    rest = flow("x", "m", "n < 50") + flow("x", "u", "n >= 50") + flow("g", "u", "missing > 1")
    told = unclear(loop + user("u") + flows("s m t g x") + rest, n=0)
    assert [flow_id for flow_id, _, _ in told] == ["g_u"]


@pytest.mark.parametrize("gateway", [xor, some])
def test_an_incident_of_a_choice_says_why_its_conditions_did_not_hold(gateway: Gateway) -> None:
    model = start("s") + gateway("g") + user("a") + user("b") + flows("s g")
    model += flow("g", "a", "amount > 100", "big") + flow("g", "b", "amount <= 100", "small")
    game = Play(model, amount="200")
    ((_, kind, message),) = game.incidents
    assert kind == "no-flow" and "big: amount > 100 gave null" in message and "small:" in message
    assert game.retry(amount=200).tasks == ["a"]
