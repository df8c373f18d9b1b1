"""What fails in the midst of something goes on from there after repair: nothing twice, no loss."""

from __future__ import annotations

import pytest

from tests.unit.runtime.drawing import (
    both,
    call,
    catch,
    element,
    end,
    esp,
    event,
    extension,
    flow,
    flows,
    multi,
    on,
    package,
    start,
    sub,
    throw,
    user,
)
from tests.unit.runtime.playing import Play

COUNT = "=count(for i in 1..big return i)"  # `big`, or an incident if that is too many
TOO_BIG = 10**9


def output(value: str = COUNT) -> str:
    inside = f'<camunda:outputParameter name="v">{value}</camunda:outputParameter>'
    return extension(f"<camunda:inputOutput>{inside}</camunda:inputOutput>")


def heard(*names: str) -> str:
    """Handlers that show how often each signal came."""
    return "".join(
        esp(f"h{n}", start(f"s{n}", f"signal:{n}", isInterrupting=False), user(f"heard{n}"),
            flows(f"s{n} heard{n}"))
        for n in names
    )  # fmt: skip


BROKEN_MESSAGE = (
    '<messageEventDefinition messageRef="M"><extensionElements>'
    f'<camunda:in sourceExpression="{COUNT}" target="p"/></extensionElements>'
    "</messageEventDefinition>"
)


@pytest.mark.parametrize(
    "inside",
    [event("signal:A") + BROKEN_MESSAGE, output() + event("signal:A")],
    ids=["another definition", "a mapping"],
)
def test_what_was_thrown_before_a_failure_is_not_thrown_again(inside: str) -> None:
    game = Play(
        start("s") + element("intermediateThrowEvent", "t", inside) + user("z") + heard("A")
        + flows("s t z"),
        big=TOO_BIG,
    )  # fmt: skip
    assert game.tasks == ["heardA"]
    game.retry(big=2)
    assert game.tasks == ["heardA", "z"]


def test_what_a_throw_event_has_stopped_stays_told_if_it_fails_afterwards() -> None:
    thrower = element("intermediateThrowEvent", "t", event("signal:A") + BROKEN_MESSAGE)
    game = Play(
        start("s") + both("g") + user("u") + on("u", "b", "signal:A") + user("w") + thrower
        + flows("s g u", "g t", "b w"),
        big=TOO_BIG,
    )  # fmt: skip
    assert (game.tasks, len(game.incidents)) == (["w"], 1)


def test_a_throw_event_that_waited_for_compensation_maps_out_too() -> None:
    thrower = element("intermediateThrowEvent", "t", output() + event("compensate"))
    game = Play(start("s") + thrower + user("z") + flows("s t z"), big=TOO_BIG)
    assert len(game.incidents) == 1
    game.retry(big=2)
    assert (game.tasks, game.variables["v"]) == (["z"], 2)


MAPPED = output(f"{COUNT} + sent")


@pytest.mark.parametrize(
    "model",
    [
        element("intermediateCatchEvent", "e", MAPPED + event("message:M")) + flows("s e z"),
        user("u")
        + element("boundaryEvent", "e", MAPPED + event("message:M"), attachedToRef="u")
        + flows("s u", "e z"),
        user("u")
        + sub(
            "h",
            element("startEvent", "e", MAPPED + event("message:M")),
            user("z"),
            flows("e z"),
            triggeredByEvent=True,
        )
        + flows("s u"),
    ],
    ids=["catch", "boundary", "event sub-process"],
)
def test_what_a_message_brought_is_mapped_after_repair(model: str) -> None:
    game = Play(start("s") + model + ("" if 'id="z"' in model else user("z")), big=TOO_BIG)
    game.message("M", sent=5)
    assert (game.tasks, len(game.incidents)) == ([], 1)
    game.retry(big=2)
    assert (game.tasks, game.variables["v"]) == (["z"], 7)
    assert "sent" not in game.variables


def test_what_a_message_brought_may_be_repaired_itself() -> None:
    mapped = output("=count(for i in 1..sent return i)")
    game = Play(
        start("s") + element("intermediateCatchEvent", "e", mapped + event("message:M"))
        + user("z") + flows("s e z")
    )  # fmt: skip
    game.message("M", sent=TOO_BIG).retry(sent=3)
    assert (game.tasks, game.variables["v"]) == (["z"], 3)


