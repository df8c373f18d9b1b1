"""What is undone, in which order, with which variables (BPMN 2.0.2, 10.7 and 13.5.5)."""

import pytest

from tests.unit.runtime.drawing import (
    both,
    call,
    element,
    end,
    esp,
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
    throw,
    undone_by,
    user,
    work,
    xor,
)
from tests.unit.runtime.playing import Play


def undoable(key: str) -> str:
    """A script that logs its id, and its handler that logs `undo` and the id."""
    handler = script(f"u{key}", "log", f'append(log, "undo {key}")', isForCompensation=True)
    return log(key) + undone_by(key, f"u{key}") + handler


def played(inside: str, *path: str) -> list[str]:
    """The log after a user task `w` was completed that stands before the throw event."""
    game = Play(start("s") + inside + user("w") + end("t", "compensate") + flows(*path))
    game.complete("w")
    assert game.ended
    assert not game.incidents
    return game.log


TWO = sub("x", start("i"), undoable("A"), undoable("B"), flows("i A B"))


def test_the_inside_of_a_completed_sub_process_is_undone_backwards() -> None:
    assert played(TWO, "s x w t") == ["A", "B", "undo B", "undo A"]


def test_a_handler_of_the_sub_process_takes_the_place_of_those_inside() -> None:
    whole = TWO + undone_by("x", "ux") + log("ux", isForCompensation=True)
    assert played(whole, "s x w t") == ["A", "B", "ux"]


def test_each_instance_is_undone_with_the_variables_it_had() -> None:
    undo = script("uA", "log", "append(log, loopCounter)", isForCompensation=True)
    inside = log("A", multi(3, sequential=True)) + undone_by("A", "uA") + undo
    assert played(inside, "s A w t") == ["A", "A", "A", 2, 1, 0]


def test_each_pass_of_a_loop_is_undone() -> None:
    loop = '<standardLoopCharacteristics loopMaximum="2"/>'
    inside = log("A", loop) + undone_by("A", "uA") + log("uA", isForCompensation=True)
    assert played(inside, "s A w t") == ["A", "A", "uA", "uA"]
    passes = xor("m") + undoable("A") + xor("g", default="g_w") + flow("g", "m", "count(log) < 2")
    assert played(passes, "s m A g w t") == ["A", "A", "undo A", "undo A"]


def test_a_compensation_event_sub_process_sees_the_variables_of_its_finished_scope() -> None:
    inside = sub(
        "x",
        '<property id="own" name="own"/>',
        start("i"),
        script("set", "own", '"inner"'),
        undoable("A"),
        flows("i set A"),
        esp(
            "h",
            start("hs", "compensate"),
            script("hl", "log", "append(log, own)"),
            throw("ht", "compensate"),
            flows("hs hl ht"),
        ),
    )
    assert played(inside, "s x w t") == ["A", "inner", "undo A"]


def test_what_a_handler_beside_the_flow_did_is_undone_too() -> None:
    helper = esp("h", start("hs", "signal:S", isInterrupting=False), undoable("A"), flows("hs A"))
    inside = sub("x", start("i"), user("u"), flows("i u"), helper)
    game = Play(start("s") + inside + end("t", "compensate") + flows("s x t"))
    game.signal("S").complete("u")
    assert game.log == ["A", "undo A"]


def test_from_inside_a_sub_process_only_what_is_named_outside_is_undone() -> None:
    for thrown, expected in (("compensate:A", "undo A"), ("compensate", "undo B")):
        inside = sub("x", start("i"), undoable("B"), throw("t", thrown), flows("i B t"))
        game = Play(start("s") + undoable("A") + inside + flows("s A x"))
        assert game.log == ["A", "B", expected]


def test_an_error_handler_undoes_the_scope_it_stopped() -> None:
    handler = esp("h", start("hs", "error:E"), end("he", "compensate"), flows("hs he"))
    inside = sub("x", start("i"), undoable("A"), end("e", "error:E"), flows("i A e"), handler)
    assert Play(start("s") + inside + flows("s x")).log == ["A", "undo A"]


