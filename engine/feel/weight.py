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


def weight(node: ast.Node) -> int:
    """The number of nodes in the tree."""
    total, waiting = 0, [node]
    while waiting:
        total += 1
        waiting.extend(children(waiting.pop()))  # type: ignore[arg-type]
    return total


def mentions(node: ast.Node, name: str) -> bool:
    """Whether the name stands anywhere in the tree."""
    waiting: list[object] = [node]
    while waiting:
        current = waiting.pop()
        if isinstance(current, ast.Name) and current.name == name:
            return True
        waiting.extend(children(current))
    return False


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
        waiting.extend(children(current))
    return False
