"""Equality and order of FEEL values (DMN 1.5, 10.3.2.13); None where there is no answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from engine.feel.evaluation import Evaluation
from engine.feel.kinds import foreign, kind_of
from engine.feel.temporal import WideDate, WideDateTime, WideTime, instant, zone_of
from engine.feel.values import NANOS, DayTimeDuration, Range, YearMonthDuration

TEMPORAL = (date, datetime, time, WideDate, WideTime, WideDateTime)
ORDERED = frozenset(
    (int, Decimal, str, YearMonthDuration, DayTimeDuration, date, datetime, time, WideDate,
     WideTime, WideDateTime)
)


def equals(left: Any, right: Any, evaluation: Evaluation) -> bool | None:
    """Whether two values are equal; None (and a warning) for values of different kinds."""
    if left is None or right is None:
        return left is None and right is None
    kind = kind_of(left)
    if kind != kind_of(right) or not kind:
        if not (kind and kind_of(right)):
            known = foreign(left), foreign(right)
            return None if None in known else equals(*known, evaluation)
        evaluation.warn(f"a {kind} cannot be equal to a {kind_of(right)}")
        return None
    if kind == "list":
        return _equal_lists(left, right, evaluation)
    if kind == "context":
        return _equal_contexts(left, right, evaluation)
    if kind == "range":
        evaluation.spend(4)
        return _equal_ranges(left, right, evaluation)
    if isinstance(left, TEMPORAL):
        evaluation.spend(4)
        return _moment(left) == _moment(right)
    if kind == "string":
        evaluation.spend(len(left) >> 8)
    if kind == "function":
        return left is right
    if kind == "number":
        return bool(foreign(left) == foreign(right))
    return bool(left == right)


def _moment(value: Any) -> tuple[bool, int]:
    """What a temporal value is compared by: whole seconds, of the instant or the wall clock."""
    return zone_of(value) is None, instant(value) // NANOS


def _equal_lists(left: list[Any], right: list[Any], evaluation: Evaluation) -> bool:
    if len(left) != len(right):
        return False
    evaluation.spend(len(left) * 3)
    return all(
        equals(a, b, evaluation) is True for a, b in zip(left, right, strict=True)
    )


def _equal_contexts(
    left: dict[str, Any], right: dict[str, Any], evaluation: Evaluation
) -> bool:
    if left.keys() != right.keys():
        return False
    evaluation.spend(len(left) * 3)
    return all(equals(value, right[key], evaluation) is True for key, value in left.items())


def _equal_ranges(left: Range, right: Range, evaluation: Evaluation) -> bool:
    return (
        left.operator == right.operator
        and left.start_included == right.start_included
        and left.end_included == right.end_included
        and equals(left.start, right.start, evaluation) is True
        and equals(left.end, right.end, evaluation) is True
    )


def order(left: Any, right: Any) -> int | None:
    """-1, 0 or 1 as `left` is before, at or after `right`; None if they have no order."""
    if type(left) not in ORDERED or type(right) not in ORDERED:
        left, right = foreign(left), foreign(right)
        if type(left) not in ORDERED or type(right) not in ORDERED:
            return None
    if isinstance(left, TEMPORAL):
        return _order_of_moments(left, right)
    if kind_of(left) != kind_of(right):
        return None
    return bool(left > right) - bool(left < right)


def _order_of_moments(left: Any, right: Any) -> int | None:
    """Order of two temporal values; a day stands at its midnight, in UTC or where the other is."""
    kinds = {kind_of(left), kind_of(right)}
    if kinds not in ({"date"}, {"time"}, {"date and time"}, {"date", "date and time"}):
        return None
    if len(kinds) == 1 and (zone_of(left) is None) != (zone_of(right) is None):
        return None
    a, b = instant(left) // NANOS, instant(right) // NANOS
    return (a > b) - (a < b)


TESTS: dict[str, Callable[[int], bool]] = {
    "<": lambda sign: sign < 0,
    "<=": lambda sign: sign <= 0,
    ">": lambda sign: sign > 0,
    ">=": lambda sign: sign >= 0,
}


def compare(operator: str, left: Any, right: Any, evaluation: Evaluation) -> bool | None:
    """`left operator right` for all six operators; None and a warning without an answer."""
    if operator in ("=", "!="):
        same = equals(left, right, evaluation)
        return same if operator == "=" or same is None else not same
    if type(left) is str:
        evaluation.spend(len(left) >> 8)
    elif isinstance(left, TEMPORAL):
        evaluation.spend(12)
    sign = order(left, right)
    if sign is None:
        evaluation.warn(f"{named(left)} and {named(right)} have no order")
        return None
    return TESTS[operator](sign)


def named(value: Any) -> str:
    """How a warning speaks of a value: "null", "a number"."""
    kind = kind_of(value)
    return "null" if kind in ("", "Null") else f"a {kind}"


def contains(range_: Range, value: Any, evaluation: Evaluation) -> bool | None:
    """Whether a value lies in a range; None where it cannot be compared with its ends."""
    if range_.operator:
        bound = range_.end if range_.start is None else range_.start
        return compare(range_.operator, value, bound, evaluation)
    low = compare(">=" if range_.start_included else ">", value, range_.start, evaluation)
    if low is False:
        return False
    high = compare("<=" if range_.end_included else "<", value, range_.end, evaluation)
    return None if low is None and high is True else high


def belongs(value: Any, test: Any, evaluation: Evaluation) -> bool | None:
    """`value in test`: in a range, among the items of a list or their ranges, or equal."""
    if type(test) is Range and type(value) is not Range:
        return contains(test, value, evaluation)
    if type(test) is list:
        return _among(value, test, evaluation)
    return equals(value, test, evaluation)


def _among(value: Any, tests: list[Any], evaluation: Evaluation) -> bool:
    evaluation.spend(len(tests) * 2)
    for test in tests:
        if type(test) is Range and type(value) is not Range:
            if contains(test, value, evaluation) is True:
                return True
        elif kind_of(test) == kind_of(value) and equals(value, test, evaluation) is True:
            return True
    return type(value) is list and equals(value, tests, evaluation) is True
