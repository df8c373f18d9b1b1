"""Random structured models against a slow token game that is obviously right (`token_game.py`).

A model is a tree of blocks; one writer makes BPMN of it. After each step (a task completed, a
signal sent, an hour gone) both must offer the same tasks, and at the end nothing may be left.
"""

from __future__ import annotations

from collections import Counter
from itertools import count, pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.runtime import commands as c
from tests.properties.state_laws import assert_sound
from tests.properties.token_game import Block, TokenGame
from tests.unit.runtime import drawing as d
from tests.unit.runtime.playing import Play

SIGNAL = st.sampled_from("AB123")  # numbers are timers of so many hours
LEAF = st.one_of(
    st.just(("task",)),
    st.tuples(st.just("catch"), SIGNAL),
    st.just(("stop",)),
    st.just(("fail",)),
)


def _larger(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    some = st.lists(inner, min_size=2, max_size=3)
    handlers = st.lists(st.tuples(SIGNAL, st.booleans(), inner), max_size=2)
    subs = st.tuples(st.just("sub"), inner, handlers, st.one_of(st.just(""), st.none(), inner))
    numbers = st.sampled_from([(1, 1), (2, 1), (2, 2), (3, 2), (3, 3)])
    many = st.builds(
        lambda pair, one_by_one, sub: ("many", *pair, one_by_one, *sub[1:]),
        numbers,
        st.booleans(),
        subs,
    )
    calls = subs.map(lambda sub: ("call", *sub[1:]))
    races = st.lists(st.tuples(SIGNAL, inner), min_size=1, max_size=3)
    hosts = st.one_of(st.just(("task",)), subs, many, calls)
    borders = st.lists(
        st.tuples(SIGNAL, st.booleans(), st.one_of(st.none(), inner)), min_size=1, max_size=2
    )
    return st.one_of(
        st.tuples(st.just("row"), st.lists(inner, min_size=1, max_size=3)),
        st.tuples(st.sampled_from(["exclusive", "parallel", "inclusive"]), some),
        st.tuples(st.just("loop"), inner),
        subs,
        many,
        calls,
        st.tuples(st.just("race"), races),
        st.tuples(st.just("bordered"), hosts, borders),
    )


BLOCK = st.recursive(LEAF, _larger, max_leaves=9)
HANDLERS = st.lists(st.tuples(SIGNAL, st.booleans(), LEAF), max_size=2)


def event(signal: str) -> str:
    return f"timeDuration:PT{signal}H" if signal.isdigit() else f"signal:{signal}"


class Writer:
    """A tree → BPMN and the same tree with ids. Choices are read from the variable `pick`."""

    def __init__(self) -> None:
        self.numbers = count()
        self.flows = count()
        self.guards = 0
        self.called: dict[str, str] = {}  # processes by their ids

    def flow(self, a: str, b: str, condition: str = "") -> str:
        return d.flow(a, b, condition, f"f{next(self.flows)}")

    def write(self, block: Block) -> tuple[str, str, str, Block]:
        """XML, its entry, its exit, the tree with ids."""
        kind, *content = block
        written: tuple[str, str, str, Block] = getattr(self, kind)(next(self.numbers), *content)
        return written

    def task(self, n: int) -> tuple[str, str, str, Block]:
        return d.user(f"t{n}"), f"t{n}", f"t{n}", ("task", f"t{n}")

    def catch(self, n: int, signal: str) -> tuple[str, str, str, Block]:
        return d.catch(f"c{n}", event(signal)), f"c{n}", f"c{n}", ("catch", f"c{n}", signal)

    def stop(self, n: int) -> tuple[str, str, str, Block]:
        return self.ending("stop", n, "terminate")

    def fail(self, n: int) -> tuple[str, str, str, Block]:
        """Only where something catches it: an error that nothing catches is another matter."""
        return self.ending("fail", n, "error:E") if self.guards else self.task(n)

    def ending(self, kind: str, n: int, event: str) -> tuple[str, str, str, Block]:
        xml = d.user(f"t{n}") + d.xor(f"x{n}", default=f"d{n}") + d.end(f"e{n}", event)
        xml += d.element("task", f"y{n}") + d.flow(f"x{n}", f"y{n}", key=f"d{n}")
        xml += self.flow(f"t{n}", f"x{n}") + self.flow(f"x{n}", f"e{n}", "pick = 1")
        return xml, f"t{n}", f"y{n}", (kind, f"t{n}")

    def row(self, n: int, blocks: list[Block]) -> tuple[str, str, str, Block]:
        parts = [self.write(block) for block in blocks]
        xml = "".join(part[0] for part in parts)
        for one, other in pairwise(parts):
            xml += self.flow(one[2], other[1])
        return xml, parts[0][1], parts[-1][2], ("row", [part[3] for part in parts])

    def loop(self, n: int, block: Block) -> tuple[str, str, str, Block]:
        xml, first, last, tree = self.write(block)
        xml += d.xor(f"in{n}") + d.xor(f"out{n}", default=f"b{n}") + d.element("task", f"x{n}")
        xml += self.flow(f"in{n}", first) + self.flow(last, f"out{n}")
        xml += d.flow(f"out{n}", f"in{n}", key=f"b{n}") + self.flow(f"out{n}", f"x{n}", "pick = 0")
        return xml, f"in{n}", f"x{n}", ("loop", tree)

    def split(self, kind: str, n: int, blocks: list[Block]) -> tuple[str, str, str, Block]:
        gate, number = f"{kind}Gateway", len(blocks)
        xml = d.element(gate, f"a{n}") + d.element(gate, f"z{n}")
        trees = []
        for position, block in enumerate(blocks):
            inner, first, last, tree = self.write(block)
            condition = {
                "exclusive": f"modulo(pick, {number}) = {position}",
                "inclusive": f"pick = 0 or modulo(pick, {number}) != {position}",
            }.get(kind, "")
            xml += inner + self.flow(f"a{n}", first, condition) + self.flow(last, f"z{n}")
            trees.append(tree)
        return xml, f"a{n}", f"z{n}", (kind, trees)

    def exclusive(self, n: int, blocks: list[Block]) -> tuple[str, str, str, Block]:
        return self.split("exclusive", n, blocks)

    def parallel(self, n: int, blocks: list[Block]) -> tuple[str, str, str, Block]:
        return self.split("parallel", n, blocks)

    def inclusive(self, n: int, blocks: list[Block]) -> tuple[str, str, str, Block]:
        return self.split("inclusive", n, blocks)

    def sub(self, n: int, body: Block, handlers: Any, guard: Any) -> tuple[str, str, str, Block]:
        return self.inside("", ("sub",), n, body, handlers, guard)

    def call(self, n: int, *content: Any) -> tuple[str, str, str, Block]:
        """The same in a process of its own, which sees what its caller sees."""
        return self.inside(None, ("call",), n, *content)

    def race(self, n: int, ways: list[tuple[str, Block]]) -> tuple[str, str, str, Block]:
        """An event-based gateway; what follows its events merges."""
        xml, made = d.element("eventBasedGateway", f"r{n}") + d.xor(f"x{n}"), []
        for position, (signal, block) in enumerate(ways):
            key = f"v{n}_{position}"
            inner, first, last, tree = self.write(block)
            xml += d.catch(key, event(signal)) + inner + self.flow(f"r{n}", key)
            xml += self.flow(key, first) + self.flow(last, f"x{n}")
            made.append((signal, tree))
        return xml, f"r{n}", f"x{n}", ("race", made)

    def many(
        self, n: int, number: int, enough: int, sequential: bool, *content: Any
    ) -> tuple[str, str, str, Block]:
        condition = f"nrOfCompletedInstances = {enough}"
        repeated = d.multi(
            number,
            f"<completionCondition>{condition}</completionCondition>",
            sequential=sequential,
        )
        return self.inside(repeated, ("many", number, enough, sequential), n, *content)

    def inside(
        self, before: str | None, kind: Block, n: int, body: Block, handlers: Any, guard: Any
    ) -> tuple[str, str, str, Block]:
        """A sub-process, or with None before it a call, and the branch that its error boundary
        event leads to, if it has one."""
        self.guards += guard != ""
        inside, tree, listening = self.scope(body, handlers)
        self.guards -= guard != ""
        xml, last = d.sub(f"s{n}", (before or "") + inside), f"s{n}"
        if before is None:
            self.called[f"q{n}"] = inside
            xml = d.call(f"s{n}", f"q{n}", d.extension('<camunda:in variables="all"/>'))
        if guard != "":
            xml += d.on(f"s{n}", f"g{n}", "error:E") + d.xor(f"m{n}") + self.flow(f"s{n}", f"m{n}")
            last = f"m{n}"
            more, guard = self.branch(f"g{n}", guard, last)
            xml += more
        return xml, f"s{n}", last, (*kind, tree, listening, guard)

    def branch(self, event: str, block: Block | None, to: str) -> tuple[str, Block | None]:
        """What follows a boundary event, up to where it merges (or to its end)."""
        if block is None:
            return (self.flow(event, to) if to else ""), None
        xml, first, last, tree = self.write(block)
        return xml + self.flow(event, first) + (self.flow(last, to) if to else ""), tree

    def bordered(self, n: int, host: Block, borders: Any) -> tuple[str, str, str, Block]:
        xml, first, last, tree = self.write(host)
        xml += d.xor(f"w{n}") + self.flow(last, f"w{n}")
        for position, (signal, stops, block) in enumerate(borders):
            key = f"e{n}_{position}"
            xml += d.on(first, key, event(signal), cancelActivity=stops)
            more, made = self.branch(key, block, f"w{n}" if stops else "")
            xml += more
            tree = ("border", tree, signal, stops, made)
        return xml, first, f"w{n}", tree

    def scope(self, body: Block, handlers: Any) -> tuple[str, Block, list[Any]]:
        """The inside of a process or sub-process, with its start event and its handlers."""
        start = f"start{next(self.numbers)}"
        xml, first, _, tree = self.write(body)
        made = []
        for signal, stops, block in handlers:
            n = next(self.numbers)
            inner, begins, _, inner_tree = self.write(block)
            first_of_it = d.start(f"hs{n}", event(signal), isInterrupting=stops)
            xml += d.esp(f"h{n}", first_of_it + inner + self.flow(f"hs{n}", begins))
            made.append((signal, stops, inner_tree))
        return d.start(start) + xml + self.flow(start, first), tree, made


def see(game: Play, pick: int) -> None:
    """The choice is the same for all, the called processes too."""
    for frame in game.case.state.frames():
        if frame.element and frame.number == frame.instance:
            game.do(c.SetVariables({"pick": pick}, frame.number, local=True))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    BLOCK,
    HANDLERS,
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=25),
    st.integers(0, 5),
)
def test_the_runtime_plays_what_the_slow_game_plays(
    block: Block, handlers: Any, steps: list[tuple[int, int]], first: int
) -> None:
    writer = Writer()
    xml, tree, listening = writer.scope(block, handlers)
    game = Play(d.package(p=xml, **writer.called), pick=first)
    slow = TokenGame(tree, listening, first)
    for what, pick in steps:
        offered = slow.open()
        assert Counter(game.tasks) == offered
        assert game.ended is slow.ended
        if slow.ended:
            break
        if what == 2:
            game.wait(hours=1 + pick % 3)
            slow.advance(1 + pick % 3)
        elif what < 2 or not offered:
            slow.signal("AB"[what % 2], pick)
            see(game, slow.pick)
            game.signal("AB"[what % 2])
        else:
            task = sorted(offered)[what % len(offered)]
            see(game, pick)
            game.complete(task)
            slow.complete(task, pick)
    assert Counter(game.tasks) == slow.open()
    assert game.ended is slow.ended
    assert_sound(game.case)
