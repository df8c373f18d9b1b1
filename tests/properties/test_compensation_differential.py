"""What is undone and in which order, against a few lines that undo a tree of what was done.

Everything runs by itself, one thing after the other, and logs its id. A block is a tuple: ("act",
can it be undone), ("row", [blocks]), ("sub", body, how it is undone: "inside", "handler" or
"event"), ("many", number, body), ("failed", body): an error at its end stops it, ("throw", how
many undoable activities before it in its scope to name, or None for all).
"""

from __future__ import annotations

from itertools import count, pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.properties.state_laws import assert_sound
from tests.unit.runtime import drawing as d
from tests.unit.runtime.playing import Play

Block = tuple[Any, ...]

BLOCK = st.recursive(
    st.one_of(
        st.tuples(st.just("act"), st.booleans()),
        st.tuples(st.just("throw"), st.one_of(st.none(), st.integers(0, 3))),
    ),
    lambda inner: st.one_of(
        st.tuples(st.just("row"), st.lists(inner, min_size=1, max_size=4)),
        st.tuples(st.just("sub"), inner, st.sampled_from(["inside", "handler", "event"])),
        st.tuples(st.just("many"), st.integers(1, 3), inner),
        st.tuples(st.just("failed"), inner),
    ),
    max_leaves=12,
)


class Scope:
    """What was done in it, in order, each as a function that undoes it."""

    def __init__(self) -> None:
        self.done: list[tuple[str, Any]] = []

    def undo(self, log: list[str], only: str | None = None) -> None:
        taken = [each for each in self.done if only in (None, each[0])]
        self.done = [each for each in self.done if each not in taken]
        for _, undo in reversed(taken):
            undo(log)


class Writer:
    """Writes a block and, at once, does it the slow way."""

    def __init__(self) -> None:
        self.numbers = count()
        self.log: list[str] = []

    def write(self, block: Block, scope: Scope, known: list[str]) -> tuple[str, str, str]:
        """XML, entry, exit; `known` are the undoable activities of the scope so far."""
        kind, *content = block
        found: tuple[str, str, str] = getattr(self, f"_{kind}")(
            next(self.numbers), scope, known, *content
        )
        return found

    def _undoable(self, key: str) -> str:
        return d.undone_by(key, f"u{key}") + d.log(f"u{key}", isForCompensation=True)

    def _act(self, n: int, scope: Scope, known: list[str], undoable: bool) -> tuple[str, str, str]:
        key = f"a{n}"
        self.log.append(key)
        if not undoable:
            return d.log(key), key, key
        known.append(key)
        scope.done.append((key, lambda log: log.append(f"u{key}")))
        return d.log(key) + self._undoable(key), key, key

    def _throw(
        self, n: int, scope: Scope, known: list[str], which: int | None
    ) -> tuple[str, str, str]:
        key = f"t{n}"
        named = known[which % len(known)] if which is not None and known else None
        scope.undo(self.log, named)
        return d.throw(key, f"compensate:{named}" if named else "compensate"), key, key

    def _row(
        self, n: int, scope: Scope, known: list[str], blocks: list[Block]
    ) -> tuple[str, str, str]:
        parts = [self.write(block, scope, known) for block in blocks]
        xml = "".join(part[0] for part in parts)
        xml += "".join(d.flows(f"{a[2]} {b[1]}") for a, b in pairwise(parts))
        return xml, parts[0][1], parts[-1][2]

    def _inside(self, n: int, body: Block, times: int = 1) -> tuple[str, list[Scope], str]:
        """The XML of a sub-process done so many times, each time from the same text."""
        scopes, xml, last = [], "", ""
        for _ in range(times):
            self.numbers = count(1000 * (n + 1))
            scope = Scope()
            inner, first, last = self.write(body, scope, [])
            xml = d.start(f"s{n}") + inner + d.flows(f"s{n} {first}")
            scopes.append(scope)
        return xml, scopes, last

    def _sub(
        self, n: int, scope: Scope, known: list[str], body: Block, how: str
    ) -> tuple[str, str, str]:
        key, before = f"x{n}", self.numbers
        xml, (inside,), _ = self._inside(n, body)
        self.numbers = before
        after = ""
        if how == "handler":
            after = self._undoable(key)
            known.append(key)
            scope.done.append((key, lambda log: log.append(f"u{key}")))
        elif how == "event":
            xml += d.esp(
                f"h{n}",
                d.start(f"hs{n}", "compensate"),
                d.log(f"hl{n}"),
                d.throw(f"ht{n}", "compensate"),
                d.flows(f"hs{n} hl{n} ht{n}"),
            )
            scope.done.append((key, lambda log: (log.append(f"hl{n}"), inside.undo(log))))
        else:
            scope.done.append((key, inside.undo))
        return d.sub(key, xml) + after, key, key

    def _many(
        self, n: int, scope: Scope, known: list[str], number: int, body: Block
    ) -> tuple[str, str, str]:
        key, before = f"x{n}", self.numbers
        xml, insides, _ = self._inside(n, body, number)
        self.numbers = before
        scope.done += [(key, inside.undo) for inside in insides]
        return d.sub(key, d.multi(number, sequential=True) + xml), key, key

    def _failed(self, n: int, scope: Scope, known: list[str], body: Block) -> tuple[str, str, str]:
        key, before = f"x{n}", self.numbers
        xml, _, last = self._inside(n, body)
        self.numbers = before
        xml += d.end(f"e{n}", "error:E") + d.flows(f"{last} e{n}")
        border = d.on(key, f"b{n}", "error:E") + d.element("task", f"k{n}")
        return d.sub(key, xml) + border + d.flows(f"b{n} k{n}"), key, f"k{n}"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(BLOCK, min_size=1, max_size=4))
def test_what_is_undone_and_in_which_order(blocks: list[Block]) -> None:
    writer, scope = Writer(), Scope()
    xml, first, last = writer.write(("row", [*blocks, ("throw", None)]), scope, [])
    game = Play(d.start("begin") + xml + d.user("over") + d.flows(f"begin {first}", f"{last} over"))
    assert game.tasks == ["over"]
    assert not game.incidents
    assert game.log == writer.log
    assert_sound(game.case)
    assert len(game.case.state.frames()) == 1
    game.complete("over")
    assert game.ended
