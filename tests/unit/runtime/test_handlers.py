"""Errors and escalations on their way up; event sub-processes."""

from __future__ import annotations

import pytest

from engine.runtime import commands as c
from tests.unit.runtime.drawing import (
    both,
    end,
    esp,
    flows,
    on,
    package,
    start,
    sub,
    throw,
    user,
    work,
)
from tests.unit.runtime.playing import Play

BAD = sub("x", start("i"), work("t", "t"), flows("i t"))


def helper(key: str, event: str, task: str, *inside: str, interrupting: bool = True) -> str:
    """An event sub-process of one user task."""
    first = start(f"{key}s", event, isInterrupting=interrupting)
    return esp(key, first, user(task), flows(f"{key}s {task}"), *inside)


def test_an_error_thrown_again_by_its_handler_goes_further_out() -> None:
    handler = esp(
        "h", start("hs", "error:E"), user("look"), end("again", "error:E"),
        flows("hs look again"),
    )  # fmt: skip
    inside = sub("x", start("i"), end("bad", "error:E"), flows("i bad"), handler)
    game = Play(start("s") + inside + on("x", "b", "error:E") + user("w") + flows("s x", "b w"))
    assert game.tasks == ["look"]
    assert game.complete("look").tasks == ["w"]


def test_the_nearest_handler_that_fits_catches() -> None:
    for codes, expected in (
        (("E", "E"), "inner"),
        (("", "E"), "inner"),
        (("F", "E"), "outer"),
        (("F", ""), "outer"),
    ):
        inner, outer = (f"error:{code}" if code else "error" for code in codes)
        inside = sub("x", start("i"), work("t", "t"), on("t", "b", inner), user("inner"),
                     flows("i t", "b inner"))  # fmt: skip
        border = on("x", "c", outer) + user("outer")
        game = Play(start("s") + inside + border + flows("s x", "c outer"))
        assert game.error("t", "E").tasks == [expected]


@pytest.mark.parametrize("order", [("error", "error:E"), ("error:E", "error")])
def test_the_handler_of_the_very_code_goes_first(order: tuple[str, str]) -> None:
    borders = on("t", "a", order[0]) + on("t", "b", order[1]) + user("any") + user("own")
    names = ("any", "own") if order[0] == "error" else ("own", "any")
    paths = flows("s t", f"a {names[0]}", f"b {names[1]}")
    assert Play(start("s") + work("t", "t") + borders + paths).error("t", "E").tasks == ["own"]


def test_an_error_that_nothing_catches_stops_its_branch_alone() -> None:
    game = Play(start("s") + both("g") + user("u") + end("e", "error:E") + flows("s g u", "g e"))
    assert game.tasks == ["u"]
    assert [kind for _, kind, _ in game.incidents] == ["uncaught-error"]
    assert not game.complete("u").ended


def test_a_task_may_report_an_error_or_an_escalation() -> None:
    borders = on("u", "a", "error:E") + on("u", "b", "escalation:X", cancelActivity=False)
    model = start("s") + user("u") + borders + user("v") + user("w") + flows("s u", "a v", "b w")
    game = Play(model)
    token = next(iter(game.case.tasks))
    assert game.do(c.ThrowEscalation(token, "X")).tasks == ["u", "w"]
    assert game.do(c.ThrowError(token, "E", "", {"k": 1})).tasks == ["v", "w"]
    assert game.variables["k"] == 1


NO_CODES = '<{0} id="E" name="Late"/><{0} id="F" name="Lost"/><{0} id="G" {0}Code="G"/>'


@pytest.mark.parametrize("kind", ["error", "escalation"])
@pytest.mark.parametrize(
    ("thrown", "borders", "expected"),
    [
        ("G", ("E",), "own"),  # a declaration without a code catches every code
        ("F", ("E",), "own"),
        ("F", ("E", "F"), "other"),  # its own thing first
        ("G", ("E", "G"), "other"),
    ],
)
def test_what_is_declared_without_a_code_catches_every_code(
    kind: str, thrown: str, borders: tuple[str, ...], expected: str
) -> None:
    inside = sub("x", start("i"), end("e", f"{kind}:{thrown}"), flows("i e"))
    handlers = "".join(on("x", f"b{code}", f"{kind}:{code}") for code in borders)
    paths = zip(borders, ("own", "other"), strict=False)
    ways = flows("s x", *(f"b{code} {task}" for code, task in paths))
    model = start("s") + inside + handlers + user("own") + user("other") + ways
    assert Play(package(NO_CODES.format(kind), p=model)).tasks == [expected]


