"""The values FEEL has and Python has not: both durations, ranges, functions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

NANOS = 1_000_000_000
DAY_NANOS = 86_400 * NANOS


@dataclass(frozen=True, slots=True, order=True)
class YearMonthDuration:
    """A length of time in whole months; negative lengths run backwards."""

    months: int

    def __str__(self) -> str:
        if not self.months:
            return "P0M"
        years, months = divmod(abs(self.months), 12)
        text = (f"{years}Y" if years else "") + (f"{months}M" if months else "")
        return ("-P" if self.months < 0 else "P") + text


@dataclass(frozen=True, slots=True, order=True)
class DayTimeDuration:
    """A length of time in whole nanoseconds."""

    nanos: int

    @property
    def seconds(self) -> Decimal:
        """The whole length in seconds, with its fraction."""
        return Decimal(self.nanos) / NANOS

    def __str__(self) -> str:
        if not self.nanos:
            return "PT0S"
        days, rest = divmod(abs(self.nanos), DAY_NANOS)
        minutes, nanos = divmod(rest, 60 * NANOS)
        hours, minutes = divmod(minutes, 60)
        clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
        if nanos:
            clock += f"{seconds_text(nanos)}S"
        text = (f"{days}D" if days else "") + (f"T{clock}" if clock else "")
        return ("-P" if self.nanos < 0 else "P") + text


def seconds_text(nanos: int) -> str:
    """Seconds with as many decimals as needed: 1500000000 → "1.5"."""
    seconds, fraction = divmod(nanos, NANOS)
    return f"{seconds}.{fraction:09d}".rstrip("0") if fraction else str(seconds)


@dataclass(frozen=True, slots=True)
class Range:
    """An interval, or the test of one operator.

    `operator` is "" for an interval written with two ends, else one of < <= > >= = != as in
    `(< 10)`; then the missing end is None and means "unbounded", while None in an interval
    is the value null and makes every membership null.
    """

    start: Any
    end: Any
    start_included: bool = True
    end_included: bool = True
    operator: str = ""

    @classmethod
    def of(cls, operator: str, bound: Any) -> Range:
        """The range that one operator describes: `>= 18`."""
        if operator in ("<", "<="):
            return cls(None, bound, False, operator == "<=", operator)
        if operator in (">", ">="):
            return cls(bound, None, operator == ">=", False, operator)
        return cls(bound, bound, operator == "=", operator == "=", operator)


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """Something FEEL can call: `call(evaluation, arguments)` with the arguments in order.

    `parameters` are the names for named arguments; `types` (feel types or None, one each) say
    what is accepted, `result` what comes back; both are checked with the implicit conversions.
    """

    parameters: tuple[str, ...]
    call: Callable[[Any, list[Any]], Any]
    types: tuple[Any, ...] = ()
    result: Any = None
    name: str = ""
    frame: list[Any] | None = None
    overloaded: Callable[[Any, dict[str, Any]], Any] | None = None
