"""The short ways of keeping variables give what the general ones give."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from engine.definitions.model import Models
from engine.runtime import values
from engine.runtime.environment import PLAIN
from engine.runtime.game import Game
from engine.runtime.records import Frame
from engine.runtime.state import loads
from engine.runtime.variables import assign_all, kept, view
from tests.unit.runtime.playing import NOW

whole = st.integers() | st.sampled_from([-(2**63) - 1, -(2**63), 2**64 - 1, 2**64])
texts = st.text() | st.integers(990, 9000).map(lambda length: "ä" * length)
simple = st.none() | st.booleans() | whole | texts | st.just(Decimal("1.5"))
anything = st.recursive(
    simple, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8
)
assignments = st.lists(st.dictionaries(st.sampled_from("abcd"), anything), max_size=4)


@given(anything)
def test_what_is_small_is_kept_as_it_is_and_costs_nothing(value: Any) -> None:
    if values.is_small(value):
        assert values.kept(value) == (value, False)
        assert values.size(value) < 1000


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
