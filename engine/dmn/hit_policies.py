"""What becomes of the rules that hold: DMN 1.5, 8.2.11."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.dmn.model import Aggregation, HitPolicy
from engine.feel import compile_feel
from engine.feel.compare import equals
from engine.feel.evaluation import Evaluation

Row = Mapping[str, Any]
_AGGREGATES = {
    Aggregation.SUM: compile_feel("sum(values)"),
    Aggregation.MIN: compile_feel("min(values)"),
    Aggregation.MAX: compile_feel("max(values)"),
}
MULTIPLE = (HitPolicy.COLLECT, HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER)


def chosen(
    policy: HitPolicy,
    rows: Sequence[Row],
    order: Mapping[str, Sequence[Any]],
    evaluation: Evaluation,
) -> list[Row] | None:
    """The rows that count, in their order; None where the policy is broken.

    `order` gives for an output the values from the first to the last in rank.
    """
    match policy:
        case HitPolicy.UNIQUE if len(rows) > 1:
            evaluation.warn("more than one rule holds in a table of hit policy UNIQUE")
            return None
        case HitPolicy.ANY if len(rows) > 1:
            if not all(_same(rows[0], row, evaluation) for row in rows[1:]):
                evaluation.warn("rules of hit policy ANY give different outputs")
                return None
            return [rows[0]]
        case HitPolicy.PRIORITY:
            return _ranked(rows, order, evaluation)[:1]
        case HitPolicy.OUTPUT_ORDER:
            return _ranked(rows, order, evaluation)
    return list(rows)


def _same(one: Row, other: Row, evaluation: Evaluation) -> bool:
    return all(
        (value is None and other[name] is None) or equals(value, other[name], evaluation) is True
        for name, value in one.items()
    )


def _ranked(
    rows: Sequence[Row], order: Mapping[str, Sequence[Any]], evaluation: Evaluation
) -> list[Row]:
    def rank(row: Row) -> tuple[int, ...]:
        return tuple(_place(row[name], values, evaluation) for name, values in order.items())

    return sorted(rows, key=rank)


def _place(value: Any, values: Sequence[Any], evaluation: Evaluation) -> int:
    for place, each in enumerate(values):
        evaluation.spend(2)
        if equals(value, each, evaluation) is True:
            return place
    return len(values)


def aggregated(how: Aggregation, rows: Sequence[Row], evaluation: Evaluation) -> Row | int | None:
    """The rows made one: by column for SUM, MIN and MAX; COUNT is their number."""
    if how is Aggregation.COUNT:
        return len(rows)
    if not rows:
        return None
    expression = _AGGREGATES[how]
    return {
        name: expression.run({"values": [row[name] for row in rows]}, evaluation)
        for name in rows[0]
    }
