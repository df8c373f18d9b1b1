"""The types that models see through their imports; imports in rings or without end are refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from engine.dmn.model import Import, Item, Model
from engine.dmn.problems import Problems
from engine.feel.types import (
    ContextType,
    FeelType,
    FunctionType,
    ListType,
    NamedType,
    RangeType,
)
from engine.rings import in_rings

MOST_TYPES = 10_000  # that come through the imports of a package: one type has a name for each way
MOST_DEEP = 50  # models, each imported by the one before


class Imports:
    """The imports of all models of a package, by namespace."""

    def __init__(self, models: Mapping[str, Model]) -> None:
        self.models = models
        self.ring = frozenset(in_rings({ns: _imported(each) for ns, each in models.items()}))
        self.too_many: set[str] = set()
        self._room = MOST_TYPES
        self._items: dict[str, dict[str, Item]] = {}

    def items(self, own: Model, deep: int = 0) -> dict[str, Item]:
        """The model's types and those of its imports under `import.type`, to the bound."""
        known = self._items.get(own.namespace)
        if known is not None:
            return known
        items = dict(own.items)
        if own.namespace not in self.ring:  # refused anyway, and the ways in it grow as factorials
            for imported in own.imports:
                self._add(items, own, imported, deep)
        self._items[own.namespace] = items
        return items

    def _add(self, items: dict[str, Item], own: Model, imported: Import, deep: int) -> None:
        other = self.models.get(imported.namespace)
        if other is None:
            return
        more = self.items(other, deep + 1) if deep < MOST_DEEP else {}
        self._room -= len(more)
        if self._room < 0 or deep >= MOST_DEEP:
            self.too_many.add(own.namespace)
            return
        prefix = f"{imported.name}." if imported.name else ""
        for name, item in more.items():
            renamed = replace(item, name=prefix + name, type=prefixed(item.type, prefix))
            items.setdefault(prefix + name, renamed)

    def check(self, own: Model, problems: Problems) -> None:
        """What refuses the model's imports."""
        for imported in own.imports:
            if imported.namespace not in self.models and "DMN" not in imported.namespace:
                problems.add(own.id, "dmn-import", imported.namespace)
            if own.namespace in self.ring and imported.namespace in self.ring:
                problems.add(own.id, "dmn-import-cycle", self.models[imported.namespace].file)
        if own.namespace in self.too_many:
            problems.add(own.id, "dmn-imports-many", MOST_TYPES)


def _imported(own: Model) -> list[str]:
    return [each.namespace for each in own.imports]


def prefixed(type_: FeelType, prefix: str) -> FeelType:
    """The type with an import's prefix on every name in it."""
    match type_:
        case NamedType(name):
            return NamedType(prefix + name)
        case ListType(item):
            return ListType(prefixed(item, prefix))
        case RangeType(item):
            return RangeType(prefixed(item, prefix))
        case ContextType(fields):
            return ContextType(tuple((name, prefixed(inner, prefix)) for name, inner in fields))
        case FunctionType(parameters, result):
            inner = tuple(prefixed(each, prefix) for each in parameters)
            return FunctionType(inner, prefixed(result, prefix))
    return type_