def test_escalations_go_to_their_code_or_to_any() -> None:
    inside = sub("x", start("i"), throw("t", "escalation:X"), user("u"), end("e", "escalation:Y"),
                 flows("i t u e"))  # fmt: skip
    borders = on("x", "a", "escalation:X", cancelActivity=False) + on("x", "b", "escalation")
    tasks = user("own") + user("any") + user("w")
    game = Play(start("s") + inside + borders + tasks + flows("s x w", "a own", "b any"))
    assert game.tasks == ["own", "u"]
    assert game.complete("u").tasks == ["any", "own"]


def test_an_escalation_of_a_handler_goes_to_the_border_of_its_scope() -> None:
    handler = esp("h", start("hs", "signal:S", isInterrupting=False), end("e", "escalation:X"),
                  flows("hs e"))  # fmt: skip
    inside = sub("x", start("i"), user("u"), flows("i u"), handler)
    border = on("x", "b", "escalation:X", cancelActivity=False) + user("n")
    game = Play(start("s") + inside + border + flows("s x", "b n"))
    assert game.signal("S").tasks == ["n", "u"]


def test_a_non_interrupting_handler_runs_as_often_as_it_is_called() -> None:
    game = Play(
        start("s") + user("u") + flows("s u") + helper("h", "message:M", "n", interrupting=False)
    )
    game.message("M", who="first").message("M", who="second")
    assert game.tasks == ["n", "n", "u"]
    assert game.variables["who"] == "second"
    assert not game.complete("u").ended
    assert game.complete("n").complete("n").ended


def test_an_interrupting_handler_stops_the_others_and_nothing_listens_any_more() -> None:
    helpers = helper("h", "signal:S", "a", interrupting=False) + helper("k", "signal:T", "b")
    game = Play(start("s") + user("u") + flows("s u") + helpers)
    assert game.signal("S").tasks == ["a", "u"]
    assert game.signal("T").tasks == ["b"]
    assert game.signal("S").signal("T").tasks == ["b"]
    assert game.complete("b").ended


def test_handlers_inside_a_handler_listen_while_it_runs() -> None:
    inner = helper("k", "signal:T", "b")
    game = Play(start("s") + user("u") + flows("s u") + helper("h", "signal:S", "a", inner))
    assert game.signal("T").tasks == ["u"]
    assert game.signal("S").tasks == ["a"]
    assert game.signal("T").tasks == ["b"]
    assert game.complete("b").ended


def test_a_terminating_handler_ends_itself_alone() -> None:
    handler = esp(
        "h", start("hs", "signal:S", isInterrupting=False), both("g"), user("a"),
        end("e", "terminate"), flows("hs g a", "g e"),
    )  # fmt: skip
    game = Play(start("s") + user("u") + flows("s u") + handler)
    assert game.signal("S").tasks == ["u"]


def test_a_border_that_leads_nowhere_ends_its_path() -> None:
    game = Play(start("s") + user("u") + on("u", "b", "timeDuration:PT1H") + flows("s u"))
    assert game.wait(hours=1).ended


def test_what_an_uncaught_error_brought_is_told_and_kept_for_a_handler_to_come() -> None:
    """The handler cannot listen at first: one of its events has no time."""
    late = start("hs", "error:E", "timeDate:${when}") + user("handled") + flows("hs handled")
    game = Play(start("s") + work("t", "t") + flows("s t") + esp("h", late), when="soon")
    game.error("t", "E", why="late", days=3)
    assert game.incidents[-1][1:] == (
        "uncaught-error",
        "nothing catches the error E (with why, days)",
    )
    assert game.retry(when="2031-01-01").tasks == []
    assert game.retry(days=4).tasks == ["handled"]
    assert (game.variables["why"], game.variables["days"]) == ("late", 4)


def test_work_whose_error_nothing_catches_is_offered_again() -> None:
    game = Play(start("s") + work("t", "t") + flows("s t"))
    (number,) = game.case.work
    game.do(c.ThrowError(number, "E", "the register is closed"))
    assert game.incidents[0][2] == "nothing catches the error E: the register is closed"
    assert game.retry().work("t").ended
