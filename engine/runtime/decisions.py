"""What the runtime asks of a decision engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol


class Decided(Protocol):
    """The outcome of one evaluation.

    `value`: the decision's FEEL value. `rows`: one mapping of output name → value for each
    result row (after the hit policy); a literal expression gives one row of one entry.
    `matched`: ids or numbers of the rules that matched; `cost`: steps of FEEL that it took
    (`engine.feel.evaluation`); `record`: how it came about as plain
    JSON (`engine.dmn.record`), for the records.
    """

    @property
    def value(self) -> Any: ...

    @property
    def rows(self) -> Sequence[Mapping[str, Any]]: ...

    @property
    def matched(self) -> Sequence[Any]: ...

    @property
    def cost(self) -> int: ...

    @property
    def record(self) -> Callable[[], Mapping[str, Any]]: ...


class DecisionEvaluator(Protocol):
    """Evaluates a decision by its id; raises `engine.errors.EngineError` if it cannot."""

    def evaluate(
        self,
        decision: str,
        variables: Mapping[str, Any],
        now: datetime | None = None,
        version: int | None = None,
        version_tag: str | None = None,
        deployment: str | None = None,
    ) -> Decided: ...


def mapped(decided: Decided, how: str) -> Any:
    """The result as `camunda:mapDecisionResult` asks: singleEntry, singleResult,
    collectEntries, resultList; else the value itself. Raises ValueError if it does not fit."""
    rows = list(decided.rows)
    if how == "resultList":
        return [dict(row) for row in rows]
    if how == "collectEntries":
        return [_entry(row) for row in rows]
    if how in ("singleEntry", "singleResult"):
        if len(rows) > 1:
            raise ValueError(f"{how}, but {len(rows)} rules gave a result")
        if not rows:
            return None
        return _entry(rows[0]) if how == "singleEntry" else dict(rows[0])
    return decided.value


def _entry(row: Mapping[str, Any]) -> Any:
    if len(row) != 1:
        raise ValueError(f"a single entry is asked for, but the result has {len(row)}")
    return next(iter(row.values()))
