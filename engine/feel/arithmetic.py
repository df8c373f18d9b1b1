"""Sums, differences, products, quotients and powers of FEEL values (DMN 1.5, 10.3.2.13)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import (
    ROUND_HALF_EVEN,
    Context,
    Decimal,
    DecimalException,
    DivisionByZero,
    InvalidOperation,
    Overflow,
)
from typing import Any

from engine.feel.compare import named
from engine.feel.errors import FeelFailure
from engine.feel.evaluation import Evaluation
from engine.feel.kinds import foreign, kind_of
from engine.feel.moments import add_days_and_time, add_months, difference
from engine.feel.values import DayTimeDuration, YearMonthDuration

DIGITS = 34
CONTEXT = Context(
    prec=DIGITS,
    rounding=ROUND_HALF_EVEN,
    Emin=-6143,
    Emax=6144,
    traps=[DivisionByZero, InvalidOperation, Overflow],
)
LIMIT: int = 10**DIGITS
MOMENTS = frozenset(("date", "time", "date and time"))
DURATIONS = (YearMonthDuration, DayTimeDuration)
LONGEST_MONTHS = 12 * 999_999_999_999
LONGEST_NANOS = 10**27

Number = int | Decimal


def bounded(value: int) -> Number:
    """The integer, as a decimal rounded to 34 digits if it has more."""
    if -LIMIT < value < LIMIT:
        return value
    return CONTEXT.plus(Decimal(value))


def whole_part(number: int | Decimal) -> int:
    """The number cut to a whole one; what has more than 34 digits is cut to the first too many.

    A decimal of 6144 digits takes a millisecond to become an int, and no position needs it.
    """
    if isinstance(number, Decimal) and number.adjusted() >= DIGITS:
        return -LIMIT if number.is_signed() else LIMIT
    return int(number)


def is_number(value: Any) -> bool:
    """Whether it is an int (not a bool) or a decimal."""
    return type(value) is int or type(value) is Decimal


def calculate(operator: str, left: Any, right: Any, evaluation: Evaluation) -> Any:
    """`left operator right`; None and a warning where it has no value."""
    left, right = foreign(left), foreign(right)
    try:
        if left is None or right is None:
            raise FeelFailure(f"null has no place in {operator}")
        return OPERATIONS[operator](left, right, evaluation)
    except (FeelFailure, ValueError, OverflowError) as failure:
        evaluation.warn(str(failure))
    except DecimalException as failure:
        evaluation.warn(f"{operator} has no result: {type(failure).__name__}")
    return None


def refuse(operator: str, left: Any, right: Any) -> FeelFailure:
    """The failure of an operator that does not know its operands."""
    return FeelFailure(f"{named(left)} {operator} {named(right)} has no meaning")


def add(left: Any, right: Any, evaluation: Evaluation) -> Any:
    """`left + right`."""
    if is_number(left) and is_number(right):
        if type(left) is int and type(right) is int:
            return bounded(left + right)
        return CONTEXT.add(left, right)
    if type(left) is str and type(right) is str:
        evaluation.spend((len(left) + len(right)) >> 4)
        return left + right
    if isinstance(left, DURATIONS) and kind_of(right) in MOMENTS:
        left, right = right, left
    if isinstance(right, DURATIONS):
        evaluation.spend(20)
        return _lengthen(left, right, 1)
    raise refuse("+", left, right)


def subtract(left: Any, right: Any, evaluation: Evaluation) -> Any:
    """`left - right`."""
    if is_number(left) and is_number(right):
        if type(left) is int and type(right) is int:
            return bounded(left - right)
        return CONTEXT.subtract(left, right)
    evaluation.spend(20)
    if isinstance(right, DURATIONS):
        return _lengthen(left, right, -1)
    if kind_of(left) in MOMENTS and kind_of(right) in MOMENTS:
        return difference(left, right)
    raise refuse("-", left, right)


def _lengthen(left: Any, right: YearMonthDuration | DayTimeDuration, sign: int) -> Any:
    """A moment or duration moved by a duration."""
    if isinstance(left, YearMonthDuration) and isinstance(right, YearMonthDuration):
        return months_duration(left.months + sign * right.months)
    if isinstance(left, DayTimeDuration) and isinstance(right, DayTimeDuration):
        return nanos_duration(left.nanos + sign * right.nanos)
    kind = kind_of(left)
    if isinstance(right, YearMonthDuration) and kind in ("date", "date and time"):
        return add_months(left, sign * right.months)
    if isinstance(right, DayTimeDuration) and kind in MOMENTS:
        return add_days_and_time(left, sign * right.nanos)
    raise refuse("+" if sign > 0 else "-", left, right)


def months_duration(months: int) -> YearMonthDuration:
    """A duration of months. Raises FeelFailure beyond what any calendar needs."""
    if abs(months) > LONGEST_MONTHS:
        raise FeelFailure("the duration is too long")
    return YearMonthDuration(months)


def nanos_duration(nanos: int) -> DayTimeDuration:
    """A duration of nanoseconds. Raises FeelFailure beyond what any calendar needs."""
    if abs(nanos) > LONGEST_NANOS:
        raise FeelFailure("the duration is too long")
    return DayTimeDuration(nanos)


def multiply(left: Any, right: Any, evaluation: Evaluation) -> Any:
    """`left * right`."""
    if is_number(left) and is_number(right):
        if type(left) is int and type(right) is int:
            return bounded(left * right)
        return CONTEXT.multiply(left, right)
    if is_number(left):
        left, right = right, left
    if isinstance(left, DURATIONS) and is_number(right):
        return _scaled(left, lambda length: CONTEXT.multiply(length, right))
    raise refuse("*", left, right)


def _scaled(
    duration: YearMonthDuration | DayTimeDuration, change: Callable[[Decimal], Decimal]
) -> YearMonthDuration | DayTimeDuration:
    """A duration with its length changed; months are cut to whole ones, seconds to nanos."""
    if isinstance(duration, YearMonthDuration):
        return months_duration(whole_part(change(Decimal(duration.months))))
    return nanos_duration(whole_part(change(Decimal(duration.nanos)).to_integral_value()))


def divide(left: Any, right: Any, evaluation: Evaluation) -> Any:
    """`left / right`."""
    if is_number(left) and is_number(right):
        if right == 0:
            raise FeelFailure("nothing can be divided by zero")
        if type(left) is int and type(right) is int and left % right == 0:
            return left // right
        return CONTEXT.divide(left, right)
    if isinstance(left, DURATIONS) and is_number(right):
        if right == 0:
            raise FeelFailure("nothing can be divided by zero")
        return _scaled(left, lambda length: CONTEXT.divide(length, right))
    if isinstance(left, YearMonthDuration) and isinstance(right, YearMonthDuration):
        return divide(left.months, right.months, evaluation)
    if isinstance(left, DayTimeDuration) and isinstance(right, DayTimeDuration):
        return divide(left.nanos, right.nanos, evaluation)
    raise refuse("/", left, right)


def remainder(left: Any, right: Any, evaluation: Evaluation) -> Any:
    """JUEL's `left % right`: what is left of a division towards zero."""
    if not (is_number(left) and is_number(right)) or right == 0:
        raise refuse("%", left, right)
    evaluation.spend(20)
    return CONTEXT.remainder(Decimal(left), Decimal(right))


def power(left: Any, right: Any, evaluation: Evaluation) -> Any:
    """`left ** right`."""
    if not (is_number(left) and is_number(right)):
        raise refuse("**", left, right)
    if right == 0:
        return 1
    if left == 0 and right < 0:
        raise FeelFailure("zero has no negative power")
    evaluation.spend(60)
    if type(left) is int and type(right) is int and 0 < right <= 128 and abs(left) <= 10**6:
        return bounded(left**right)
    evaluation.spend(60)
    return CONTEXT.power(Decimal(left), Decimal(right))


def negate(value: Any, evaluation: Evaluation) -> Any:
    """`-value`; None and a warning where it has no value."""
    if type(value) is int:
        return -value
    value = foreign(value)
    if is_number(value):
        return CONTEXT.minus(Decimal(value))
    if isinstance(value, YearMonthDuration):
        return YearMonthDuration(-value.months)
    if isinstance(value, DayTimeDuration):
        return DayTimeDuration(-value.nanos)
    evaluation.warn(f"{named(value)} has no negative")
    return None


OPERATIONS: dict[str, Callable[[Any, Any, Evaluation], Any]] = {
    "+": add,
    "-": subtract,
    "*": multiply,
    "/": divide,
    "**": power,
    "%": remainder,
}

