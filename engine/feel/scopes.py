"""Where a name is found: in a slot of the frame, in the filtered item, or in the given scope.

A frame is a list: [scope, evaluation, enclosing frame, slot, slot, …]. Every function body has
its own frame; loops, filters and contexts take slots in the frame of the body they stand in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.feel.kinds import KINDS, foreign

Frame = list[Any]
Closure = Callable[[Frame], Any]

SCOPE, EVALUATION, ENCLOSING, FIRST_SLOT = 0, 1, 2, 3
NATIVE = frozenset(KINDS) - {float}
MISSING = object()


class Unit:
    """The slots of one function body, or of the whole expression."""

    def __init__(self, slots: int = 0) -> None:
        self.slots = slots

    def slot(self) -> int:
        """A new slot's place in the frame."""
        self.slots += 1
        return FIRST_SLOT + self.slots - 1


class Scope:
    """Names of one block; a filter's block has an item whose entries are names too."""

    def __init__(
        self, parent: Scope | None, unit: Unit, names: dict[str, int], item: int | None = None
    ) -> None:
        self.parent = parent
        self.unit = unit
        self.names = names
        self.item = item
        self.read: set[str] = set()
        self.readers: dict[tuple[str, Unit], Closure] = {}


def reader(
    name: str, scope: Scope | None, unit: Unit, fallback: Callable[[str], Closure]
) -> Closure:
    """What reads the name from a frame of `unit`; `fallback` makes what reads the outermost."""
    hops = 0
    current: Unit = unit
    while scope is not None:
        if scope.unit is not current:
            hops, current = hops + 1, scope.unit
        if scope.item is not None:
            known = scope.readers.get((name, unit))
            if known is None:
                outside = _rebased(name, scope, hops, fallback)
                known = item_reader(name, slot_reader(hops, scope.item), outside)
                scope.readers[name, unit] = known
            return known
        if name in scope.names:
            scope.read.add(name)
            return slot_reader(hops, scope.names[name])
        scope = scope.parent
    return fallback(name)


def _rebased(
    name: str, scope: Scope, hops: int, fallback: Callable[[str], Closure]
) -> Closure:
    """The reader of the name outside a filter, from a frame `hops` further in."""
    outer = reader(name, scope.parent, scope.unit, fallback)
    if hops == 0:
        return outer

    def read(frame: Frame) -> Any:
        for _ in range(hops):
            frame = frame[ENCLOSING]
        return outer(frame)

    return read


def slot_reader(hops: int, slot: int) -> Closure:
    """Reads a slot of the frame, or of one of the frames that enclose it."""
    if hops == 0:
        return lambda frame: frame[slot]
    if hops == 1:
        return lambda frame: frame[ENCLOSING][slot]

    def read(frame: Frame) -> Any:
        for _ in range(hops):
            frame = frame[ENCLOSING]
        return frame[slot]

    return read


def item_reader(name: str, item_of: Closure, outside: Closure) -> Closure:
    """Reads the name from the item under test if it has it; `item` is the item itself."""

    def read(frame: Frame) -> Any:
        item = item_of(frame)
        if type(item) is dict and name in item:
            return item[name]
        return item if name == "item" else outside(frame)

    return read


def global_reader(name: str, builtin: Any) -> Closure:
    """Reads a variable of the given scope, else the built-in function of that name."""

    def read(frame: Frame) -> Any:
        try:
            value = frame[SCOPE][name]
        except KeyError:
            if builtin is None:
                frame[EVALUATION].warn(f"there is no variable {name!r}")
            return builtin
        return value if type(value) in NATIVE else foreign(value)

    return read