def test_nothing_is_undone_twice() -> None:
    inside = undoable("A") + throw("t1", "compensate") + throw("t2", "compensate")
    assert Play(start("s") + inside + flows("s A t1 t2")).log == ["A", "undo A"]


def test_a_handler_may_be_a_sub_process_that_waits() -> None:
    handler = sub("uA", start("i"), user("q"), log("z"), flows("i q z"), isForCompensation=True)
    inside = log("A") + undone_by("A", "uA") + handler + end("t", "compensate")
    game = Play(start("s") + inside + flows("s A t"))
    assert game.tasks == ["q"]
    game.complete("q")
    assert game.ended
    assert game.log == ["A", "z"]


def test_a_called_process_is_undone_by_the_handler_of_its_call() -> None:
    inside = call("A", "q") + undone_by("A", "uA") + log("uA", isForCompensation=True)
    game = Play(
        package(
            p=start("s") + inside + end("t", "compensate") + flows("s A t"),
            q=start("qs") + user("qu") + flows("qs qu"),
        )
    )
    game.complete("qu")
    assert game.log == ["uA"]


def test_an_error_in_a_handler_is_caught_around_the_throw_event() -> None:
    inside = (
        log("A")
        + undone_by("A", "uA")
        + work("uA", "undo", isForCompensation=True)
        + sub("x", start("i"), throw("t", "compensate:A"), flows("i t"))
        + on("x", "b", "error")
        + user("failed")
    )
    game = Play(start("s") + inside + flows("s A x", "b failed"))
    assert game.error("undo", "E").tasks == ["failed"]


def transaction(*inside: str) -> str:
    return element("transaction", "x", start("i") + "".join(inside))


def test_a_cancelled_transaction_stops_is_undone_and_leaves_by_its_border() -> None:
    deal = transaction(
        both("g"), undoable("A"), user("B"), user("C"), end("no", "cancel"),
        flows("i g A C no", "g B"),
    )  # fmt: skip
    border = on("x", "cb", "cancel") + user("failed") + user("fine")
    game = Play(start("s") + deal + border + flows("s x fine", "cb failed"))
    game.complete("C")
    assert game.tasks == ["failed"]
    assert game.log == ["A", "undo A"]


def test_a_hazard_leaves_a_transaction_without_undoing() -> None:
    deal = transaction(undoable("A"), end("bad", "error:E"), flows("i A bad"))
    border = on("x", "cb", "cancel") + on("x", "eb", "error:E") + user("c") + user("e")
    game = Play(start("s") + deal + border + flows("s x", "cb c", "eb e"))
    assert game.tasks == ["e"]
    assert game.log == ["A"]


def test_a_transaction_undoes_the_sub_processes_inside_it() -> None:
    inner = sub("y", start("yi"), undoable("A"), flows("yi A"))
    deal = transaction(inner, end("no", "cancel"), flows("i y no"))
    assert Play(start("s") + deal + flows("s x")).log == ["A", "undo A"]


def test_a_handler_that_waits_for_an_event() -> None:
    handler = element("receiveTask", "uA", messageRef="Undone", isForCompensation=True)
    inside = log("A") + undone_by("A", "uA") + handler + throw("t", "compensate") + user("w")
    game = Play(start("s") + inside + flows("s A t w"))
    assert not game.tasks
    assert game.message("Undone").tasks == ["w"]


