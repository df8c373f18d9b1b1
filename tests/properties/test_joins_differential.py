"""Joins in graphs of any shape, against the standard's words (BPMN 2.0.2, 13.4.1 to 13.4.5).

The slow game keeps tokens on flows. An inclusive join is asked only when nothing else can move;
what its tokens wait for is found by walking every path anew. A complex one goes on with the second
token and swallows one of each other flow, unless nothing more can come there. Circles of the
graph go through tasks, so that it always comes to rest.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.properties.state_laws import assert_sound
from tests.unit.runtime import drawing as d
from tests.unit.runtime.playing import Play

KINDS = ["task", "exclusive", "parallel", "inclusive", "parallel", "inclusive", "complex"]
ENOUGH = 2  # tokens before a complex gateway
Flow = tuple[int, int, int]  # from, to, a number of its own


class Graph:
    """Nodes by number; forward flows from any node, backward ones from tasks alone."""

    def __init__(self, kinds: list[str], pairs: list[tuple[int, int]]) -> None:
        self.kinds = ["start", *kinds]
        self.flows: list[Flow] = [(0, 1, 0)]
        for a, b in pairs:
            source, target = 1 + a % len(kinds), 1 + b % len(kinds)
            if target > source or self.kinds[source] == "task":
                self.flows.append((source, target, len(self.flows)))

    def out(self, node: int) -> list[Flow]:
        return [flow for flow in self.flows if flow[0] == node]

    def into(self, node: int) -> list[Flow]:
        return [flow for flow in self.flows if flow[1] == node]

    def chosen(self, node: int, pick: int) -> list[Flow]:
        """An exclusive gateway takes one way, an inclusive one all but perhaps one."""
        out = self.out(node)
        if self.kinds[node] == "exclusive" and out:
            return [out[pick % len(out)]]
        if self.kinds[node] == "inclusive" and len(out) > 1:
            return [flow for i, flow in enumerate(out) if pick % (len(out) + 1) != i]
        return out

    def xml(self) -> str:
        parts = [d.start("n0")]
        for node, kind in enumerate(self.kinds):
            if kind == "task":
                parts.append(d.user(f"n{node}"))
            elif kind != "start" and (self.out(node) or self.into(node)):
                rule = f"<activationCondition>activationCount &gt;= {ENOUGH}</activationCondition>"
                inside = rule if kind == "complex" and len(self.into(node)) > 1 else ""
                parts.append(d.element(f"{kind}Gateway", f"n{node}", inside))
            for position, flow in enumerate(self.out(node)):
                condition = self.condition(node, position)
                parts.append(d.flow(f"n{flow[0]}", f"n{flow[1]}", condition, f"f{flow[2]}"))
        return "".join(parts)

    def condition(self, node: int, position: int) -> str:
        number = len(self.out(node))
        if number > 1 and self.kinds[node] == "exclusive":
            return f"modulo(pick, {number}) = {position}"
        if number > 1 and self.kinds[node] == "inclusive":
            return f"modulo(pick, {number + 1}) != {position}"
        return ""


class Slow:
    def __init__(self, graph: Graph, pick: int) -> None:
        self.graph, self.pick = graph, pick
        self.moving: deque[Flow] = deque(graph.out(0))
        self.held: dict[int, Counter[Flow]] = {}  # tokens before joins, by node
        self.tasks: list[int] = []
        self.joins: list[int] = []  # joins that wait for what may come, the longest first
        self.late: dict[int, set[Flow]] = {}  # what complex gateways swallow yet
        self.run()

    def run(self) -> None:
        while True:
            while self.moving:
                self.arrive(self.moving.popleft())
            join = self.next_join()
            if join is None:
                return
            self.joins.remove(join)
            if self.graph.kinds[join] == "inclusive":
                self.consume(join)
            elif self.late.pop(join, None):
                self.activate(join)  # nothing more comes: ready for a new round

    def arrive(self, flow: Flow) -> None:
        node = flow[1]
        kind, into = self.graph.kinds[node], self.graph.into(node)
        if kind == "task":
            self.tasks.append(node)
        elif kind == "exclusive" or len(into) == 1:
            self.leave(node)
        else:
            self.held.setdefault(node, Counter())[flow] += 1
            if kind == "inclusive":
                self.wait(node)
            elif kind == "complex":
                self.activate(node)
            elif len(self.held[node]) == len(into):
                self.consume(node)

    def wait(self, node: int) -> None:
        self.joins += [] if node in self.joins else [node]

    def consume(self, node: int) -> None:
        """One token of each flow that has one."""
        self.held[node] -= Counter(set(self.held[node]))
        if self.graph.kinds[node] == "inclusive" and self.held[node]:
            self.wait(node)
        self.leave(node)

    def activate(self, node: int) -> None:
        late, held = self.late.get(node, set()), self.held[node]
        for flow in set(held) & late:
            held[flow] -= 1
            late.remove(flow)
        self.held[node] = held = +held
        if late or not held:
            return
        if held.total() >= ENOUGH:
            self.late[node] = set(self.graph.into(node)) - set(held)
            if self.late[node]:
                self.wait(node)
            self.consume(node)
        else:
            self.wait(node)

    def leave(self, node: int) -> None:
        self.moving += self.graph.chosen(node, self.pick)

    def complete(self, node: int, pick: int) -> None:
        self.pick = pick
        self.tasks.remove(node)
        self.leave(node)
        self.run()

    # ---- inclusive joins

    def next_join(self) -> int | None:
        blockers = {join: set(self.blockers(join)) for join in self.joins}
        for join in self.joins:
            if not blockers[join]:
                return join
        circle = [j for j in self.joins if self.graph.kinds[j] == "inclusive"]
        while any(not blockers[join] <= set(circle) for join in circle):
            circle = [join for join in circle if blockers[join] <= set(circle)]
        return circle[0] if circle else None

    def blockers(self, join: int) -> Iterator[int]:
        """Nodes with tokens that can still come to an empty flow, and to no full one."""
        full = {flow for flow, number in self.held[join].items() if number}
        if self.graph.kinds[join] == "complex":
            full = set()
        places = {*self.tasks, *(n for n in self.held if n != join and +self.held[n])}
        for place in places:
            reached = self.reached(place, join)
            if self.late.get(join):
                reached &= self.late[join]
            if reached - full and not reached & full:
                yield place

    def reached(self, place: int, join: int) -> set[Flow]:
        """The incoming flows of the join that paths from there end with, not through it."""
        found, seen, todo = set(), {place}, [place]
        while todo:
            for flow in self.graph.out(todo.pop()):
                if flow[1] == join:
                    found.add(flow)
                elif flow[1] not in seen:
                    seen.add(flow[1])
                    todo.append(flow[1])
        return found


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sampled_from(KINDS), min_size=4, max_size=9),
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), min_size=8, max_size=20),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 5)), min_size=4, max_size=15),
    st.integers(0, 5),
)
def test_joins_in_any_graph_go_on_when_the_standard_says_so(
    kinds: list[str], pairs: list[tuple[int, int]], steps: list[tuple[int, int]], first: int
) -> None:
    graph = Graph(kinds, pairs)
    game, slow = Play(graph.xml(), pick=first), Slow(graph, first)
    for which, pick in steps:
        assert Counter(game.tasks) == Counter(f"n{task}" for task in slow.tasks)
        if not slow.tasks or len(slow.tasks) > 50:
            break
        task = sorted(slow.tasks)[which % len(slow.tasks)]
        game.complete(f"n{task}", pick=pick)
        slow.complete(task, pick)
    assert Counter(game.tasks) == Counter(f"n{task}" for task in slow.tasks)
    assert_sound(game.case)
