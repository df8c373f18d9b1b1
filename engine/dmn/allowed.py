"""Types with the values they allow: conversion first, then the tests of the item definitions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from engine.dmn.model import Item
from engine.dmn.run import Run
from engine.dmn.texts import Texts
from engine.feel import UnaryTests
from engine.feel.conversion import convert, resolved
from engine.feel.kinds import kind_of
from engine.feel.types import ContextType, FeelType, FunctionType, ListType, NamedType

Tests = Mapping[str, tuple[UnaryTests | None, UnaryTests | None]]


class TypeSystem:
    """The types of one model, its imports' under `import.type`."""

    def __init__(self, items: Mapping[str, Item]) -> None:
        self.items = items
        self.types = {name: item.type for name, item in items.items()}
        texts = Texts(())
        self.faults = texts.faults
        self._tests: Tests = {
            name: (_tests(item.allowed, texts, item.id), _tests(item.constraint, texts, item.id))
            for name, item in items.items()
        }

    def fitting(self, value: Any, type_: FeelType | None, run: Run) -> Any:
        """The value as the type wants it; None and a warning where it is not one of the type."""
        if type_ is None or value is None:
            return value
        result, fits = convert(value, type_, self.types, run.evaluation)
        if not fits:
            run.evaluation.warn(f"a {kind_of(value)} is not a {type_}")
            return None
        if not self._allows(result, type_, run):
            run.evaluation.warn(f"the value is not among those that {type_} allows")
            return None
        return result

    def resulting(self, type_: FeelType | None) -> FeelType | None:
        """What a function gives of which a model says the type: its result's, or all of it."""
        whole = None if type_ is None else resolved(type_, self.types)
        return whole.result if isinstance(whole, FunctionType) else type_

    def converter(self, type_: FeelType | None) -> Callable[[Any, Run], Any] | None:
        """A function that makes values fit, None where everything does."""
        if type_ is None or str(type_) == "Any":
            return None
        return lambda value, run: self.fitting(value, type_, run)

    def _allows(self, value: Any, type_: FeelType, run: Run) -> bool:
        if value is None:
            return True
        if isinstance(type_, NamedType):
            return self._named_allows(value, type_.name, run)
        if isinstance(type_, ListType) and type(value) is list:
            return all(self._allows(each, type_.item, run) for each in value)
        if isinstance(type_, ContextType) and type(value) is dict:
            return all(self._allows(value.get(name), inner, run) for name, inner in type_.fields)
        return True

    def _named_allows(self, value: Any, name: str, run: Run) -> bool:
        item = self.items.get(name)
        if item is None:
            return True
        each, whole = self._tests[name]
        if each is not None:
            values = value if item.collection and type(value) is list else [value]
            run.evaluation.spend(len(values) * each.cost)
            if not all(each.test(one, {}, run.evaluation) for one in values):
                return False
        if whole is not None:
            run.evaluation.spend(whole.cost)
            if not whole.test(value, {}, run.evaluation):
                return False
        return self._allows(value, item.type, run)


def _tests(text: str, texts: Texts, where: str) -> UnaryTests | None:
    return texts.tests(text, where) if text else None
