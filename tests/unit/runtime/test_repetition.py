"""Loops, multi-instance, ad-hoc sub-processes, and the gateways that count."""

from __future__ import annotations

import pytest

from engine.errors import InvalidState, NotFound
from engine.runtime import commands as c
from engine.runtime.environment import Environment
from tests.unit.runtime.drawing import (
    both,
    call,
    element,
    end,
    extension,
    flow,
    flows,
    log,
    multi,
    on,
    package,
    script,
    some,
    start,
    sub,
    user,
    xor,
)
from tests.unit.runtime.playing import Play


def loop(condition: str = "", **attributes: object) -> str:
    inside = f"<loopCondition>{condition}</loopCondition>" if condition else ""
    return element("standardLoopCharacteristics", "lc", inside, **attributes)


def gathering(collection: str, item: str, results: str, result: str) -> str:
    return multi(
        "",
        f"<loopDataInputRef>{collection}</loopDataInputRef>"
        f"<loopDataOutputRef>{results}</loopDataOutputRef>"
        f'<inputDataItem id="{item}" name="{item}"/>'
        f'<outputDataItem id="{result}" name="{result}"/>',
    )


def ad_hoc(*inside: str, until: str = "", **attributes: object) -> str:
    condition = f"<completionCondition>{until}</completionCondition>" if until else ""
    return element("adHocSubProcess", "x", "".join(inside) + condition, **attributes)


# ---- loops


def test_a_loop_that_tests_before_sees_how_many_passes_are_done() -> None:
    inside = sub(
        "x",
        loop("loopCounter &lt; 3", testBefore=True),
        start("i"),
        script("l", "log", "append(log, loopCounter)"),
        flows("i l"),
    )
    assert Play(start("s") + inside + flows("s x")).log == [0, 1, 2]


def test_the_maximum_ends_a_loop_whose_condition_still_holds() -> None:
    assert Play(start("s") + log("x", loop("true", loopMaximum=2)) + flows("s x")).log == ["x", "x"]


# ---- multi-instance


def test_instances_count_from_0_and_in_models_of_camunda_8_from_1() -> None:
    item = script("x", "log", "append(log, loopCounter)", multi(2, sequential=True))
    assert Play(start("s") + item + flows("s x")).log == [0, 1]
    zeebe = extension(
        '<zeebe:loopCharacteristics xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" '
        'inputCollection="=[7, 8]" inputElement="it" outputCollection="out" outputElement="=r"/>'
    )
    inside = multi("", zeebe, sequential=True)
    game = Play(start("s") + script("x", "r", "it * 10 + loopCounter", inside) + flows("s x"))
    assert game.variables["out"] == [71, 82]
    assert "r" not in game.variables


def test_results_stand_in_the_order_of_the_items_whoever_is_first() -> None:
    models = package(
        p=start("s")
        + call(
            "x",
            "q",
            extension('<camunda:in source="it" target="it"/><camunda:out source="r" target="r"/>')
            + gathering("items", "it", "results", "r"),
        )
        + flows("s x"),
        q=start("qs") + user("u") + script("double", "r", "it * 2") + flows("qs u double"),
    )
    game = Play(models, items=[1, 2, 3])
    for number in sorted(game.case.tasks, reverse=True):
        game.do(c.CompleteTask(number))
    assert game.ended
    assert game.variables["results"] == [2, 4, 6]


def test_instances_inside_instances() -> None:
    inner = script("u", "log", "append(log, loopCounter)", multi(2, sequential=True))
    outer = sub("x", multi(2, sequential=True), start("i"), inner, flows("i u"))
    assert Play(start("s") + outer + flows("s x")).log == [0, 1, 0, 1]


def test_one_terminating_instance_leaves_the_others() -> None:
    inside = sub("x", multi(3), start("i"), user("u"), end("e", "terminate"), flows("i u e"))
    game = Play(start("s") + inside + user("w") + flows("s x w"))
    assert game.complete("u").tasks == ["u", "u"]
    game.complete("u").complete("u")
    assert game.tasks == ["w"]


def test_an_error_in_one_instance_stops_them_all() -> None:
    inside = sub("x", multi(3), start("i"), user("u"), end("e", "error:E"), flows("i u e"))
    game = Play(start("s") + inside + on("x", "b", "error:E") + user("w") + flows("s x", "b w"))
    assert game.complete("u").tasks == ["w"]


def test_one_timer_waits_on_the_border_of_all_instances() -> None:
    late = on("x", "b", "timeDuration:PT1H", cancelActivity=False) + user("remind")
    over = on("x", "c", "timeDuration:PT2H") + user("over")
    game = Play(start("s") + user("x", multi(3)) + late + over + flows("s x", "b remind", "c over"))
    assert len(game.case.timers) == 2
    assert game.wait(hours=1).tasks == ["remind", "x", "x", "x"]
    assert game.wait(hours=1).tasks == ["over", "remind"]


