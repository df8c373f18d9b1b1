"""What `for`, `some` and `every` run through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from engine.feel.arithmetic import LIMIT
from engine.feel.errors import FeelBudgetExceeded
from engine.feel.evaluation import Evaluation
from engine.feel.kinds import foreign, kind_of
from engine.feel.temporal import day_from, day_number, day_of, make_date
from engine.feel.values import Range


def values_of(source: Any, evaluation: Evaluation) -> Iterable[Any] | None:
    """The items of a list, the whole numbers or days of a range, or the one value itself."""
    if type(source) is list:
        return source
    source = foreign(source)
    if type(source) is list:
        return source
    if type(source) is Range:
        return _of_range(source, evaluation)
    if source is None:
        evaluation.warn("there is nothing to run through: null")
        return None
    return [source]


def span(start: Any, end: Any, evaluation: Evaluation) -> Iterable[Any] | None:
    """The whole numbers or days from start to end, both included, upwards or downwards."""
    bounds = _bounds(start, end)
    if bounds is None:
        evaluation.warn("only whole numbers and dates can be counted from .. to")
        return None
    first, last, days = bounds
    numbers = range(first, last + 1) if first <= last else range(first, last - 1, -1)
    return _days(numbers, evaluation) if days else numbers


def _bounds(start: Any, end: Any) -> tuple[int, int, bool] | None:
    kinds = kind_of(start), kind_of(end)
    if kinds == ("date", "date"):
        return day_number(*day_of(start)), day_number(*day_of(end)), True
    if kinds == ("number", "number"):
        if max(abs(start), abs(end)) >= LIMIT:
            raise FeelBudgetExceeded("nobody can count so far")
        if start == int(start) and end == int(end):
            return int(start), int(end), False
    return None


def _days(numbers: range, evaluation: Evaluation) -> Iterator[Any]:
    for number in numbers:
        evaluation.spend(8)
        yield make_date(*day_from(number))


def _of_range(source: Range, evaluation: Evaluation) -> Iterable[Any] | None:
    bounds = None if source.operator else _bounds(source.start, source.end)
    if bounds is None or bounds[0] > bounds[1]:
        evaluation.warn("the range cannot be counted through")
        return None
    first, last, days = bounds
    numbers = range(first + (not source.start_included), last + source.end_included)
    return _days(numbers, evaluation) if days else numbers
