"""An administrator's tools: moving, pausing, retrying, cancelling; nothing half done."""

from __future__ import annotations

import pytest

from engine.errors import InvalidInput, InvalidState, NotFound
from engine.runtime import commands as c
from engine.runtime.commands import Move
from tests.unit.runtime.drawing import (
    both,
    call,
    catch,
    end,
    esp,
    flow,
    flows,
    multi,
    on,
    package,
    start,
    sub,
    user,
    work,
    xor,
)
from tests.unit.runtime.playing import Play

LINE = start("s") + user("a") + user("b") + end("e") + flows("s a b e")
NESTED = start("s") + user("a") + sub("x", start("i"), user("in"), flows("i in")) + user("z")
NESTED += flows("s a x z")
TIMED = LINE + on("a", "t", "timeDuration:PT2H") + user("late") + flows("t late")
JOIN = start("s") + both("g") + user("a") + user("b") + both("j") + user("w")
JOIN += flows("s g a j w", "g b j")
REPEATED = start("s") + user("m", multi(3)) + user("w") + flows("s m w")


def moved(game: Play, *cancel: int | str, before: str = "", after: str = "") -> list[str]:
    """The open tasks after tokens have been moved."""
    befores = tuple(Move(name) for name in before.split())
    afters = tuple(Move(name) for name in after.split())
    return game.do(c.MoveTokens(cancel, befores, afters)).tasks


def tokens(game: Play, element: str, *, inner: bool = False) -> list[int]:
    found = game.case.state.tokens()
    return [t.number for t in found if t.node == element and bool(t.outer) is inner]


# ---- moving


def test_a_token_goes_before_or_after_another_element() -> None:
    assert moved(Play(LINE), "a", before="b") == ["b"]
    assert moved(Play(LINE), "a", after="a") == ["b"]
    assert Play(LINE).do(c.MoveTokens(("a",), after=(Move("b"),))).ended


def test_a_move_may_bring_variables() -> None:
    game = Play(LINE).do(c.MoveTokens(("a",), (Move("b", variables={"x": 1}),)))
    assert game.variables["x"] == 1


def test_an_unknown_element_or_token_changes_nothing() -> None:
    game = Play(LINE)
    for cancel, before in (("a", "nowhere"), ("b", "a"), (999, "b")):
        with pytest.raises(NotFound):
            moved(game, cancel, before=before)
    assert game.tasks == ["a"]


def test_moving_into_a_sub_process_opens_it_with_what_it_listens_to() -> None:
    helper = esp("h", start("hs", "signal:S", isInterrupting=False), user("n"), flows("hs n"))
    inside = sub("x", start("i"), user("in"), helper, flows("i in"))
    border = on("x", "t", "timeDuration:PT1H", cancelActivity=False) + user("late")
    model = start("s") + user("a") + inside + user("z") + border
    game = Play(model + flows("s a x z", "t late"))
    assert moved(game, "a", before="in") == ["in"]
    assert game.wait(hours=1).complete("late").tasks == ["in"]
    assert game.signal("S").tasks == ["in", "n"]
    assert game.complete("in").complete("n").tasks == ["z"]


def test_moving_into_one_of_several_scopes_needs_its_number() -> None:
    game = Play(start("s") + sub("x", multi(2), start("i"), user("u"), user("v"), flows("i u v"))
                + flows("s x"))  # fmt: skip
    with pytest.raises(InvalidInput, match="say in which"):
        moved(game, before="v")
    scope = next(t.child for t in game.case.state.tokens() if t.node == "x" and t.child)
    game.do(c.MoveTokens(before=(Move("v", scope),)))
    assert game.tasks == ["u", "u", "v"]