def test_one_of_parallel_triggers_that_cannot_be_mapped_does_not_go_on_alone() -> None:
    inside = output() + event("message:M") + event("message:N")
    game = Play(
        start("s") + element("intermediateCatchEvent", "e", inside, parallelMultiple=True)
        + user("z") + flows("s e z"),
        big=TOO_BIG,
    )  # fmt: skip
    game.message("M", sent=1).retry(big=2)
    assert (game.tasks, game.variables["v"], game.ended) == ([], 2, False)
    assert game.message("N").tasks == ["z"]


def zeebe(sequential: bool) -> str:
    inside = (
        '<zeebe:loopCharacteristics xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" '
        f'inputCollection="=[1, 2]" outputCollection="out" outputElement="{COUNT}"/>'
    )
    return multi("", extension(inside), sequential=sequential)


@pytest.mark.parametrize("sequential", [False, True])
def test_the_output_of_an_instance_is_gathered_after_repair(sequential: bool) -> None:
    game = Play(start("s") + user("u", zeebe(sequential)) + user("z") + flows("s u z"), big=TOO_BIG)
    while game.tasks:
        game.complete("u")
    assert len(game.incidents) == (1 if sequential else 2)
    while game.incidents:
        game.retry(big=2)
    if sequential:
        game.complete("u")
    assert (game.tasks, game.variables["out"]) == (["z"], [2, 2])


def test_a_completion_condition_is_asked_again_of_the_instance_that_it_failed_for() -> None:
    condition = f"<completionCondition>{COUNT} = 2</completionCondition>"
    game = Play(start("s") + user("u", multi(3, condition)) + user("z") + flows("s u z"),
                big=TOO_BIG)  # fmt: skip
    game.complete("u").complete("u")
    assert (game.tasks, len(game.incidents)) == (["u"], 2)
    game.retry(big=2)
    assert (game.tasks, game.incidents) == (["z"], [])


def complex_behavior(condition: str, name: str, signal: str) -> str:
    """An event of the standard's `behavior="Complex"`."""
    return (
        f"<complexBehaviorDefinition><condition>{condition}</condition>"
        f'<event xmlns:x="http://www.w3.org/2001/XMLSchema-instance" '
        f'x:type="tImplicitThrowEvent" id="{name}">{event(signal)}</event>'
        "</complexBehaviorDefinition>"
    )


def test_a_complex_behavior_that_fails_is_an_incident_of_the_activity() -> None:
    thrown = complex_behavior(f"{COUNT} = 2", "e", "signal:A")
    body = user("u", multi(2, thrown, behavior="Complex")) + on("u", "b", "signal:A") + user("z")
    game = Play(start("s") + body + flows("s u", "b z"), big=TOO_BIG)
    game.complete("u")
    assert (game.tasks, len(game.incidents)) == (["u"], 1)
    assert game.retry(big=2).tasks == ["z"]


def test_of_complex_behaviors_each_is_thrown_once_whatever_fails_between_them() -> None:
    """The first of the first instance is not thrown again, nor is one of the second lost."""
    once = complex_behavior("nrOfCompletedInstances = 1", "e1", "signal:A")
    failing = complex_behavior(f"{COUNT} = 2 and nrOfCompletedInstances = 1", "e2", "signal:B")
    last = complex_behavior("nrOfCompletedInstances = 2", "e3", "signal:C")
    body = user("u", multi(3, once + failing + last, behavior="Complex")) + flows("s u")
    game = Play(start("s") + body + heard("A", "B", "C"), big=TOO_BIG)
    game.complete("u").complete("u")
    assert (game.tasks, len(game.incidents)) == (["heardA", "u"], 1)
    assert game.retry(big=2).tasks == ["heardA", "heardB", "heardC", "u"]
    for task in ("heardA", "heardB", "heardC", "u"):
        game.complete(task)
    assert game.ended


def test_an_ad_hoc_sub_process_asks_again_whether_it_is_enough() -> None:
    condition = f"<completionCondition>{COUNT} = 2</completionCondition>"
    body = element("adHocSubProcess", "x", user("a") + user("b") + condition)
    game = Play(start("s") + body + user("z") + flows("s x z"), big=TOO_BIG)
    game.complete("a")
    assert [token for token, *_ in game.incidents]
    assert (game.retry(big=2).tasks, game.incidents) == (["z"], [])


