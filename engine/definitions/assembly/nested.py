"""Mappings of Camunda 8 into a part of a variable: `target="order.customer.name"`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine.definitions.model import Assignment, Expression

Part = tuple[tuple[str, ...], Expression]  # keys inside the variable, none for all of it


@dataclass(frozen=True, slots=True)
class Parts:
    """The variable `name` with these parts set, one after the other.

    `anew`: as input mappings do, which begin with nothing; output mappings keep the parts that
    they do not name.
    """

    name: str
    parts: tuple[Part, ...]
    anew: bool

    @property
    def text(self) -> str:
        return ", ".join(f"{'.'.join((self.name, *k))}: {x.text}" for k, x in self.parts)

    @property
    def free_names(self) -> frozenset[str]:
        return frozenset().union(*(source.free_names for _, source in self.parts))

    def evaluate(self, scope: Mapping[str, Any], now: datetime | None = None) -> Any:
        whole = None if self.anew else scope.get(self.name)
        for keys, source in self.parts:
            whole = _with(whole, keys, source.evaluate(scope, now))
        return whole


def _with(whole: Any, keys: tuple[str, ...], value: Any) -> Any:
    """What is no context where a part of it is set becomes one."""
    if not keys:
        return value
    inside = whole if isinstance(whole, dict) else {}
    return {**inside, keys[0]: _with(inside.get(keys[0]), keys[1:], value)}


def joined(assignments: Iterable[Assignment], anew: bool) -> list[Assignment]:
    """Mappings with dots in their targets, one for each variable, where its first one stands."""
    parts: dict[str, list[Part]] = {}
    for item in assignments:
        name, *keys = item.target.split(".")
        parts.setdefault(name, []).append((tuple(keys), item.source))
    return [
        Assignment(name, found[0][1] if _is_whole(found) else Parts(name, tuple(found), anew))
        for name, found in parts.items()
    ]


def _is_whole(found: list[Part]) -> bool:
    return len(found) == 1 and not found[0][0]