@pytest.mark.parametrize("event", ["signal:S", "message:M", "timeDuration:PT1H"])
def test_events_stop_a_throw_that_waits_for_its_handlers(event: str) -> None:
    handler = user("uA", isForCompensation=True)
    inside = sub("x", start("i"), throw("t", "compensate:A"), flows("i t"))
    game = Play(
        start("s") + log("A") + undone_by("A", "uA") + handler + inside + on("x", "b", event)
        + user("w") + flows("s A x", "b w")
    )  # fmt: skip
    assert game.tasks == ["uA"]
    if event == "signal:S":
        game.signal("S")
    elif event == "message:M":
        game.message("M")
    else:
        game.wait(hours=1)
    assert game.tasks == ["w"]


def test_a_handler_that_its_border_stops_lets_the_throw_event_go_on() -> None:
    handler = user("uA", isForCompensation=True) + on("uA", "b", "timeDuration:PT1H")
    inside = log("A") + undone_by("A", "uA") + handler + throw("t", "compensate") + user("w")
    game = Play(start("s") + inside + user("late") + flows("s A t w", "b late"))
    assert game.tasks == ["uA"]
    assert game.wait(hours=1).tasks == ["late", "w"]


def test_a_handler_keeps_its_variables_while_another_throw_event_is_done() -> None:
    line = start("s") + user("a", multi(2)) + undone_by("a", "h")
    line += (
        user("h", isForCompensation=True)
        + both("g")
        + throw("t", "compensate")
        + user("b")
        + throw("v", "compensate")
    )
    game = Play(line + user("w") + user("z") + flows("s a g t w", "g b v z"))
    game.complete("a").complete("a").complete("b")
    assert game.tasks == ["h", "z"]
    assert game.complete("h", x=1).complete("h").tasks == ["w", "z"]


def test_a_join_does_not_look_for_handlers_from_a_sub_process_in_its_own_scope() -> None:
    handler = user("h", isForCompensation=True)
    body = sub("x", start("i"), log("a"), undone_by("a", "h"), handler, flows("i a"))
    line = start("s") + body + both("g") + user("b") + throw("t", "compensate") + some("j")
    game = Play(line + user("w") + flows("s x g b j w", "g t j"))
    assert game.tasks == ["b", "h"]
    assert game.complete("b").tasks == ["h"]
    assert game.complete("h").tasks == ["w"]


def test_nothing_stays_of_what_a_stopped_throw_event_would_have_undone() -> None:
    line = start("i") + log("a", multi(3)) + undone_by("a", "h") + throw("t", "compensate")
    body = sub("x", line, user("h", isForCompensation=True), flows("i a t"))
    game = Play(start("s") + body + on("x", "b", "message:M") + user("z") + flows("s x", "b z"))
    assert game.tasks == ["h"]
    game.message("M")
    assert [frame.number for frame in game.case.state.frames()] == [0]


def test_nothing_stays_of_what_a_called_process_could_have_undone() -> None:
    given = '<camunda:inputOutput><camunda:inputParameter name="k">1</camunda:inputParameter>'
    inside = extension(f"{given}</camunda:inputOutput>")
    called = (
        start("qs") + user("a", inside) + undone_by("a", "h") + user("h", isForCompensation=True)
    )
    models = package(p=start("s") + call("c", "q") + user("z") + flows("s c z"),
                     q=called + flows("qs a"))  # fmt: skip
    game = Play(models).complete("a")
    assert game.tasks == ["z"]
    assert [frame.number for frame in game.case.state.frames()] == [0]


def test_what_was_interrupted_is_not_undone() -> None:
    inside = sub("x", start("i"), undoable("A"), user("u"), flows("i A u"))
    border = on("x", "b", "signal:S") + throw("t", "compensate") + user("w")
    game = Play(start("s") + inside + border + flows("s x", "b t w")).signal("S")
    assert game.tasks == ["w"]
    assert game.log == ["A"]


def test_a_note_beside_a_compensation_event_is_no_handler() -> None:
    note = (
        '<textAnnotation id="note"><text>why</text></textAnnotation>'
        '<association id="as" sourceRef="c_A" targetRef="note"/>'
    )
    assert played(undoable("A") + note, "s A w t") == ["A", "undo A"]
