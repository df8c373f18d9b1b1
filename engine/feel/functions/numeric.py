"""Functions of numbers (DMN 1.5, 10.3.4.5)."""

from __future__ import annotations

import decimal
from decimal import Decimal
from typing import Any

from engine.feel.arithmetic import CONTEXT, Number, bounded, whole_part
from engine.feel.errors import FeelFailure
from engine.feel.evaluation import Evaluation
from engine.feel.functions.registry import builtin
from engine.feel.values import DayTimeDuration, YearMonthDuration

SMALLEST_SCALE, LARGEST_SCALE = -6111, 6176
ROUNDINGS = {
    "decimal": decimal.ROUND_HALF_EVEN,
    "floor": decimal.ROUND_FLOOR,
    "ceiling": decimal.ROUND_CEILING,
    "round up": decimal.ROUND_UP,
    "round down": decimal.ROUND_DOWN,
    "round half up": decimal.ROUND_HALF_UP,
    "round half down": decimal.ROUND_HALF_DOWN,
}


def rounded(number: Number, scale: Number, rounding: str) -> Number:
    """The number with `scale` decimals (negative: with that many zeros before the point)."""
    places = whole_part(scale)
    if not SMALLEST_SCALE <= places <= LARGEST_SCALE:
        raise FeelFailure("the scale is out of range")
    if type(number) is int and places >= 0:
        return number
    exact = Decimal(number)
    exponent = exact.as_tuple().exponent
    if isinstance(exponent, int) and -exponent <= places:
        return number
    if exact.adjusted() + 1 < -places - 1:
        exact = Decimal((exact.as_tuple().sign, (1,), -places - 2)) if exact else exact
    wide = decimal.Context(prec=80, rounding=rounding, Emin=-9999, Emax=9999)
    result = exact.quantize(Decimal((0, (1,), -places)), context=wide)
    return int(result) if places <= 0 and exact.adjusted() < 34 else CONTEXT.plus(result)


def declare_roundings() -> None:
    """`floor(n, scale)` and its kin: the same with another rounding."""
    for name, rounding in ROUNDINGS.items():
        plain = name in ("floor", "ceiling")

        def run(
            evaluation: Evaluation, n: Number, scale: Number = 0, rounding: str = rounding
        ) -> Number:
            return rounded(n, scale, rounding)

        builtin(name, "n: number", "scale?: number" if plain else "scale: number")(run)


declare_roundings()


@builtin("abs", "n: number|years and months duration|days and time duration")
def absolute(evaluation: Evaluation, n: Any) -> Any:
    """The value without its sign."""
    if isinstance(n, YearMonthDuration):
        return YearMonthDuration(abs(n.months))
    if isinstance(n, DayTimeDuration):
        return DayTimeDuration(abs(n.nanos))
    return abs(n)


@builtin("modulo", "dividend: number", "divisor: number")
def modulo(evaluation: Evaluation, dividend: Number, divisor: Number) -> Number:
    """What is left of a division towards negative infinity: it has the divisor's sign."""
    if divisor == 0:
        raise FeelFailure("nothing can be divided by zero")
    if type(dividend) is int and type(divisor) is int:
        return dividend % divisor
    evaluation.spend(100)
    wide = decimal.Context(prec=6200, Emin=-9999, Emax=9999)
    rest = wide.remainder(Decimal(dividend), Decimal(divisor))
    if rest and (rest < 0) != (divisor < 0):
        rest = wide.add(rest, Decimal(divisor))
    return CONTEXT.plus(rest)


@builtin("sqrt", "number: number")
def square_root(evaluation: Evaluation, number: Number) -> Number:
    """The root of a number that is not negative."""
    if number < 0:
        raise FeelFailure("a negative number has no root")
    evaluation.spend(40)
    return whole(CONTEXT.sqrt(Decimal(number)))


@builtin("log", "number: number")
def logarithm(evaluation: Evaluation, number: Number) -> Number:
    """The natural logarithm of a positive number."""
    if number <= 0:
        raise FeelFailure("only positive numbers have a logarithm")
    evaluation.spend(150)
    return CONTEXT.ln(Decimal(number))


@builtin("exp", "number: number")
def exponential(evaluation: Evaluation, number: Number) -> Number:
    """e to the power of the number."""
    evaluation.spend(150)
    return CONTEXT.exp(Decimal(number))


@builtin("odd", "number: number")
def odd(evaluation: Evaluation, number: Number) -> bool:
    """Whether a whole number is not divisible by two; false for all others."""
    return number % 2 == 1 if type(number) is int else parity(Decimal(number)) == 1


@builtin("even", "number: number")
def even(evaluation: Evaluation, number: Number) -> bool:
    """Whether a whole number is divisible by two; false for all others."""
    return number % 2 == 0 if type(number) is int else parity(Decimal(number)) == 0


def parity(number: Decimal) -> int | None:
    """0 or 1 for whole numbers, None for others."""
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent > 0:
        return 0
    return int(number) % 2 if number == number.to_integral_value() else None


def whole(number: Decimal) -> Number:
    """An int where the decimal is one and small."""
    if number == number.to_integral_value() and number.adjusted() < 20:
        return bounded(int(number))
    return number
