"""The short ways of keeping and reading variables give what the general ones give."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from engine.definitions.model import Models
from engine.feel import compile_feel
from engine.runtime import values
from engine.runtime.environment import PLAIN
from engine.runtime.game import Game
from engine.runtime.records import Frame
from engine.runtime.state import loads
from engine.runtime.variables import Failure, assign_all, evaluate, evaluate_in, kept, put, view
from tests.unit.runtime.playing import NOW

whole = st.integers() | st.sampled_from([-(2**63) - 1, -(2**63), 2**64 - 1, 2**64])
texts = st.text() | st.integers(990, 9000).map(lambda length: "ä" * length)
simple = st.none() | st.booleans() | whole | texts | st.just(Decimal("1.5"))
anything = st.recursive(
    simple, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8
)
assignments = st.lists(st.dictionaries(st.sampled_from("abcd"), anything), max_size=4)


@given(anything, anything)
def test_a_variable_is_kept_as_values_are_and_costs_its_size(before: Any, value: Any) -> None:
    game, frame = Game(Models(), loads(b""), NOW, PLAIN), Frame(0)
    put(game, frame, "a", before)
    game.taken = 0
    put(game, frame, "a", value)
    stored, odd = values.kept(value)
    assert (frame.values, frame.odd) == ({"a": stored}, ["a"] if odd else [])
    assert game.taken == values.size(stored) // 2000


@given(st.dictionaries(st.sampled_from("ab"), anything), assignments, st.booleans())
def test_variables_go_to_the_nearest_scope_that_has_them(
    inside: dict[str, Any], given: list[dict[str, Any]], listened: bool
) -> None:
    game = Game(Models(), loads(b""), NOW, PLAIN)
    if listened:
        game.conditions = {1: None}
    outer, inner = Frame(0), Frame(1, up=0)
    game.frames = {0: outer, 1: inner}
    for name in inside:
        inner.values[name] = None
    expected: dict[int, dict[str, Any]] = {0: {}, 1: dict(inner.values)}
    changed = set()
    for new in given:
        dict(view(game, inner))  # what had to be restored is known now
        assign_all(game, inner, new)
        for name, value in new.items():
            place = expected[1 if name in expected[1] else 0]
            changed.add((name, "update" if name in place else "create"))
            place[name] = value
    for frame, there in ((outer, expected[0]), (inner, expected[1])):
        assert frame.values == {name: kept(value)[0] for name, value in there.items()}
        found = {n: view(game, inner)[n] for n in there if frame is inner or n not in inner.values}
        assert found == {n: there[n] for n in found}
        assert sorted(frame.odd) == sorted(name for name, value in there.items() if kept(value)[1])
    assert game.changed == (changed if listened else set())


TEXTS = [
    "a", "a = b", 'a > 3 and b = "x"', "count(a)", "sum(a) + c", "a.b", "businessKey",
    "if a = null then businessKey else nrOfInstances", "some x in a satisfies x = b",
    "{c: a, d: c}", "count", "a[item > b]", "(function(x) x + a)(b)", "1 + 1",
]  # fmt: skip


@given(
    st.dictionaries(st.sampled_from(["a", "b", "c", "count", "businessKey"]), anything),
    st.sampled_from(TEXTS),
    st.sampled_from([None, "K-1"]),
)
def test_an_expression_sees_the_same_in_a_scope_and_through_its_view(
    there: dict[str, Any], text: str, key: str | None
) -> None:
    game = Game(Models(), loads(b""), NOW, PLAIN)
    root = game.frames[0] = Frame(0, more={"key": key} if key else None)
    for name, value in there.items():
        put(game, root, name, value)
    expression = compile_feel(text)

    def told(evaluated: Callable[[], Any]) -> tuple[Any, int]:
        """The value, or why there is none, and what it cost."""
        game.taken = 0
        try:
            return evaluated(), game.taken
        except Failure as failure:
            return str(failure), game.taken

    direct = told(lambda: evaluate(game, expression, root))
    assert direct == told(lambda: evaluate_in(game, expression, view(game, root)))
