"""Texts of a model → compiled expressions; a wrong one becomes a finding on its element."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from typing import Any

from engine.definitions.model import Expression, Literal
from engine.definitions.sheet import Sheet
from engine.definitions.xml import Element
from engine.feel.ast import Call, Name, Path
from engine.feel.errors import FeelSyntaxError
from engine.feel.expressions import Expression as Feel
from engine.feel.expressions import compile_any
from engine.feel.functions import BUILTINS

_JUEL = re.compile(r"[$#]\{")
_BUSINESS_KEY = re.compile(r"^[$#]\{\s*execution\.(?:processB|processInstanceB|b)usinessKey\s*\}$")
# names by which JUEL reaches into Camunda's own engine, and what bpmn-engine reads in its place
_INNARDS = frozenset(
    ["execution", "task", "externalTask", "caseExecution", "connector", "authenticatedUserId"]
)
_ENVIRONMENT = re.compile(r"\b(environment)\.(?:variables|services|output|settings)\b")


@dataclass(frozen=True, slots=True)
class Variable:
    """The value of one variable, whatever its name looks like."""

    text: str

    @property
    def free_names(self) -> frozenset[str]:
        return frozenset((self.text,))

    def evaluate(self, scope: Mapping[str, Any], now: datetime | None = None) -> Any:
        return scope.get(self.text)


@dataclass(frozen=True, slots=True)
class Null:
    """No value: an empty input parameter."""

    text: str = ""

    @property
    def free_names(self) -> frozenset[str]:
        return frozenset()

    def evaluate(self, scope: Mapping[str, Any], now: datetime | None = None) -> Any:
        return None


@dataclass(frozen=True, slots=True)
class ListOf:
    """camunda:list: a list of expressions."""

    items: tuple[Expression, ...]

    @property
    def text(self) -> str:
        return "[" + ", ".join(item.text for item in self.items) + "]"

    @property
    def free_names(self) -> frozenset[str]:
        return frozenset().union(*(item.free_names for item in self.items))

    def evaluate(self, scope: Mapping[str, Any], now: datetime | None = None) -> Any:
        return [item.evaluate(scope, now) for item in self.items]


@dataclass(frozen=True, slots=True)
class MapOf:
    """camunda:map: expressions by key."""

    entries: tuple[tuple[str, Expression], ...]

    @property
    def text(self) -> str:
        return "{" + ", ".join(f"{key}: {value.text}" for key, value in self.entries) + "}"

    @property
    def free_names(self) -> frozenset[str]:
        return frozenset().union(*(value.free_names for _, value in self.entries))

    def evaluate(self, scope: Mapping[str, Any], now: datetime | None = None) -> Any:
        return {key: value.evaluate(scope, now) for key, value in self.entries}


def is_expression(text: str) -> bool:
    """True for a text that says itself that it is computed: `=…`, `${…}`, `#{…}`."""
    return text.lstrip().startswith("=") or bool(_JUEL.search(text))


@dataclass(slots=True)
class Expressions:
    """Compiles the expressions of one file; `what` names the place in messages."""

    sheet: Sheet

    def feel(self, element: Element, text: str | None, what: str) -> Expression | None:
        """A condition, script or collection: FEEL, or JUEL where `${` is written."""
        if text is None or not text.strip():
            return None
        if _BUSINESS_KEY.match(text.strip()):
            return Variable("businessKey")
        try:
            compiled = compile_any(text.strip())
        except (FeelSyntaxError, RecursionError) as error:
            self.sheet.error(element, "expression-syntax", what=what, text=text, detail=error)
            return None
        self._no_java(element, compiled, text, what)
        for name in sorted(_unknown_functions(compiled)):
            self.sheet.error(element, "expression-function", what=what, text=text, name=name)
        return compiled

    def template(self, element: Element, text: str | None, what: str) -> Expression | None:
        """A value that is plain text unless it says that it is computed."""
        if text is None or not text.strip():
            return None
        if is_expression(text):
            return self.feel(element, text, what)
        return Literal(text.strip())

    def variable(self, element: Element, text: str | None, what: str) -> Expression | None:
        """The name of a variable, or an expression that says so."""
        if text is None or not text.strip():
            return None
        if is_expression(text):
            return self.feel(element, text, what)
        return Variable(text.strip())

    def _no_java(self, element: Element, compiled: Expression, text: str, what: str) -> None:
        if not _JUEL.search(text):
            return
        names = (_INNARDS & compiled.free_names) | set(_ENVIRONMENT.findall(text))
        if names:
            self.sheet.error(
                element, "expression-java", what=what, text=text, name=", ".join(sorted(names))
            )


def _unknown_functions(compiled: Feel) -> set[str]:
    """Names that are called but are neither built in nor defined in the text: always null.

    A variable cannot hold a function, so that nothing can ever make such a call work.
    """
    found: set[str] = set()
    todo: list[object] = [compiled.tree]
    while todo:
        node = todo.pop()
        if isinstance(node, tuple):
            todo += node
        elif is_dataclass(node):
            if isinstance(node, Call):
                called = node.function
                while isinstance(called, Path):  # a method of a variable is none either
                    called = called.base
                if isinstance(called, Name):
                    found.add(called.name)
            todo += [getattr(node, part.name) for part in fields(node)]
    return {name for name in found & compiled.free_names if name not in BUILTINS}
