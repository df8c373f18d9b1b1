"""Paths: what cannot be reached, what cannot end, what goes round without waiting."""

from __future__ import annotations

from collections.abc import Iterator

from engine.definitions.lint.graph import (
    backwards,
    beginnings,
    components,
    following,
    reached,
)
from engine.definitions.lint.remark import Remark
from engine.definitions.model import Kind, Node, Process, Scope

_WAITS = frozenset(
    (Kind.USER_TASK, Kind.MANUAL_TASK, Kind.RECEIVE_TASK, Kind.CATCH_EVENT, Kind.CALL_ACTIVITY)
)


def unreachable(process: Process) -> Iterator[Remark]:
    """Nodes that no token can reach."""
    for scope in process.scopes.values():
        known = reached(beginnings(scope))
        for node in scope.nodes:
            aside = node.triggered_by_event or node.for_compensation
            host = node.attached_to
            undo = node.handler is not None and host is not None and host.id in known
            if node.id not in known and not aside and not undo:
                yield Remark("unreachable", node.id)


def dead_ends(process: Process) -> Iterator[Remark]:
    """Circles without a way out; something that interrupts from outside is a way out."""
    for scope in process.scopes.values():
        if is_interruptible(scope):
            continue
        before = backwards(scope)
        ends = [node for node in scope.nodes if not following(node)]
        known = reached(ends, lambda node, before=before: before[node.id])  # type: ignore[misc]
        stuck = {node.id for node in scope.nodes} - set(known)
        for part in components(scope.nodes, stuck):
            if len(part) > 1 or part[0] in following(part[0]):
                yield Remark("no-way-out", min(part, key=lambda node: node.index).id)


def is_interruptible(scope: Scope) -> bool:
    """Whether something may end the scope from outside its own paths."""
    inner = any(n.start is not None and n.start.interrupting for n in scope.event_subprocesses)
    outer = scope.node is not None and any(b.interrupting for b in scope.node.boundaries)
    return inner or outer or (scope.ad_hoc is not None)


def loops(process: Process) -> Iterator[Remark]:
    """Loops that may run on without anything that waits."""
    for scope in process.scopes.values():
        inside = {node.id for node in scope.nodes if not _waits(node)}
        for part in components(scope.nodes, inside):
            if len(part) > 1 or part[0] in following(part[0]):
                first = min(part, key=lambda node: node.index)
                yield Remark("loop-without-wait", first.id)


def _waits(node: Node) -> bool:
    if node.kind in _WAITS or node.kind is Kind.EVENT_BASED:
        return True
    if node.child is not None:
        return any(_waits(inner) for inner in node.child.nodes)
    return node.work is not None and node.work.expression is None
