"""What a token on a node may do next, data left aside: every choice is open.

A place is where a token is: on a node, or waiting on one of a join's incoming flows. A move takes
one token from a node and puts tokens on others. Activities may fail or be interrupted where the
model says so; a boundary event that does not interrupt happens at most once while its activity is
open. Event sub-processes are scopes of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from engine.definitions.model import Flow, Kind, Node, Scope, Trigger

MOST_BRANCHES = 6  # of an inclusive choice: beyond, one way alone, all but one, and all
JOINS = frozenset((Kind.PARALLEL, Kind.INCLUSIVE))
ENDS_ALL = frozenset((Trigger.TERMINATE, Trigger.ERROR, Trigger.CANCEL))

Place = tuple[str, str]  # node id; the flow on which it waits at a join, or the boundaries fired


@dataclass(frozen=True, slots=True)
class Move:
    """Tokens to put; `ends_scope`: everything else in the scope is swept away."""

    to: tuple[Place, ...] = ()
    ends_scope: bool = False


def begun(flow: Flow) -> Place:
    """The place of a token that has come along the flow."""
    joins = flow.target.kind in JOINS and len(flow.target.incoming) > 1
    return (flow.target.id, f"<{flow.id}" if joins else "")


def moves(node: Node, fired: str) -> Iterator[Move]:
    """Everything that may become of a token on the node; `fired`: boundary events that happened."""
    kept = set(fired.split(",")) if fired else set()
    for boundary in node.boundaries:
        if boundary.handler is not None or _compensates(boundary):
            continue
        if boundary.interrupting:
            yield Move(((boundary.id, ""),))
        elif boundary.id not in kept:
            names = ",".join(sorted({*kept, boundary.id}))
            yield Move(((node.id, names), (boundary.id, "")))
    yield from done(node)


def done(node: Node) -> Iterator[Move]:
    """What may become of a token that the node lets go."""
    if node.kind is Kind.END_EVENT:
        yield Move(ends_scope=ends_scope(node))
        return
    linked = _link(node)
    if linked is not None:
        yield Move(((linked.id, ""),))
        return
    for flows in choices(node):
        yield Move(tuple(begun(flow) for flow in flows))


def ends_scope(node: Node) -> bool:
    """Whether a token there sweeps its whole scope away."""
    ends = node.kind is Kind.END_EVENT
    return ends and any(event.trigger in ENDS_ALL for event in node.events)


def choices(node: Node) -> Iterator[tuple[Flow, ...]]:
    """The sets of outgoing flows that may be taken together (BPMN 2.0.2, 13.2.1 and 13.4)."""
    flows = tuple(node.outgoing)
    if node.kind in (Kind.EXCLUSIVE, Kind.EVENT_BASED) and len(flows) > 1:
        if node.kind is Kind.EVENT_BASED and node.parallel_gateway:
            yield flows
            return
        yield from ((flow,) for flow in flows)
        return
    free = node.kind is not Kind.PARALLEL and any(flow.condition is not None for flow in flows)
    if not free:
        yield flows
        return
    yield from _subsets(node, flows)


def _subsets(node: Node, flows: tuple[Flow, ...]) -> Iterator[tuple[Flow, ...]]:
    always = tuple(f for f in flows if f.condition is None and f is not node.default)
    open_ones = tuple(f for f in flows if f.condition is not None)
    sizes = range(1, len(open_ones) + 1)
    if len(open_ones) > MOST_BRANCHES:
        sizes = range(1, 2)
        yield (*always, *open_ones)
        yield from ((*always, *(o for o in open_ones if o is not left)) for left in open_ones)
    for size in sizes:
        yield from ((*always, *some) for some in combinations(open_ones, size))
    if node.default is not None:
        yield (*always, node.default)
    elif always:
        yield always


def _compensates(boundary: Node) -> bool:
    return any(event.trigger is Trigger.COMPENSATION for event in boundary.events)


def _link(node: Node) -> Node | None:
    """The catch that a link throw leads to."""
    for event in node.events if node.kind is Kind.THROW_EVENT else ():
        if event.trigger is Trigger.LINK:
            return node.scope.links.get(event.name)
    return None


def beginnings(scope: Scope) -> list[tuple[Place, ...]]:
    """The tokens with which the scope may begin, way by way."""
    if scope.ad_hoc is not None:
        alone = [n for n in scope.nodes if not n.incoming and n.kind is not Kind.BOUNDARY_EVENT]
        return [((node.id, ""),) for node in alone]
    ways = []
    if scope.starts:
        ways.append(tuple((node.id, "") for node in scope.starts))
    for node in scope.nodes:
        starts = node.kind is Kind.START_EVENT or node.instantiate
        if starts and node not in scope.starts:
            ways.append(((node.id, ""),))
    return ways
