"""Cron expressions of timer cycles, as Quartz and Spring write them: six fields (seconds first),
perhaps a year; `*`, `?`, lists, ranges, steps, names, `L` as the last day of the month."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from engine.errors import InvalidInput
from engine.runtime import iso8601

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DAYS = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")
_SIX, _SEVEN = 6, 7
_YEARS_AHEAD = 30


def is_cron(text: str) -> bool:
    """Five blanks or more: no ISO 8601 cycle has any."""
    return len(text.split()) in (_SIX, _SEVEN)


def following(text: str, after: datetime, zone: tzinfo) -> datetime:
    """The first moment after `after` that fits. Raises InvalidInput if there is none."""
    fields = text.split()
    seconds, minutes, hours = (
        _values(fields[0], 0, 59),
        _values(fields[1], 0, 59),
        _values(fields[2], 0, 23),
    )
    there = after.astimezone(zone)
    day = there.date()
    for _ in range(366 * _YEARS_AHEAD):
        if _fits(day, fields):
            for hour in hours:
                if day == there.date() and hour < there.hour:
                    continue
                for minute in minutes:
                    for second in seconds:
                        due = iso8601.local(day, time(hour, minute, second), zone)
                        if due.astimezone(UTC) > after.astimezone(UTC):
                            return due
        day += timedelta(days=1)
    raise InvalidInput(f"{text!r} never comes", code="cycle")


def _fits(day: date, fields: list[str]) -> bool:
    if len(fields) == _SEVEN and day.year not in _values(fields[6], 1970, 2199):
        return False
    if day.month not in _values(fields[4], 1, 12, _MONTHS, 1):
        return False
    return _day_of_month(day, fields[3]) and _day_of_week(day, fields[5])


def _day_of_month(day: date, field: str) -> bool:
    last = monthrange(day.year, day.month)[1]
    if field.upper() == "L":
        return day.day == last
    return day.day in _values(field, 1, 31)


def _day_of_week(day: date, field: str) -> bool:
    """Sunday is 1 for Quartz and 0 or 7 for Spring: names are safe, numbers are Quartz's here."""
    if field in ("*", "?"):
        return True
    number = day.isoweekday() % 7 + 1
    return number in _values(field, 1, 7, _DAYS, 1)


def _values(
    field: str, least: int, most: int, names: tuple[str, ...] = (), base: int = 0
) -> list[int]:
    found: set[int] = set()
    for part in field.upper().split(","):
        span, _, step = part.partition("/")
        first, _, last = span.partition("-")
        if first in ("*", "?"):
            low, high = least, most
        else:
            low = _number(first, names, base)
            high = _number(last, names, base) if last else (most if step else low)
        width = _number(step, (), 0) if step else 1
        if width < 1 or not least <= low <= high <= most:
            raise InvalidInput(f"{field!r} is no field of a cron expression", code="cycle")
        found |= set(range(low, high + 1, width))
    return sorted(found)


def _number(text: str, names: tuple[str, ...], base: int) -> int:
    if text in names:
        return names.index(text) + base
    if not text.isdigit():
        raise InvalidInput(f"{text!r} is no number of a cron expression", code="cycle")
    return int(text)