def test_moving_out_of_a_sub_process_leaves_nothing_of_it_behind() -> None:
    inside = sub("x", start("i"), both("g"), user("u"), user("v"), flows("i g u", "g v"))
    border = on("x", "t", "timeDuration:PT1H")
    game = Play(start("s") + inside + border + user("w") + flows("s x w"))
    assert moved(game, "x", before="w") == ["w"]
    assert not game.case.timers
    assert len(game.case.state.frames()) == 1


def test_a_move_behind_the_last_element_ends_its_scope_and_the_flow_goes_on() -> None:
    body = sub("x", start("i"), user("a"), user("b"), flows("i a b"))
    game = Play(start("s") + body + user("z") + flows("s x z"))
    game.do(c.MoveTokens(cancel=("a",), after=(c.Move("b"),)))
    assert game.tasks == ["z"]


def test_moving_into_what_an_event_on_its_border_ends_at_once_is_refused() -> None:
    mapped = (
        "<extensionElements><camunda:inputOutput>"
        '<camunda:inputParameter name="k">${1}</camunda:inputParameter>'
        "</camunda:inputOutput></extensionElements>"
    )
    body = sub("x", mapped, start("i"), user("in"), flows("i in"))
    game = Play(start("s") + user("a") + body + on("x", "b", "conditional:k = 1") + flows("s a x"))
    with pytest.raises(InvalidState):
        moved(game, before="in")
    assert game.tasks == ["a"]


def test_what_is_left_of_a_scope_goes_on_and_an_empty_one_goes() -> None:
    inside = sub("x", start("i"), both("g"), user("u"), user("v"), flows("i g u", "g v"))
    game = Play(start("s") + inside + user("w") + flows("s x w"))
    assert moved(game, "u") == ["v"]
    assert game.complete("v").tasks == ["w"]
    game = Play(start("s") + inside + user("w") + flows("s x w"))
    moved(game, "u", "v")
    assert game.ended


def test_moves_reach_into_called_processes() -> None:
    models = package(
        p=start("s") + call("A", "q") + user("w") + flows("s A w"),
        q=start("qs") + user("u") + user("v") + flows("qs u v"),
    )
    assert moved(Play(models), "u", before="v") == ["v"]
    assert moved(Play(models), "A", before="w") == ["w"]


def test_what_waits_at_a_join_can_be_cancelled_too() -> None:
    game = Play(JOIN).complete("a")
    assert moved(game, "b", before="j") == ["w"]
    game = Play(JOIN).complete("a")
    assert moved(game, "b", "j", after="j") == ["w"]
    assert game.complete("w").ended


def test_one_instance_can_be_cancelled_and_the_others_suffice() -> None:
    game = Play(REPEATED)
    assert moved(game, tokens(game, "m", inner=True)[0]) == ["m", "m"]
    assert game.complete("m").complete("m").tasks == ["w"]


def test_an_instance_goes_with_what_was_inside_it() -> None:
    body = sub("x", multi(3), start("i"), user("a"), flows("i a"))
    game = Play(start("s") + body + user("z") + flows("s x z"))
    inside = next(t.number for t in game.case.state.tokens() if t.node == "a")
    game.do(c.MoveTokens(cancel=(inside,)))
    assert game.tasks == ["a", "a"]
    assert game.complete("a").complete("a").tasks == ["z"]


def test_moving_into_a_repeated_sub_process_begins_one_instance_or_a_pass() -> None:
    output = '<loopDataOutputRef>res</loopDataOutputRef><outputDataItem id="r" name="r"/>'
    for repeated, passes in (
        (multi("", output, camunda__collection="xs", sequential=True), 1),
        (multi(3, output), 1),
        ('<standardLoopCharacteristics loopMaximum="3"/>', 3),
    ):
        body = sub("x", repeated, start("i"), user("a"), flows("i a"))
        game = Play(start("s") + user("u") + body + user("z") + flows("s u x z"), xs=[1, 2])
        assert moved(game, "u", before="a") == ["a"]
        assert game.inside("a")["loopCounter"] == 0
        for _ in range(passes):
            game.complete("a", r=7)
        assert game.tasks == ["z"]
        assert game.variables.get("res", [7]) == [7]


