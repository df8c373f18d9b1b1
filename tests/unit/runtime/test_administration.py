"""An administrator's tools: moving, pausing, cancelling; nothing half done."""

from datetime import timedelta

import pytest

from engine.errors import InvalidState, NotFound
from engine.runtime import commands as c
from tests.unit.runtime.cases import NOW, Game, flows

LINE = '<startEvent id="s"/><userTask id="a"/><userTask id="b"/><endEvent id="e"/>' + flows(
    "s a", "a b", "b e"
)
NESTED = (
    '<startEvent id="s"/><userTask id="a"/><subProcess id="sub"><startEvent id="i"/>'
    '<userTask id="in"/></subProcess><userTask id="z"/>'
).replace("</subProcess>", flows("i in") + "</subProcess>") + flows("s a", "a sub", "sub z")
TIMED = (
    LINE
    + (
        '<boundaryEvent id="t" attachedToRef="a"><timerEventDefinition id="td">'
        "<timeDuration>PT2H</timeDuration></timerEventDefinition></boundaryEvent>"
        '<userTask id="late"/>'
    )
    + flows("t late")
)


def test_a_token_moves_before_another_element() -> None:
    game = Game(LINE)
    game.do(c.MoveTokens(cancel=("a",), before=(c.Move("b"),)))
    assert game.tasks == ["b"]


def test_moving_into_a_sub_process_opens_it() -> None:
    game = Game(NESTED)
    game.do(c.MoveTokens(cancel=("a",), before=(c.Move("in"),)))
    assert game.tasks == ["in"]
    game.complete("in")
    assert game.tasks == ["z"]


def test_an_unknown_element_changes_nothing() -> None:
    game = Game(LINE)
    with pytest.raises(NotFound):
        game.do(c.MoveTokens(cancel=("a",), before=(c.Move("nowhere"),)))
    assert game.tasks == ["a"]


@pytest.mark.parametrize(("keep_rest", "tasks"), [(True, ["a"]), (False, ["late"])])
def test_a_pause_keeps_the_rest_of_a_timer_or_not(keep_rest: bool, tasks: list[str]) -> None:
    game = Game(TIMED)
    game.do(c.Suspend())
    with pytest.raises(InvalidState):
        game.complete("a")
    game.world.now = NOW + timedelta(hours=3)
    game.do(c.Resume(keep_rest=keep_rest))
    game.world.advance(NOW + timedelta(hours=3))
    assert game.tasks == tasks


def test_cancelling_ends_everything() -> None:
    game = Game(TIMED)
    game.do(c.CancelInstance("entered by mistake"))
    assert game.case.ended
    assert not game.tasks
    assert not game.case.timers
