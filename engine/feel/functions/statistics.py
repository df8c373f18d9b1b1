"""Functions that make one value of a list of numbers: sum, mean, median, …"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from engine.feel.arithmetic import CONTEXT, Number, add, divide, is_number, multiply
from engine.feel.compare import order
from engine.feel.errors import FeelFailure
from engine.feel.evaluation import Evaluation
from engine.feel.functions.numeric import whole
from engine.feel.functions.registry import builtin
from engine.feel.kinds import foreign, kind_of

DURATIONS = ("years and months duration", "days and time duration")


def numbers(items: list[Any]) -> list[Number]:
    """The items, all of them numbers. Raises FeelFailure."""
    known = [item if type(item) is int else foreign(item) for item in items]
    if not all(is_number(item) for item in known):
        raise FeelFailure("the list holds more than numbers")
    return known


def summands(items: list[Any]) -> list[Any]:
    """The items, all of them numbers or all durations of one kind. Raises FeelFailure."""
    if items and kind_of(items[0]) in DURATIONS:
        if len({kind_of(item) for item in items}) == 1:
            return items
        raise FeelFailure("the list holds values of several kinds")
    return numbers(items)


def total(items: list[Any], evaluation: Evaluation) -> Any:
    """The sum of at least one item."""
    evaluation.spend(len(items) * 2)
    result, *others = items
    for item in others:
        result = add(result, item, evaluation)
    return result


@builtin("count", "list: list")
def count(evaluation: Evaluation, items: list[Any]) -> int:
    """How many items the list has."""
    return len(items)


@builtin("sum", "*list: list")
def sum_of(evaluation: Evaluation, items: list[Any]) -> Any:
    """The sum of numbers or durations; null of nothing."""
    return total(summands(items), evaluation) if items else None


@builtin("product", "*list: list")
def product(evaluation: Evaluation, items: list[Any]) -> Number | None:
    """The product of numbers; null of nothing."""
    evaluation.spend(len(items) * 2)
    result: Any = 1
    for number in numbers(items):
        result = multiply(result, number, evaluation)
    return result if items else None


@builtin("mean", "*list: list")
def mean(evaluation: Evaluation, items: list[Any]) -> Any:
    """The arithmetic mean of numbers or durations; null of nothing."""
    if not items:
        return None
    return divide(total(summands(items), evaluation), len(items), evaluation)


@builtin("min", "*list: list")
def smallest(evaluation: Evaluation, items: list[Any]) -> Any:
    """The first in order of values that have one; null of nothing."""
    evaluation.spend(len(items) * 4)
    return extreme(items, -1)


@builtin("max", "*list: list")
def largest(evaluation: Evaluation, items: list[Any]) -> Any:
    """The last in order of values that have one; null of nothing."""
    evaluation.spend(len(items) * 4)
    return extreme(items, 1)


def extreme(items: list[Any], sign: int) -> Any:
    """The item that no other passes in the direction of the sign."""
    if not items:
        return None
    best, *others = items
    if order(best, best) is None:
        raise FeelFailure("the values have no order")
    for item in others:
        way = order(item, best)
        if way is None:
            raise FeelFailure("the values have no common order")
        if way == sign:
            best = item
    return best


@builtin("median", "*list: list")
def median(evaluation: Evaluation, items: list[Any]) -> Number | None:
    """The middle number, or the mean of the two in the middle; null of nothing."""
    evaluation.spend(len(items) * 2)
    ordered = sorted(numbers(items))
    if not ordered:
        return None
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    both = add(ordered[middle - 1], ordered[middle], evaluation)
    result: Number = divide(both, 2, evaluation)
    return result


@builtin("mode", "*list: list")
def mode(evaluation: Evaluation, items: list[Any]) -> list[Number]:
    """The most frequent numbers, in order; none of nothing."""
    evaluation.spend(len(items) * 2)
    counts: dict[Number, int] = {}
    for number in numbers(items):
        counts[number] = counts.get(number, 0) + 1
    highest = max(counts.values(), default=0)
    return sorted(number for number, times in counts.items() if times == highest)


@builtin("stddev", "*list: list")
def standard_deviation(evaluation: Evaluation, items: list[Any]) -> Number:
    """The standard deviation of a sample of at least two numbers."""
    evaluation.spend(len(items) * 4)
    sample = [Decimal(number) for number in numbers(items)]
    if len(sample) < 2:
        raise FeelFailure("a deviation needs at least two numbers")
    middle = CONTEXT.divide(total(sample, evaluation), Decimal(len(sample)))
    squares = [CONTEXT.power(CONTEXT.subtract(each, middle), 2) for each in sample]
    return whole(
        CONTEXT.sqrt(CONTEXT.divide(total(squares, evaluation), Decimal(len(sample) - 1)))
    )
