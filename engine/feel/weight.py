"""How many steps a tree takes when it is evaluated once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from engine.feel import ast


def children(node: object) -> Iterator[object]:
    """The trees directly below a node."""
    for field in fields(node):  # type: ignore[arg-type]
        value = getattr(node, field.name)
        if isinstance(value, tuple):
            yield from (each for each in value if hasattr(each, "__dataclass_fields__"))
        elif hasattr(value, "__dataclass_fields__"):
            yield value


def descendants(node: ast.Node) -> Iterator[object]:
    """The node and everything below it."""
    waiting: list[object] = [node]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(children(current))


def weight(node: ast.Node, known: dict[int, int] | None = None) -> int:
    """The number of nodes in the tree; `known` has those of trees in it by their `id`."""
    known = {} if known is None else known
    count = 0
    waiting: list[object] = [node]
    while waiting:
        current = waiting.pop()
        found = known.get(id(current))
        count += found or 1
        if found is None:
            waiting.extend(children(current))
    return count


def mentions(node: ast.Node, name: str) -> bool:
    """Whether the name stands anywhere in the tree."""
    return any(isinstance(each, ast.Name) and each.name == name for each in descendants(node))


def escapes(node: ast.Node) -> bool:
    """Whether `partial` stands anywhere but before a number in brackets: `partial[-1]`."""
    waiting: list[object] = [node]
    while waiting:
        current = waiting.pop()
        if isinstance(current, ast.Name) and current.name == "partial":
            return True
        if isinstance(current, ast.Filter) and isinstance(current.condition, ast.Literal):
            if current.base != ast.Name("partial"):
                waiting.append(current.base)
            continue
        if isinstance(current, ast.For):  # its body has a `partial` of its own
            waiting.extend(current.iterators)
            continue
        waiting.extend(children(current))
    return False
