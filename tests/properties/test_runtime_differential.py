"""Random structured models against a slow token game that is obviously right.

A model is a tree of blocks: task, row, exclusive, parallel, inclusive, loop, sub-process. The
slow interpreter keeps the tree's open positions and takes one choice after the other; the
runtime must offer the same tasks after each.
"""

from __future__ import annotations

from collections import Counter
from itertools import count, pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.runtime import commands as c
from tests.unit.runtime.playing import Play

Block = tuple[Any, ...]

LEAF = st.just(("task",))
BLOCK = st.recursive(
    LEAF,
    lambda inner: st.one_of(
        st.tuples(st.just("row"), st.lists(inner, min_size=1, max_size=3)),
        st.tuples(
            st.sampled_from(["exclusive", "parallel", "inclusive"]),
            st.lists(inner, min_size=2, max_size=3),
        ),
        st.tuples(st.just("loop"), inner),
        st.tuples(st.just("sub"), inner),
    ),
    max_leaves=8,
)


class Writer:
    """A tree → BPMN; `tree` is the same with ids. Choices are read from the variable `pick`."""

    def __init__(self) -> None:
        self.numbers = count()
        self.flows = count()

    def flow(self, a: str, b: str, condition: str = "") -> str:
        inside = f"<conditionExpression>{condition}</conditionExpression>" if condition else ""
        name = f"f{next(self.flows)}"
        return f'<sequenceFlow id="{name}" sourceRef="{a}" targetRef="{b}">{inside}</sequenceFlow>'

    def write(self, block: Block) -> tuple[str, str, str, Block]:
        """XML, its entry, its exit, the tree with ids."""
        n, kind = next(self.numbers), block[0]
        if kind == "task":
            return f'<userTask id="t{n}"/>', f"t{n}", f"t{n}", ("task", f"t{n}")
        if kind == "row":
            return self.row(block[1])
        if kind == "sub":
            xml, tree = self.scope(block[1])
            return f'<subProcess id="s{n}">{xml}</subProcess>', f"s{n}", f"s{n}", ("sub", tree)
        if kind == "loop":
            xml, first, last, tree = self.write(block[1])
            xml += f'<exclusiveGateway id="in{n}"/><exclusiveGateway id="out{n}" default="b{n}"/>'
            xml += f'<task id="x{n}"/>' + self.flow(f"in{n}", first) + self.flow(last, f"out{n}")
            xml += f'<sequenceFlow id="b{n}" sourceRef="out{n}" targetRef="in{n}"/>'
            xml += self.flow(f"out{n}", f"x{n}", "pick = 0")
            return xml, f"in{n}", f"x{n}", ("loop", tree)
        gate = f"{kind}Gateway"
        xml = f'<{gate} id="a{n}"/><{gate} id="z{n}"/>'
        trees = []
        for position, branch in enumerate(block[1]):
            inner, first, last, tree = self.write(branch)
            condition = {"exclusive": f"modulo(pick, {len(block[1])}) = {position}"}.get(kind, "")
            if kind == "inclusive":
                condition = f"pick = 0 or modulo(pick, {len(block[1])}) != {position}"
            xml += inner + self.flow(f"a{n}", first, condition.replace("<", "&lt;"))
            xml += self.flow(last, f"z{n}")
            trees.append(tree)
        return xml, f"a{n}", f"z{n}", (kind, trees)

    def scope(self, block: Block) -> tuple[str, Block]:
        """The inside of a process or sub-process, with its start event."""
        start = f"start{next(self.numbers)}"
        xml, first, _, tree = self.write(block)
        return f'<startEvent id="{start}"/>{xml}{self.flow(start, first)}', tree

    def row(self, blocks: list[Block]) -> tuple[str, str, str, Block]:
        parts = [self.write(block) for block in blocks]
        xml = "".join(part[0] for part in parts)
        for one, other in pairwise(parts):
            xml += self.flow(one[2], other[1])
        return xml, parts[0][1], parts[-1][2], ("row", [part[3] for part in parts])


class Slow:
    """The position in one block: what is open in it, and what follows when it is done."""

    def __init__(self, tree: Block, pick: int) -> None:
        self.tree, self.at, self.done = tree, 0, False
        self.inner: list[Slow] = []
        kind, content = tree
        if kind == "task":
            return
        if kind == "row":
            chosen = [content[0]]
        elif kind == "exclusive":
            chosen = [content[pick % len(content)]]
        elif kind == "inclusive":
            chosen = [b for i, b in enumerate(content) if pick == 0 or pick % len(content) != i]
        elif kind == "parallel":
            chosen = content
        else:
            chosen = [content]
        self.inner = [Slow(branch, pick) for branch in chosen]

    def open(self) -> Counter[str]:
        if self.done:
            return Counter()
        if self.tree[0] == "task":
            return Counter([self.tree[1]])
        return sum((one.open() for one in self.inner), Counter())

    def complete(self, task: str, pick: int) -> bool:
        """True if the task was open here; then everything that follows has happened."""
        kind, content = self.tree
        if self.done or task not in self.open():
            return False
        if kind == "task":
            self.done = True
            return True
        next(one for one in self.inner if one.complete(task, pick))
        if all(one.done for one in self.inner):
            self.at += 1
            if kind == "row" and self.at < len(content):
                self.inner = [Slow(content[self.at], pick)]
            elif kind == "loop" and pick != 0:
                self.inner = [Slow(content, pick)]
            else:
                self.done = True
        return True


@settings(max_examples=80, deadline=None)
@given(BLOCK, st.lists(st.integers(0, 5), min_size=1, max_size=25), st.integers(0, 5))
def test_the_runtime_plays_what_the_slow_game_plays(
    block: Block, picks: list[int], first: int
) -> None:
    xml, tree = Writer().scope(block)
    game, slow = Play(xml, pick=first), Slow(tree, first)
    for pick in picks:
        assert Counter(game.tasks) == slow.open()
        if slow.done:
            break
        task = sorted(slow.open())[pick % len(slow.open())]
        number = min(n for n, t in game.case.tasks.items() if t.element == task)
        game.do(c.CompleteTask(number, {"pick": pick}))
        slow.complete(task, pick)
    assert Counter(game.tasks) == slow.open()
    assert game.case.ended is slow.done
