"""What the spaces of states say about a process: stuck tokens, no end, dead and doubled nodes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.definitions.lint.graph import reached
from engine.definitions.lint.paths import is_interruptible
from engine.definitions.lint.remark import Remark
from engine.definitions.model import Kind, Node, Process, Scope
from engine.definitions.soundness.space import MOST_WORK, Space, State, explore

LONGEST_WAY = 12


@dataclass(slots=True)
class Budget:
    """What may still be spent on the scopes of a package."""

    work: int = MOST_WORK


@dataclass(frozen=True, slots=True)
class Looked:
    """One scope that was looked at: how many states it has, and whether these are all."""

    process: str
    scope: str
    states: int
    decided: bool


def verdicts(process: Process, budget: Budget) -> Iterator[Remark | Looked]:
    """Everything that control flow alone shows, scope by scope."""
    for scope in process.scopes.values():
        if _is_undecidable(scope):
            yield Remark("sound-undecided", scope.id, {"states": 0})
            yield Looked(process.key, scope.id, 0, False)
            continue
        space = explore(scope, work=budget.work)
        budget.work = space.left
        yield Looked(process.key, scope.id, len(space.states), space.bounded)
        yield from _of_space(space)


def _is_undecidable(scope: Scope) -> bool:
    """A join with an activation condition of its own depends on data alone."""
    return any(n.kind is Kind.COMPLEX and n.activation is not None for n in scope.nodes)


def _of_space(space: Space) -> Iterator[Remark]:
    if space.grows:
        yield Remark("sound-grows", space.grows)
    elif not space.bounded:
        yield Remark("sound-undecided", space.scope.id, {"states": len(space.states)})
    yield from _stuck(space)
    for name in sorted(space.twice):
        if name != space.grows and _does_something(space.scope.by_id[name]):
            yield Remark("sound-twice", name)
    if not space.bounded:
        return
    if not space.stuck and not is_interruptible(space.scope):
        hopeless = space.hopeless()
        if hopeless:
            yield Remark("sound-no-end", _first(space, hopeless))
    behind = reached([space.scope.by_id[name] for name in _waiting(space)])
    for node in space.scope.nodes:
        if node.id not in space.active and node.id not in behind and not _stands_aside(node):
            yield Remark("sound-dead", node.id)


def _waiting(space: Space) -> set[str]:
    """The joins at which a token may stay: what lies behind them is dead for that reason."""
    return {name for state in space.stuck for (name, mark), _ in state if mark[:1] == "<"}


def _stuck(space: Space) -> Iterator[Remark]:
    """Each join at which a token may stay for ever, with a way that leads there."""
    told: set[str] = set()
    for state in space.stuck:
        for (name, mark), _ in state:
            if mark[:1] != "<" or name in told:
                continue
            told.add(name)
            node = space.scope.by_id[name]
            waiting = {m[1:] for (n, m), _ in state if n == name}
            missing = [flow.source.id for flow in node.incoming if flow.id not in waiting]
            ended = any(space.scope.by_id[n].kind is Kind.END_EVENT for n in _way(space, state))
            code = "sound-token-left" if ended else "sound-deadlock"
            way = " → ".join(_cut(_way(space, state)))
            values: dict[str, object] = {"missing": ", ".join(missing), "way": way}
            yield Remark(code, name, values)


def _way(space: Space, state: State) -> list[str]:
    """The nodes that were left on the shortest way to the state."""
    way = []
    while state in space.came:
        state, name = space.came[state]
        way.append(name)
    return way[::-1]


def _cut(way: list[str]) -> list[str]:
    return way if len(way) <= LONGEST_WAY else ["…", *way[-LONGEST_WAY:]]


def _first(space: Space, states: set[State]) -> str:
    """The first node of the model that is active in one of the states."""
    names = {name for state in states for (name, _), _ in state}
    return min(names, key=lambda name: space.scope.by_id[name].index)


def _does_something(node: Node) -> bool:
    """Whether it matters that the node is passed twice."""
    return node.kind is not Kind.END_EVENT


def _stands_aside(node: Node) -> bool:
    undo = node.handler is not None or any(e.trigger == "compensate" for e in node.events)
    return node.triggered_by_event or node.for_compensation or undo
