"""Ways through one scope: flows, boundary events, links; iteratively, however long they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from engine.definitions.model import Kind, Node, Scope, Trigger


def following(node: Node) -> list[Node]:
    """Nodes that a token may reach next from here."""
    found = [flow.target for flow in node.outgoing]
    found += [boundary for boundary in node.boundaries if boundary.handler is None]
    if node.kind is Kind.THROW_EVENT:
        links = [event.name for event in node.events if event.trigger is Trigger.LINK]
        found += [node.scope.links[name] for name in links if name in node.scope.links]
    return found


def reached(
    starts: Iterable[Node], onward: Callable[[Node], Iterable[Node]] = following
) -> dict[str, Node]:
    """Everything that can be reached, the starts included, by id."""
    found = {node.id: node for node in starts}
    waiting = list(found.values())
    while waiting:
        for node in onward(waiting.pop()):
            if node.id not in found:
                found[node.id] = node
                waiting.append(node)
    return found


def beginnings(scope: Scope) -> list[Node]:
    """Where tokens of a scope can begin: starts, what is instantiating, what stands alone."""
    found = list(scope.starts)
    found += [n for n in scope.nodes if n.kind is Kind.START_EVENT or n.instantiate]
    if scope.ad_hoc is not None:
        found += [n for n in scope.nodes if not n.incoming and n.kind is not Kind.BOUNDARY_EVENT]
    return found


def backwards(scope: Scope) -> dict[str, list[Node]]:
    """For each node of the scope, the nodes right before it."""
    found: dict[str, list[Node]] = {node.id: [] for node in scope.nodes}
    for node in scope.nodes:
        for after in following(node):
            found[after.id].append(node)
    return found


def components(nodes: Iterable[Node], inside: set[str]) -> list[list[Node]]:
    """Strongly connected parts of the graph of the nodes in `inside` (Tarjan, iteratively)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[Node] = []
    on_stack: set[str] = set()
    found: list[list[Node]] = []
    for root in nodes:
        if root.id in index or root.id not in inside:
            continue
        work = [(root, iter(_within(root, inside)))]
        index[root.id] = low[root.id] = len(index)
        stack.append(root)
        on_stack.add(root.id)
        while work:
            node, rest = work[-1]
            onward = next(rest, None)
            if onward is not None:
                if onward.id not in index:
                    index[onward.id] = low[onward.id] = len(index)
                    stack.append(onward)
                    on_stack.add(onward.id)
                    work.append((onward, iter(_within(onward, inside))))
                elif onward.id in on_stack:
                    low[node.id] = min(low[node.id], index[onward.id])
                continue
            work.pop()
            if work:
                low[work[-1][0].id] = min(low[work[-1][0].id], low[node.id])
            if low[node.id] == index[node.id]:
                found.append(_popped(node, stack, on_stack))
    return found


def _within(node: Node, inside: set[str]) -> list[Node]:
    return [after for after in following(node) if after.id in inside]


def _popped(node: Node, stack: list[Node], on_stack: set[str]) -> list[Node]:
    part = []
    while True:
        last = stack.pop()
        on_stack.discard(last.id)
        part.append(last)
        if last is node:
            return part
