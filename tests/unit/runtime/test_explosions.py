"""What multiplies stops before it begins: one incident with its reason, and nothing of it done."""

import pytest

from engine.definitions.model import Models
from engine.runtime.environment import Environment
from tests.unit.runtime.drawing import (
    call,
    element,
    esp,
    flow,
    flows,
    log,
    multi,
    on,
    package,
    script,
    start,
    sub,
    throw,
    user,
)
from tests.unit.runtime.playing import Play

LIMITS = Environment(step_limit=20_000, scope_limit=300, throw_limit=200)


def played(models: Models | str, environment: Environment = LIMITS) -> Play:
    """Somebody completes the task `first`; what follows from it explodes."""
    game = Play(models)
    game.world.environment = environment
    return game.complete("first")


def begun(inside: str) -> str:
    return start("s") + user("first") + flow("s", "first") + inside


def deep(levels: int, each: int) -> str:
    """Sub-processes in sub-processes, each of them so many times."""
    inside = user("u", multi(each))
    for level in range(levels):
        inside = sub(f"x{level}", multi(each), inside)
    return inside


ECHO = start("es", "signal:S", isInterrupting=False) + throw("et", "signal:S")
TWICE = start("es", "message:M", isInterrupting=False)
TWICE += throw("a", "message:M") + throw("b", "message:M") + flows("es a", "es b")

EXPLOSIONS = {
    "calls itself twice": begun(call("c", "p") + call("d", "p") + flows("first c", "first d")),
    "calls itself by instances": begun(call("c", "p", multi(2)) + flow("first", "c")),
    "instances in instances": begun(deep(4, 9) + flow("first", "x3")),
    "a message wakes two that throw it": begun(
        throw("t", "message:M") + user("u") + flows("first t u") + esp("e", TWICE)
    ),
    "a signal wakes what throws it": begun(
        throw("t", "signal:S") + user("u") + flows("first t u") + esp("e", ECHO, flow("es", "et"))
    ),
    "signals between instances": begun(
        user("u", multi(30)) + on("u", "b", "signal:S", cancelActivity=False)
        + flows("first u", "first t", "b t") + throw("t", "signal:S")
    ),
    "ever more tasks": begun(
        element("task", "m") + user("u") + flows("first m", "m m") + flow("m", "u")
    ),
}  # fmt: skip
CALLING = ("calls itself twice", "calls itself by instances")


@pytest.mark.parametrize("name", [n for n in EXPLOSIONS if n not in CALLING])
def test_an_explosion_is_one_incident_before_it(name: str) -> None:
    game = played(EXPLOSIONS[name])
    assert [kind for _, kind, _ in game.incidents] == ["limit"]
    assert game.tasks == []
    assert len(game.case.data) < 500
    game.retry()
    assert len(game.incidents) == 1


@pytest.mark.parametrize("name", CALLING)
def test_a_process_that_calls_itself_is_one_incident_before_it(name: str) -> None:
    line = EXPLOSIONS[name].replace('<userTask id="first"></userTask>', element("task", "first"))
    game = Play.waiting(line)
    game.world.environment = LIMITS
    game.case = game.world.start("p")
    ((_, kind, message),) = game.incidents
    assert kind == "limit"
    assert message == "more than 300 sub-processes and called processes at once: p"


def test_nothing_of_an_explosion_has_happened() -> None:
    """Neither what scripts wrote, nor what was thrown before it."""
    line = begun(log("a") + throw("t", "signal:Out") + deep(4, 9) + flows("first a t x3"))
    heard = start("qs", "signal:Out") + user("heard") + flow("qs", "heard")
    game = played(package(p=line, q=heard))
    assert game.log == []
    assert game.tasks == []


def test_after_repair_all_of_it_happens() -> None:
    """Somebody lowers the number that was too high."""
    many = sub("x", multi("${n}"), sub("y", multi("${n}"), user("u")))
    game = Play(begun(many + user("z") + flows("first x z")), n=20)
    game.world.environment = LIMITS
    game.complete("first")
    assert len(game.incidents) == 1
    game.retry(n=2)
    assert game.tasks == ["u"] * 4
    for _ in range(4):
        game.complete("u")
    assert game.tasks == ["z"]


def test_what_is_opened_and_closed_again_does_not_count() -> None:
    """A thousand passes through a sub-process, and what may be undone of it."""
    inside = start("i") + script("n", "n", "n + 1") + flow("i", "n")
    loop = '<standardLoopCharacteristics loopMaximum="1000"/>'
    game = Play(begun(sub("x", loop, inside) + flow("first", "x")), n=0)
    game.world.environment = LIMITS
    game.complete("first")
    assert game.variables["n"] == 1000
    assert game.ended


def test_a_long_way_that_does_not_multiply_goes_on_from_where_it_stopped() -> None:
    inside = start("i") + script("n", "n", "n + 1") + flow("i", "n")
    loop = '<standardLoopCharacteristics loopMaximum="1000"/>'
    game = Play(begun(sub("x", loop, inside) + flow("first", "x")), n=0)
    game.world.environment = Environment(step_limit=2_000)
    game.complete("first")
    done = game.variables["n"]
    assert 200 < done < 1000
    game.retry()
    assert game.variables["n"] > done
