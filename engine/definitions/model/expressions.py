"""Expressions and what they are assigned to: variables, properties, data objects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol


class Expression(Protocol):
    """A compiled expression over variables (FEEL or the JUEL subset)."""

    @property
    def text(self) -> str: ...

    @property
    def free_names(self) -> frozenset[str]: ...

    def evaluate(self, scope: Mapping[str, Any], now: datetime | None = None) -> Any: ...


@dataclass(slots=True, frozen=True)
class Literal:
    """A text that the model means as it stands (`camunda:assignee="kermit"`), as an expression."""

    value: Any

    @property
    def text(self) -> str:
        return str(self.value)

    @property
    def free_names(self) -> frozenset[str]:
        return frozenset()

    def evaluate(self, scope: Mapping[str, Any], now: datetime | None = None) -> Any:
        return self.value


@dataclass(slots=True, eq=False)
class Assignment:
    """`target := source`: an input or output mapping, a data association, a message payload."""

    target: str
    source: Expression


@dataclass(slots=True, eq=False)
class DataItem:
    """A property or data object: a variable that its scope declares; `initial` or null."""

    id: str
    name: str
    is_collection: bool = False
    initial: Expression | None = None
