"""Reads dates, times, dates and times and durations from text (XML Schema's forms, and zones)."""

from __future__ import annotations

import functools
import re
from datetime import timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from engine.feel.temporal import (
    UTC,
    AnyDate,
    AnyDateTime,
    AnyTime,
    day_from,
    day_number,
    make_date,
    make_datetime,
    make_time,
)
from engine.feel.values import DAY_NANOS, NANOS, DayTimeDuration, YearMonthDuration

LONGEST = 100
_DATE = r"(-?(?:[1-9]\d{4,8}|\d{4}))-(\d{2})-(\d{2})"
_CLOCK = r"(\d{2}):(\d{2}):(\d{2})(?:\.(\d{0,30}))?"
_ZONE = r"([Zz]|[+-]\d{2}:\d{2}(?::\d{2})?|@[A-Za-z][A-Za-z0-9_+\-]*(?:/[A-Za-z0-9_+\-]+)*)?"
DATE = re.compile(_DATE, re.ASCII)
TIME = re.compile(f"T?{_CLOCK}{_ZONE}", re.ASCII)
DATE_TIME = re.compile(f"{_DATE}T{_CLOCK}{_ZONE}", re.ASCII)
MONTHS = re.compile(r"(-)?P(?:(\d{1,15})Y)?(?:(\d{1,15})M)?", re.ASCII)
SECONDS = re.compile(
    r"(-)?P(?:(\d{1,15})D)?(?:(T)(?:(\d{1,15})H)?(?:(\d{1,15})M)?"
    r"(?:(\d{1,18})(?:\.(\d{0,30}))?S)?)?",
    re.ASCII,
)


def read_date(text: str) -> AnyDate:
    """`2026-01-31`. Raises ValueError."""
    found = DATE.fullmatch(text)
    if found is None:
        raise ValueError(f"{text[:40]!r} is not a date")
    year, month, day = found.groups()
    return make_date(int(year), int(month), int(day))


def read_time(text: str) -> AnyTime:
    """`09:30:00`, with a fraction, an offset or a zone if wanted. Raises ValueError."""
    found = TIME.fullmatch(text)
    if found is None:
        raise ValueError(f"{text[:40]!r} is not a time")
    *clock, zone = found.groups()
    return make_time(_nanos(*clock) % DAY_NANOS, read_zone(zone))


def read_datetime(text: str) -> AnyDateTime:
    """`2026-01-31T09:30:00@Europe/Helsinki`; a date alone is its midnight. Raises ValueError."""
    found = DATE_TIME.fullmatch(text)
    if found is None:
        day = read_date(text)
        return make_datetime((day.year, day.month, day.day), 0, None)
    year, month, number, *clock, zone = found.groups()
    date_ = make_date(int(year), int(month), int(number))
    parts = (date_.year, date_.month, date_.day)
    nanos = _nanos(*clock)
    if nanos == DAY_NANOS:
        parts, nanos = day_from(day_number(*parts) + 1), 0
    return make_datetime(parts, nanos, read_zone(zone))


def _nanos(hours: str, minutes: str, seconds: str, fraction: str | None) -> int:
    total = (int(hours) * 60 + int(minutes)) * 60 * NANOS + int(seconds) * NANOS
    total += int(((fraction or "") + "0" * 9)[:9])
    if int(minutes) > 59 or int(seconds) > 59 or total > DAY_NANOS:
        raise ValueError("no such time of day")
    return total


@functools.lru_cache(maxsize=1000)
def read_zone(text: str | None) -> tzinfo | None:
    """`Z`, `+02:00`, `@Europe/Helsinki`; offsets reach 18 hours. Raises ValueError.

    The standard's own examples write a small `z`.
    """
    if not text:
        return None
    if text in ("Z", "z"):
        return UTC
    if text.startswith("@"):
        zone = _named_zone(text[1:])
        if zone is None:
            raise ValueError(f"no zone is called {text[1:]!r}")
        return zone
    hours, minutes, *rest = (int(part) for part in text[1:].split(":"))
    seconds = hours * 3600 + minutes * 60 + (rest[0] if rest else 0)
    return offset_zone(-seconds if text[0] == "-" else seconds)


@functools.lru_cache(maxsize=1000)
def _named_zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (OSError, KeyError, ValueError):
        return None


def offset_zone(seconds: int) -> tzinfo:
    """The zone of a fixed offset in seconds. Raises ValueError beyond 18 hours."""
    if abs(seconds) > 18 * 3600:
        raise ValueError("an offset reaches 18 hours")
    return UTC if seconds == 0 else timezone(timedelta(seconds=seconds))


def read_duration(text: str) -> YearMonthDuration | DayTimeDuration:
    """`P1Y2M` or `P3DT4H5M6.7S`. Raises ValueError."""
    found = MONTHS.fullmatch(text)
    if found is not None and (found[2] or found[3]):
        months = int(found[2] or 0) * 12 + int(found[3] or 0)
        return YearMonthDuration(-months if found[1] else months)
    found = SECONDS.fullmatch(text)
    if found is None or text[-1] in "PT":
        raise ValueError(f"{text[:40]!r} is not a duration")
    sign, days, _, hours, minutes, seconds, fraction = found.groups()
    total = int(days or 0) * 86_400 + int(hours or 0) * 3600 + int(minutes or 0) * 60
    nanos = (total + int(seconds or 0)) * NANOS + int(((fraction or "") + "0" * 9)[:9])
    return DayTimeDuration(-nanos if sign else nanos)


def read_temporal(text: str) -> Any:
    """What `@"…"` means: whichever of the five forms the text has. Raises ValueError."""
    if len(text) > LONGEST:
        raise ValueError("no temporal value is that long")
    if text.startswith(("P", "-P")):
        return read_duration(text)
    if DATE_TIME.fullmatch(text):
        return read_datetime(text)
    if DATE.fullmatch(text):
        return read_date(text)
    return read_time(text)
