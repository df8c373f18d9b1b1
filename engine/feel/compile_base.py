"""What every part of the compiler shares: the blocks around a node, and reading names."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from engine.feel import ast
from engine.feel.scopes import Closure, Scope, Unit, global_reader, reader
from engine.feel.weight import weight


class CompilerBase(ABC):
    """Keeps the innermost unit and scope, and collects the names read from outside."""

    def __init__(self, builtins: dict[str, Any], given: tuple[str, ...] = ()) -> None:
        self.builtins = builtins
        self.free: set[str] = set()
        self.unit = Unit()
        self._weights: dict[int, int] = {}  # by id: the tree is kept by whoever compiles it
        self.scope: Scope | None = None
        if given:
            self.scope = Scope(None, self.unit, {name: self.unit.slot() for name in given})

    @abstractmethod
    def compile(self, node: ast.Node) -> Closure:
        """The closure that evaluates the node."""

    def read(self, name: str) -> Closure:
        """The closure that reads a name."""
        return reader(name, self.scope, self.unit, self._read_outside)

    def _read_outside(self, name: str) -> Closure:
        builtin = self.builtins.get(name)
        if builtin is None:
            self.free.add(name)
        return global_reader(name, builtin)

    def is_outside(self, name: str) -> bool:
        """Whether no block around the node defines the name or could."""
        scope = self.scope
        while scope is not None:
            if scope.item is not None or name in scope.names:
                return False
            scope = scope.parent
        return True

    @contextmanager
    def block(self, item: int | None = None) -> Iterator[Scope]:
        """A block without names yet, a filter's with its item; closed at the end."""
        outside = self.scope
        self.scope = Scope(outside, self.unit, {}, item)
        try:
            yield self.scope
        finally:
            self.scope = outside

    @contextmanager
    def body(self, names: tuple[str, ...]) -> Iterator[Unit]:
        """A function body with its own slots, the first ones for the parameters."""
        outside_unit, outside = self.unit, self.scope
        self.unit = Unit()
        slots = {name: self.unit.slot() for name in names}
        self.scope = Scope(outside, self.unit, slots)
        try:
            yield self.unit
        finally:
            self.unit, self.scope = outside_unit, outside

    def cost(self, node: ast.Node) -> int:
        """The steps that one evaluation of the node takes, loops in it counted apart.

        Asked after what is inside was compiled, it looks at each part of a tree only once.
        """
        found = self._weights[id(node)] = weight(node, self._weights)
        return found
