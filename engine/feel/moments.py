"""Arithmetic on dates, times and dates and times."""

from __future__ import annotations

import calendar
from datetime import time
from typing import Any

from engine.feel.errors import FeelFailure
from engine.feel.kinds import kind_of
from engine.feel.temporal import (
    CYCLE,
    WideTime,
    at_instant,
    day_from,
    day_number,
    day_of,
    instant,
    local_nanos,
    make_date,
    make_datetime,
    make_time,
    nanos_of,
    zone_of,
)
from engine.feel.values import DAY_NANOS, DayTimeDuration


def add_months(moment: Any, months: int) -> Any:
    """The moment some months later, on the last day of the month where the day is missing."""
    year, month, day = day_of(moment)
    year, month = divmod(year * 12 + month - 1 + months, 12)
    month += 1
    day = min(day, calendar.monthrange(2000 + year % CYCLE, month)[1])
    if kind_of(moment) == "date":
        return make_date(year, month, day)
    return make_datetime((year, month, day), nanos_of(moment), zone_of(moment))


def add_days_and_time(moment: Any, nanos: int) -> Any:
    """The moment some nanoseconds later: times wrap at midnight, dates are whole days."""
    if isinstance(moment, time | WideTime):
        return make_time((nanos_of(moment) + nanos) % DAY_NANOS, zone_of(moment))
    if kind_of(moment) == "date":
        return make_date(*day_from((local_nanos(moment) + nanos) // DAY_NANOS))
    zone = zone_of(moment)
    return at_instant(instant(moment) + nanos, zone)


def difference(left: Any, right: Any) -> DayTimeDuration:
    """`left - right`; local and zoned moments have no difference, a date is midnight UTC."""
    if (kind_of(left) == "time") != (kind_of(right) == "time"):
        raise FeelFailure("a time and a day have no difference")
    if (zone_of(left) is None) != (zone_of(right) is None):
        raise FeelFailure("moments with and without a zone have no difference")
    return DayTimeDuration(instant(left) - instant(right))


def whole_months(start: Any, end: Any) -> int:
    """Whole months from one day to another, negative backwards."""
    first, last = day_of(start), day_of(end)
    months = (last[0] - first[0]) * 12 + last[1] - first[1]
    behind = (last[2], nanos_of(end)) < (first[2], nanos_of(start))
    ahead = (last[2], nanos_of(end)) > (first[2], nanos_of(start))
    if months > 0 and behind:
        return months - 1
    if months < 0 and ahead:
        return months + 1
    return months


def weekday(moment: Any) -> int:
    """1 for Monday to 7 for Sunday."""
    return (day_number(*day_of(moment)) + 3) % 7 + 1
