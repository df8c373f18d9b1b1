"""All states that the tokens of one scope can come to, as far as a bound allows.

Tokens do not compete for one another: of several that may move, it is enough to move one and to try
each of its ways (a persistent set). A token on a circle may go round for ever and must not keep the
others from being looked at: where its ways lead to known states alone, another one is moved too.
Moves that end the whole scope are kept for last.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from engine.definitions.lint.graph import components, following
from engine.definitions.model import Kind, Node, Scope
from engine.definitions.soundness.moves import JOINS, Place, beginnings, moves
from engine.runtime.joins import reach

MOST_STATES = 20_000
MOST_TOKENS = 4  # on one place: more is taken for a number that grows without end

State = tuple[tuple[Place, int], ...]  # sorted; the end is ()
Candidate = tuple[str, bool, list[State]]


@dataclass(slots=True)
class Space:
    """What was found; `bounded` is false where the bound was hit, `grows` says on which node."""

    scope: Scope
    states: dict[State, list[State]] = field(default_factory=dict)
    active: set[str] = field(default_factory=set)
    twice: set[str] = field(default_factory=set)
    circles: frozenset[str] = frozenset()
    stuck: list[State] = field(default_factory=list)
    came: dict[State, tuple[State, str]] = field(default_factory=dict)
    bounded: bool = True
    grows: str = ""

    def hopeless(self) -> set[State]:
        """States from which no way leads to an end, those stuck at once left out."""
        before: dict[State, list[State]] = {}
        for state, onward in self.states.items():
            for each in onward:
                before.setdefault(each, []).append(state)
        good = {()} | set(self.stuck)
        waiting: list[State] = list(good)
        while waiting:
            for state in before.get(waiting.pop(), ()):
                if state not in good:
                    good.add(state)
                    waiting.append(state)
        return set(self.states) - good


def explore(scope: Scope, most: int = MOST_STATES) -> Space:
    """The space of a scope from each of its beginnings."""
    space = Space(scope, circles=_circles(scope))
    queue: deque[State] = deque()
    for tokens in beginnings(scope):
        start = add((), tokens)
        if start not in space.states:
            space.states[start] = []
            queue.append(start)
    while queue:
        if len(space.states) > most or space.grows:
            space.bounded = False
            break
        _expand(space, queue.popleft(), queue)
    return space


def _expand(space: Space, state: State, queue: deque[State]) -> None:
    """Adds what follows a state."""
    _note(space, state)
    moved = False
    for name, on_circle, candidates in _candidates(space, state):
        moved = True
        fresh = not on_circle
        for onward in candidates:
            space.states[state].append(onward)
            if onward not in space.states:
                fresh = True
                space.came[onward] = (state, name)
                space.states[onward] = []
                queue.append(onward)
        if fresh:
            break
    if not moved and state:
        space.stuck.append(state)


def _candidates(space: Space, state: State) -> Iterator[Candidate]:
    """For each token that can move, its node, whether that is on a circle, the states it leads to.

    Those off every circle come first, those that end the scope last.
    """
    last: list[Candidate] = []
    round_: list[Candidate] = []
    nodes = space.scope.by_id
    for place, _ in state:
        name, mark = place
        node = nodes[name]
        if mark[:1] == "<":
            continue
        rest = remove(state, place)
        ways = list(moves(node, mark))
        found = [() if way.ends_scope else add(rest, way.to) for way in ways]
        if any(way.ends_scope for way in ways):
            last.append((name, True, found))
        elif name in space.circles:
            round_.append((name, True, found))
        else:
            yield name, False, found
    yield from ((name, name in space.circles, each) for name, each in _joined(space, state))
    yield from round_
    yield from last


def _joined(space: Space, state: State) -> Iterator[tuple[str, list[State]]]:
    """The states after a join has gone on, join by join."""
    held: dict[str, list[Place]] = {}
    for place, _ in state:
        if place[1][:1] == "<":
            held.setdefault(place[0], []).append(place)
    for name, places in held.items():
        node = space.scope.by_id[name]
        full = len(places) == len(node.incoming)
        if full or (node.kind is Kind.INCLUSIVE and not _may_come(space, state, node, places)):
            rest = state
            for place in places:
                rest = remove(rest, place)
            yield name, [add(rest, way.to) for way in moves(node, "")]


def _circles(scope: Scope) -> frozenset[str]:
    """The nodes from which a token can come back to them."""
    parts = components(scope.nodes, {node.id for node in scope.nodes})
    return frozenset(
        node.id for part in parts for node in part if len(part) > 1 or node in following(node)
    )


def _may_come(space: Space, state: State, node: Node, places: list[Place]) -> bool:
    """Whether a token elsewhere may still come to an empty flow of the inclusive join."""
    full = {place[1][1:] for place in places}
    empty = {flow.id for flow in node.incoming} - full
    for (name, _), _count in state:
        if name == node.id:
            continue
        reached = reach(node, space.scope.by_id[name])
        if reached & empty and not reached & full:
            return True
    return False


def _note(space: Space, state: State) -> None:
    """What is active in the state, and what is there twice."""
    for (name, mark), count in state:
        node = space.scope.by_id[name]
        if mark[:1] != "<" or node.kind in JOINS:
            space.active.add(name)
        if count > 1 or sum(n for (other, _), n in state if other == name) > len(node.incoming) > 0:
            space.twice.add(name)
        if count > MOST_TOKENS:
            space.grows = name


def add(state: State, places: Iterable[Place]) -> State:
    """The state with tokens put there."""
    counts = dict(state)
    for place in places:
        counts[place] = counts.get(place, 0) + 1
    return tuple(sorted(counts.items()))


def remove(state: State, place: Place) -> State:
    """The state with one token of the place taken away."""
    counts = dict(state)
    counts[place] -= 1
    if not counts[place]:
        del counts[place]
    return tuple(sorted(counts.items()))
