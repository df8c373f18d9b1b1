"""Which nodes of a graph lie in rings: files that import each other."""

from __future__ import annotations

from collections.abc import Collection, Mapping


def in_rings(edges: Mapping[str, Collection[str]]) -> list[str]:
    """The nodes that reach themselves, in the order of `edges`; each costs one search."""
    return [node for node in edges if node in _reached(edges, node)]


def _reached(edges: Mapping[str, Collection[str]], start: str) -> set[str]:
    found: set[str] = set()
    waiting = list(edges[start])
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting.extend(edges.get(node, ()))
    return found
