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
from engine.definitions.soundness.moves import Place, beginnings, ends_scope, moves
from engine.runtime.joins import reach

MOST_STATES = 20_000
MOST_WORK = 4_000_000  # tokens looked at in a package: one or two seconds
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
    endings: frozenset[str] = frozenset()
    left: int = MOST_WORK
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


def explore(scope: Scope, most: int = MOST_STATES, work: int = MOST_WORK) -> Space:
    """The space of a scope from each of its beginnings; `work` is what may be spent on it."""
    endings = frozenset(node.id for node in scope.nodes if ends_scope(node))
    space = Space(scope, circles=_circles(scope), endings=endings, left=work)
    queue: deque[State] = deque()
    for tokens in beginnings(scope):
        start = add((), tokens)
        if start not in space.states:
            space.states[start] = []
            queue.append(start)
    while queue:
        if len(space.states) > most or space.left < 0 or space.grows:
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
        if fresh or space.left < 0:
            break
    if not moved and state:
        space.stuck.append(state)


def _candidates(space: Space, state: State) -> Iterator[Candidate]:
    """For each token that can move, its node, whether that is on a circle, the states it leads to.

    Those off every circle come first, those that end the scope last; what is not asked for is not
    worked out.
    """
    free = [place for place, _ in state if place[1][:1] != "<"]
    ending = [place for place in free if place[0] in space.endings]
    circling = [place for place in free if place[0] in space.circles and place not in ending]
    straight = [place for place in free if place not in ending and place not in circling]
    yield from (_moved(space, state, place, False) for place in straight)
    yield from ((name, name in space.circles, each) for name, each in _joined(space, state))
    yield from (_moved(space, state, place, True) for place in (*circling, *ending))


def _moved(space: Space, state: State, place: Place, on_circle: bool) -> Candidate:
    rest = remove(state, place)
    ways = list(moves(space.scope.by_id[place[0]], place[1]))
    space.left -= len(state) * len(ways)
    return place[0], on_circle, [() if way.ends_scope else add(rest, way.to) for way in ways]


def _joined(space: Space, state: State) -> Iterator[tuple[str, list[State]]]:
    """The states after a join has gone on, join by join."""
    held: dict[str, list[Place]] = {}
    for place, _ in state:
        if place[1][:1] == "<":
            held.setdefault(place[0], []).append(place)
    for name, places in held.items():
        node = space.scope.by_id[name]
        space.left -= len(state)
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
    counts: dict[str, int] = {}
    for (name, _), count in state:
        counts[name] = counts.get(name, 0) + count
        if count > 1:
            space.twice.add(name)
        if count > MOST_TOKENS:
            space.grows = name
    space.active.update(counts)
    space.left -= len(state)
    for name, count in counts.items():
        if count > len(space.scope.by_id[name].incoming) > 0:
            space.twice.add(name)


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