def test_all_instances_go_with_their_activity() -> None:
    game = Play(REPEATED)
    assert moved(game, "m", before="w") == ["w"]


def test_starting_a_boundary_event_leaves_its_activity() -> None:
    assert moved(Play(TIMED), before="t") == ["a", "late"]


def test_the_token_of_an_incident_can_be_moved() -> None:
    inside = both("g") + xor("stuck") + flow("stuck", "u", "false") + user("u") + user("k")
    game = Play(start("s") + inside + flows("s g stuck", "g k"))
    assert moved(game, "stuck", before="u") == ["k", "u"]
    assert not game.incidents


# ---- pauses


@pytest.mark.parametrize(("keep_rest", "tasks"), [(True, ["a"]), (False, ["late"])])
def test_a_pause_keeps_the_rest_of_a_timer_or_not(keep_rest: bool, tasks: list[str]) -> None:
    game = Play(TIMED).do(c.Suspend())
    with pytest.raises(InvalidState):
        game.complete("a")
    game.wait(hours=3).do(c.Resume(keep_rest=keep_rest))
    assert game.wait().tasks == tasks
    if keep_rest:
        assert game.wait(hours=2).tasks == ["late"]


def test_nothing_happens_during_a_pause_and_conditions_are_looked_at_after_it() -> None:
    inside = both("g") + catch("c", "conditional:ok") + user("w") + user("a")
    game = Play(start("s") + inside + flows("s g c w", "g a"), ok=False)
    game.do(c.Suspend())
    with pytest.raises(InvalidState):
        game.do(c.Suspend())
    assert game.set(ok=True).tasks == ["a"]
    assert game.do(c.Resume()).tasks == ["a", "w"]


def test_cancelling_ends_everything_even_during_a_pause() -> None:
    game = Play(TIMED).do(c.Suspend()).do(c.CancelInstance("entered by mistake"))
    assert game.ended
    assert not game.tasks
    assert not game.case.timers
    with pytest.raises(InvalidState):
        game.do(c.Resume())


# ---- incidents and their repair


def test_a_choice_without_a_true_condition_waits_and_goes_on_after_repair() -> None:
    choice = xor("g") + flow("g", "u", "x > 1") + user("u")
    game = Play(start("s") + choice + flows("s g"), x=0)
    assert [kind for _, kind, _ in game.incidents] == ["no-flow"]
    game.retry()
    assert [kind for _, kind, _ in game.incidents] == ["no-flow"]
    assert game.retry(x=2).tasks == ["u"]
    assert not game.incidents


def test_work_that_failed_is_offered_again() -> None:
    game = Play(start("s") + work("x", "t") + user("w") + flows("s x w"))
    game.do(c.FailWork(next(iter(game.case.work)), "the register is down"))
    assert game.incidents[0][2] == "the register is down"
    assert not game.case.work
    game.retry().work("t")
    assert game.tasks == ["w"]


def test_one_failing_instance_is_repaired_and_the_others_are_done() -> None:
    repeated = multi("", camunda__collection="=names", camunda__elementVariable="name")
    body = call("m", "${name}", repeated)
    called = {
        name: start(f"{name}s") + user(f"{name}u") + flows(f"{name}s {name}u") for name in "qr"
    }
    models = package(p=start("s") + body + user("w") + flows("s m w"), **called)
    game = Play(models, names=["q", "z", "r"])
    assert game.tasks == ["qu", "ru"]
    game.complete("qu").complete("ru")
    assert not game.tasks
    game.world.models.processes["z"] = package(z=called["q"]).processes["z"]
    assert game.retry().complete("qu").tasks == ["w"]


def test_an_unknown_incident_is_refused() -> None:
    with pytest.raises(NotFound):
        Play(LINE).do(c.RetryIncident(77))