def test_each_instance_has_the_boundary_events_of_its_inside() -> None:
    inside = sub(
        "x", multi(2), start("i"), user("u"), on("u", "b", "timeDuration:PT1H"), user("late"),
        flows("i u", "b late"),
    )  # fmt: skip
    game = Play(start("s") + inside + flows("s x"))
    game.complete("u").wait(hours=1)
    assert game.tasks == ["late"]


# ---- ad-hoc


def test_one_at_a_time_and_what_follows_first() -> None:
    inside = ad_hoc(user("a"), user("b"), user("c"), flows("a c"), ordering="Sequential")
    game = Play(start("s") + inside + user("w") + flows("s x w"))
    for task in ("a", "c", "b"):
        assert game.tasks == [task]
        game.complete(task)
    assert game.tasks == ["w"]


def test_what_is_left_may_be_finished() -> None:
    inside = ad_hoc(user("a"), user("b"), until="done", cancelRemainingInstances=False)
    game = Play(start("s") + inside + user("w") + flows("s x w"), done=False)
    assert game.complete("a", done=True).tasks == ["b"]
    assert game.complete("b").tasks == ["w"]


def test_activities_may_be_started_again_until_it_is_enough() -> None:
    game = Play(start("s") + ad_hoc(user("a"), until="done") + flows("s x"), done=False)
    game.complete("a")
    assert not game.ended
    number = next(t.number for t in game.case.state.tokens() if t.node == "x")
    game.do(c.StartActivity(number, "a")).complete("a", done=True)
    assert game.ended


# ---- gateways


def complex_join(condition: str) -> str:
    inside = f"<activationCondition>{condition}</activationCondition>"
    return element("complexGateway", "j", inside)


def test_a_complex_join_may_ask_which_branch_came() -> None:
    gate = complex_join("a_j &gt; 0 and (b_j &gt; 0 or c_j &gt; 0)")
    branches = both("g") + user("a") + user("b") + user("c")
    game = Play(start("s") + branches + gate + user("w") + flows("s g a j w", "g b j", "g c j"))
    game.complete("b").complete("c")
    assert game.tasks == ["a"]
    assert game.complete("a").tasks == ["w"]


def test_a_complex_join_is_ready_again_when_the_late_branches_have_come() -> None:
    inside = xor("m") + both("g") + user("a") + user("b") + complex_join("activationCount &gt;= 1")
    back = user("w") + xor("q", default="q_e") + end("e") + flow("q", "m", "again")
    game = Play(start("s") + inside + back + flows("s m g a j w q e", "g b j"))
    game.complete("a").complete("w", again=True).complete("b")
    assert game.tasks == ["a", "b"]
    assert game.complete("b").tasks == ["a", "w"]


def test_a_complex_join_that_can_never_go_on_is_an_incident() -> None:
    branches = both("g") + user("a") + user("b") + complex_join("activationCount &gt;= needed")
    game = Play(start("s") + branches + user("w") + flows("s g a j w", "g b j"), needed=3)
    game.complete("a").complete("b")
    assert [kind for _, kind, _ in game.incidents] == ["no-flow"]
    game.do(c.RetryIncident(next(iter(game.case.state.incidents)), {"needed": 2}))
    assert game.tasks == ["w"]


RESETTING = (
    start("s") + both("g") + user("a") + user("b") + complex_join("activationCount &gt;= needed")
    + user("w") + user("late") + flows("s g a j", "g b")
    + flow("j", "w", "waitingForStart") + flow("j", "late", "not(waitingForStart)")
)  # fmt: skip


def test_a_complex_join_sends_other_flows_when_it_is_reset() -> None:
    game = Play(RESETTING + flow("b", "j"), needed=1)
    assert game.complete("a").tasks == ["b", "w"]
    assert game.complete("b").tasks == ["late", "w"]


def test_a_complex_join_is_reset_when_nothing_more_can_come() -> None:
    way_out = xor("x", default="x_n") + end("n") + flows("b x n") + flow("x", "j", "no")
    game = Play(RESETTING + way_out, needed=1)
    assert game.complete("a").tasks == ["b", "w"]
    assert game.complete("b", no=False).tasks == ["late", "w"]


def test_a_complex_join_that_waited_for_all_is_reset_at_once() -> None:
    game = Play(RESETTING + flow("b", "j"), needed=2)
    assert game.complete("a").complete("b").tasks == ["late", "w"]