def test_an_ad_hoc_sub_process_that_does_not_know_what_to_offer_is_opened_anew() -> None:
    offered = (
        '<zeebe:adHoc xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" '
        'activeElementsCollection="=offered"/>'
    )
    body = element("adHocSubProcess", "x", extension(offered) + user("a") + user("b"))
    game = Play(start("s") + body + user("z") + flows("s x z"), offered=["nothing"])
    assert (game.tasks, len(game.incidents)) == ([], 1)
    assert game.retry(offered=["b"]).tasks == ["b"]
    assert game.complete("b").tasks == ["z"]


FUNCTION = "=function(x) x"  # a value that no case can keep
SENT = (
    '<messageEventDefinition messageRef="M"><extensionElements>'
    f'<camunda:in sourceExpression="{FUNCTION}" target="p"/></extensionElements>'
    "</messageEventDefinition>"
)


@pytest.mark.parametrize(
    "node",
    [
        user("x", output(FUNCTION)),
        sub("x", output(FUNCTION), start("i")),
        user("x", multi("", camunda__collection="=[function(y) y]")),
        user("x", output(FUNCTION).replace("output", "input")),
        call("x", "q", extension(f'<camunda:in sourceExpression="{FUNCTION}" target="t"/>')),
        call("x", "q", extension(f'<camunda:out sourceExpression="{FUNCTION}" target="t"/>')),
        element("intermediateThrowEvent", "x", SENT),
    ],
)
def test_a_value_that_cannot_be_kept_is_an_incident_and_refuses_nobody(node: str) -> None:
    game = Play(package(p=start("s") + user("u") + node + flows("s u x"), q=start("qs")))
    game.complete("u")
    if "x" in game.tasks:
        game.complete("x")
    assert [kind for _, kind, _ in game.incidents] == ["expression"]


COMPLEX = f"<activationCondition>{COUNT} &gt; 1 and activationCount &gt; 1</activationCondition>"


def test_a_complex_join_is_asked_again_after_repair_and_keeps_what_has_come() -> None:
    line = start("s") + both("g") + user("a") + user("b") + user("z")
    line += element("complexGateway", "c", COMPLEX) + flows("s g a c z", "g b c")
    game = Play(line, big=TOO_BIG)
    game.complete("a")
    assert (game.retry(big=2).tasks, game.incidents) == (["b"], [])
    assert game.complete("b").tasks == ["z"]
    assert game.complete("z").ended


def test_a_complex_join_that_fails_twice_is_one_incident_and_ends() -> None:
    line = start("s") + both("g") + user("a") + user("b") + end("z")
    line += element("complexGateway", "c", COMPLEX) + flows("s g a c z", "g b c")
    game = Play(line, big=TOO_BIG)
    game.complete("a").complete("b")
    assert len(game.incidents) == 1
    assert game.retry(big=2).ended


def test_a_handler_of_which_one_trigger_fails_listens_to_none_of_them() -> None:
    second = f"<timerEventDefinition><timeDuration>{COUNT}</timeDuration></timerEventDefinition>"
    handler = sub(
        "h",
        element("startEvent", "hs", event("message:M") + second, isInterrupting=False),
        user("x"),
        flows("hs x"),
        triggeredByEvent=True,
    )
    game = Play(start("s") + catch("k", "message:K") + handler + throw("t") + flows("s k t"), big=1)
    assert len(game.incidents) == 1  # a number is no time
    game.retry(big=2)
    assert len(game.incidents) == 1
    assert len(game.case.state.listeners()) == 1


@pytest.mark.parametrize("begun", [user("u"), catch("u", "message:M")])
def test_conditional_flows_without_a_gateway_need_a_true_one(begun: str) -> None:
    ways = flow("u", "a", "=way = 1") + flow("u", "b", "=way = 2")
    game = Play(start("s") + begun + user("a") + user("b") + flows("s u") + ways, way=3)
    game = game.complete("u") if game.tasks else game.message("M")
    assert [kind for _, kind, _ in game.incidents] == ["no-flow"]
    assert game.incidents[0][2].startswith("no condition is true at u")
    assert not game.ended
    assert game.retry(way=2).tasks == ["b"]
