"""Dates, times, and dates and times: Python's own where they reach, wider ones where they don't.

FEEL's years run from -999999999 to 999999999 and its seconds have nine decimals. Every function
takes either representation and returns Python's whenever it can hold the value exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from engine.feel.values import DAY_NANOS, NANOS, seconds_text

YEARS = 999_999_999
UTC = timezone.utc  # noqa: UP017  (the singleton's type is what tests compare)
STANDARD = datetime(2000, 1, 1)
CYCLE = 400


@dataclass(frozen=True, slots=True)
class WideDate:
    """A day outside the years 1 to 9999 (year 0 is 1 BC)."""

    year: int
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class WideTime:
    """A time of day with parts of a microsecond."""

    nanos: int
    zone: tzinfo | None


@dataclass(frozen=True, slots=True)
class WideDateTime:
    """A date and time that Python's datetime cannot hold."""

    year: int
    month: int
    day: int
    nanos: int
    zone: tzinfo | None


AnyDate = date | WideDate
AnyTime = time | WideTime
AnyDateTime = datetime | WideDateTime


def make_date(year: int, month: int, day: int) -> AnyDate:
    """A day. Raises ValueError for a day that no calendar has."""
    if 1 <= year <= 9999:
        return date(year, month, day)
    if abs(year) > YEARS:
        raise ValueError("year out of range")
    date(2000 + year % CYCLE, month, day)
    return WideDate(year, month, day)


def make_time(nanos: int, zone: tzinfo | None) -> AnyTime:
    """A time of day from the nanoseconds since midnight."""
    if nanos % 1000:
        return WideTime(nanos, zone)
    seconds, rest = divmod(nanos, NANOS)
    minutes, second = divmod(seconds, 60)
    return time(minutes // 60, minutes % 60, second, rest // 1000, zone)


def make_datetime(day: tuple[int, int, int], nanos: int, zone: tzinfo | None) -> AnyDateTime:
    """A date and time from its day, the nanoseconds since midnight and the zone."""
    year, month, number = day
    if not 1 <= year <= 9999 or nanos % 1000:
        make_date(year, month, number)
        return WideDateTime(year, month, number, nanos, zone)
    seconds, rest = divmod(nanos, NANOS)
    minutes, second = divmod(seconds, 60)
    clock = (minutes // 60, minutes % 60, second, rest // 1000)
    return datetime(year, month, number, *clock, zone)


def day_of(value: Any) -> tuple[int, int, int]:
    """Year, month and day of anything that has them."""
    return value.year, value.month, value.day


def nanos_of(value: Any) -> int:
    """Nanoseconds since midnight; a date's are 0."""
    if isinstance(value, WideTime | WideDateTime):
        return value.nanos
    if isinstance(value, datetime | time):
        seconds = (value.hour * 60 + value.minute) * 60 + value.second
        return seconds * NANOS + value.microsecond * 1000
    return 0


def zone_of(value: Any) -> tzinfo | None:
    """The zone or offset, None for local times; a date counts as midnight UTC."""
    if isinstance(value, WideTime | WideDateTime):
        return value.zone
    if isinstance(value, datetime | time):
        return value.tzinfo
    return UTC


def offset_of(value: Any) -> int | None:
    """Seconds east of UTC, None for local times.

    A time of day in a named zone has the zone's standard offset: without a day nobody knows
    whether summer time is on.
    """
    zone = zone_of(value)
    if zone is None:
        return None
    if isinstance(value, time | WideTime):
        offset, dst = zone.utcoffset(STANDARD), zone.dst(STANDARD)
        return _seconds(offset) - _seconds(dst)
    if isinstance(value, WideDateTime):
        year = 1 if value.year < 1 else value.year
        year = year if year <= 9998 else 2000 + year % CYCLE
        minutes = value.nanos // (60 * NANOS)
        near = datetime(year, value.month, value.day, minutes // 60, minutes % 60)
        return _seconds(zone.utcoffset(near))
    if isinstance(value, datetime):
        return _seconds(value.utcoffset())
    return 0


def _seconds(offset: timedelta | None) -> int:
    return 0 if offset is None else offset.days * 86_400 + offset.seconds


def day_number(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01 in the proleptic Gregorian calendar, for any year."""
    cycles, rest = divmod(year - 2000, CYCLE)
    return cycles * 146_097 + date(2000 + rest, month, day).toordinal() - 719_163


def day_from(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day number."""
    cycles, rest = divmod(number - 10_957, 146_097)
    near = date.fromordinal(rest + 730_120)
    return near.year + cycles * CYCLE, near.month, near.day


def local_nanos(value: Any) -> int:
    """Nanoseconds of the wall clock since 1970-01-01, whatever the zone."""
    if isinstance(value, time | WideTime):
        return nanos_of(value)
    return day_number(*day_of(value)) * DAY_NANOS + nanos_of(value)


def instant(value: Any) -> int:
    """Nanoseconds since 1970-01-01 UTC; local values count as if they were UTC."""
    return local_nanos(value) - (offset_of(value) or 0) * NANOS


def at_instant(nanos: int, zone: tzinfo | None) -> AnyDateTime:
    """The date and time of an instant as clocks in the zone show it."""
    local = _at_local(nanos, UTC if zone is None else zone)
    if zone is None:
        return make_datetime(day_of(local), nanos_of(local), None)
    shift = offset_of(local) or 0
    shown = _at_local(nanos + shift * NANOS, zone)
    if offset_of(shown) != shift:
        shift = offset_of(shown) or 0
        shown = _at_local(nanos + shift * NANOS, zone)
        if offset_of(shown) != shift and isinstance(shown, datetime):
            shown = shown.replace(fold=1)
    return shown


def _at_local(nanos: int, zone: tzinfo | None) -> AnyDateTime:
    number, rest = divmod(nanos, DAY_NANOS)
    return make_datetime(day_from(number), rest, zone)


def zone_text(zone: tzinfo | None) -> str:
    """The zone as FEEL writes it: "", "Z", "+02:00", "@Europe/Helsinki"."""
    if zone is None:
        return ""
    if isinstance(zone, ZoneInfo):
        return f"@{zone.key}"
    seconds = _seconds(zone.utcoffset(STANDARD))
    if not seconds:
        return "Z"
    hours, rest = divmod(abs(seconds), 3600)
    text = f"{'-' if seconds < 0 else '+'}{hours:02d}:{rest // 60:02d}"
    return f"{text}:{rest % 60:02d}" if rest % 60 else text


def temporal_text(value: Any) -> str:
    """A date, time or date and time as FEEL writes it."""
    if isinstance(value, time | WideTime):
        return clock_text(nanos_of(value)) + zone_text(zone_of(value))
    year, month, day = day_of(value)
    text = f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{day:02d}"
    if isinstance(value, datetime | WideDateTime):
        return f"{text}T{clock_text(nanos_of(value))}{zone_text(zone_of(value))}"
    return text


def clock_text(nanos: int) -> str:
    """Hours, minutes, seconds: "09:30:01.5"."""
    minutes, rest = divmod(nanos, 60 * NANOS)
    seconds = seconds_text(rest)
    padded = seconds if rest >= 10 * NANOS else f"0{seconds}"
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{padded}"