def test_an_inclusive_join_takes_one_token_of_each_branch() -> None:
    branches = both("g") + user("a") + user("b") + user("c") + xor("m") + some("j")
    game = Play(start("s") + branches + user("w") + flows("s g a m j w", "g b m", "g c j"))
    assert game.complete("a").tasks == ["b", "c"]
    assert game.complete("c").tasks == ["b", "w"]
    assert game.complete("b").tasks == ["w", "w"]


def test_tokens_that_are_left_at_an_inclusive_join_have_their_turn() -> None:
    branches = both("g") + user("a") + user("b") + user("c") + xor("m") + some("j")
    game = Play(start("s") + branches + user("w") + flows("s g a m j w", "g b m", "g c j"))
    assert game.complete("a").complete("b").complete("c").tasks == ["w", "w"]


def test_an_inclusive_join_waits_for_what_a_border_may_still_send() -> None:
    split = both("g") + user("a") + user("b") + some("j") + user("w") + user("n")
    border = on("a", "t", "timeDuration:PT1H", cancelActivity=False)
    game = Play(start("s") + split + border + flows("s g a j w", "g b j", "t n j"))
    game.complete("b").wait(hours=1).complete("a")
    assert game.tasks == ["n"]
    assert game.complete("n").tasks == ["w"]


def test_inclusive_joins_that_wait_for_each_other_go_on() -> None:
    inside = both("g") + some("j") + some("k") + user("w") + user("v")
    crossed = xor("x", default="x_w") + flow("x", "k", "false")
    crossed += xor("y", default="y_v") + flow("y", "j", "false")
    game = Play(start("s") + inside + crossed + flows("s g j x w", "g k y v"))
    assert game.tasks == ["v", "w"]


def test_an_official_chooses_what_is_done_and_when_it_is_enough() -> None:
    head = 'xmlns:paatos="urn:paatospolku:bpmn:1" paatos:onDemand="true"'
    offered = ad_hoc(user("hear"), user("ask")).replace(' id="x"', f' id="x" {head}')
    game = Play(start("s") + offered + user("w") + flows("s x w"))
    assert game.tasks == []
    assert not game.ended
    number = next(t.number for t in game.case.state.tokens() if t.node == "x")
    game.do(c.StartActivity(number, "hear")).do(c.StartActivity(number, "hear"))
    assert game.tasks == ["hear", "hear"]
    game.do(c.FinishAdHoc(number)).complete("hear")
    with pytest.raises(InvalidState):
        game.do(c.StartActivity(number, "ask"))
    assert game.complete("hear").tasks == ["w"]


def test_an_unknown_activity_of_an_ad_hoc_sub_process_is_refused() -> None:
    game = Play(start("s") + ad_hoc(user("a")) + user("w") + flows("s x w"))
    number = next(t.number for t in game.case.state.tokens() if t.node == "x")
    with pytest.raises(NotFound):
        game.do(c.StartActivity(number, "w"))


def test_an_endless_loop_of_throw_events_stops_as_one_incident() -> None:
    loop = element("intermediateThrowEvent", "t", '<signalEventDefinition signalRef="S"/>')
    game = Play.waiting(start("s") + xor("m") + loop + flows("s m t m"))
    game.world.environment = Environment(step_limit=300)
    game.case = game.world.start("p")
    assert [kind for _, kind, _ in game.incidents] == ["limit"]


@pytest.mark.parametrize("sequential", [False, True])
@pytest.mark.parametrize("condition", ["loopCounter = 1", "x = 2", "vote = 2"])
def test_the_completion_condition_sees_the_instance_that_has_ended(
    condition: str, sequential: bool
) -> None:
    collection = {"camunda__collection": "xs", "camunda__elementVariable": "x"}
    inside = (
        "<loopDataOutputRef>votes</loopDataOutputRef>"
        '<outputDataItem id="vote" name="vote"/>'
        f"<completionCondition>{condition}</completionCondition>"
    )
    repeated = multi("", inside, sequential=sequential, **collection)
    game = Play(start("s") + user("u", repeated) + user("z") + flows("s u z"), xs=[1, 2, 3])
    assert "u" in game.complete("u", vote=1).tasks
    assert game.complete("u", vote=2).tasks == ["z"]
    assert game.variables["votes"] == [1, 2, None]


def test_a_border_may_watch_how_many_instances_are_done() -> None:
    border = on("u", "b", "conditional:nrOfCompletedInstances = 2", cancelActivity=False)
    game = Play(start("s") + user("u", multi(3)) + border + user("y") + flows("s u", "b y"))
    assert game.complete("u").tasks == ["u", "u"]
    assert game.complete("u").tasks == ["u", "y"]
