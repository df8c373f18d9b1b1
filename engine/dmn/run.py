"""One evaluation of decisions: its FEEL evaluation, and the record of which rules held."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.dmn.model import Table
from engine.feel.evaluation import Evaluation


@dataclass(frozen=True, slots=True)
class MatchedRule:
    """A rule whose tests all held, and what its outputs gave."""

    number: int
    id: str
    outputs: Mapping[str, Any]
    note: str = ""
    annotations: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableTrace:
    """A table's evaluation: values that went in by column, rules that held, and the result."""

    table: str
    decision: str
    hit_policy: str
    inputs: tuple[tuple[str, Any], ...]
    matched: tuple[MatchedRule, ...]
    rows: tuple[Mapping[str, Any], ...]
    source: Table


@dataclass(slots=True)
class Run:
    """What the closures of one evaluation share; `found` are decisions with their values."""

    evaluation: Evaluation
    traces: list[TableTrace] = field(default_factory=list)
    found: list[tuple[tuple[str, str], Any]] = field(default_factory=list)
    decision: str = ""


Scope = dict[str, Any]
Closure = Callable[[Scope, Run], Any]
