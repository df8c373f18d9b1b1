"""Cron expressions of timer cycles, as Quartz and Spring write them: six fields (seconds first),
perhaps a year, or the five of Unix; or a word such as @daily.

`*`, `?`, lists, ranges, steps, names; of days also `L`, `L-3`, `15W`, `LW`, `6L` (the last Friday),
`6#2` (the second). Days of the week by number are Quartz's (1 is Sunday) unless there are five
fields, which count as Unix does (0 and 7 are Sunday); names mean the same to all.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from engine.errors import InvalidInput
from engine.runtime import iso8601

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DAYS = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")
_WORDS = {
    "@yearly": "0 0 0 1 1 ?",
    "@annually": "0 0 0 1 1 ?",
    "@monthly": "0 0 0 1 * ?",
    "@weekly": "0 0 0 ? * SUN",
    "@daily": "0 0 0 * * ?",
    "@midnight": "0 0 0 * * ?",
    "@hourly": "0 0 * * * ?",
}
_FIVE, _SEVEN = 5, 7
_FIELD = re.compile(rf"(?:[\d*?,/#LW-]|{'|'.join(_MONTHS + _DAYS)})+")
_YEARS_AHEAD = 30


def is_cron(text: str) -> bool:
    """A word with @, or five fields and more: no ISO 8601 cycle has blanks."""
    fields = text.upper().split()
    if len(fields) == 1:
        return text.strip() in _WORDS
    return _FIVE <= len(fields) <= _SEVEN and all(map(_FIELD.fullmatch, fields))


def _fields(text: str) -> list[str]:
    """Seconds, minutes, hours, day of the month, month, day of the week, perhaps year."""
    fields = _WORDS.get(text.strip(), text).upper().split()
    if len(fields) == _FIVE:
        fields = ["0", *fields[:4], _from_unix(fields[4])]
    return fields


def _from_unix(field: str) -> str:
    """Days of the week that count from 0 or 1 (Monday), by name."""
    spans = []
    for part in field.split(","):
        span, slash, step = part.partition("/")
        ends = [_DAYS[int(end) % 7] if end.isdigit() else end for end in span.split("-")]
        spans.append("-".join(ends) + slash + step)
    return ",".join(spans)


def following(text: str, after: datetime, zone: tzinfo) -> datetime:
    """The first moment after `after` that fits. Raises InvalidInput if there is none."""
    fields = _fields(text)
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
    if field == "LW":
        return day == _nearest_weekday(day.replace(day=last))
    if field[:1] == "L":
        before = _number(field[2:], (), 0) if field[1:2] == "-" else 0
        if field != "L" and field[1:2] != "-":
            raise InvalidInput(f"{field!r} is no day of a cron expression", code="cycle")
        return day.day == last - before
    if field[-1:] == "W":
        wanted = _values(field[:-1], 1, 31)[0]
        return day == _nearest_weekday(day.replace(day=min(wanted, last)))
    return day.day in _values(field, 1, 31)


def _nearest_weekday(day: date) -> date:
    """Monday to Friday, within the same month."""
    saturday, sunday = 5, 6
    if day.weekday() == saturday:
        return day + timedelta(days=-1 if day.day > 1 else 2)
    if day.weekday() == sunday:
        last = monthrange(day.year, day.month)[1]
        return day + timedelta(days=1 if day.day < last else -2)
    return day


def _day_of_week(day: date, field: str) -> bool:
    if field in ("*", "?"):
        return True
    number = day.isoweekday() % 7 + 1
    if "#" in field:
        name, _, which = field.partition("#")
        return number == _one_day(name) and (day.day + 6) // 7 == _number(which, (), 0)
    if field[-1:] == "L":
        last = monthrange(day.year, day.month)[1]
        return number == (_one_day(field[:-1]) if field[:-1] else 7) and day.day > last - 7
    return number in _values(field, 1, 7, _DAYS, 1)


def _one_day(text: str) -> int:
    return _values(text, 1, 7, _DAYS, 1)[0]


def _values(
    field: str, least: int, most: int, names: tuple[str, ...] = (), base: int = 0
) -> list[int]:
    """The numbers that a field allows; a range of names may go over the end (FRI-MON)."""
    found: set[int] = set()
    for part in field.split(","):
        span, _, step = part.partition("/")
        first, _, last = span.partition("-")
        if first in ("*", "?"):
            low, high = least, most
        else:
            low = _number(first, names, base)
            high = _number(last, names, base) if last else (most if step else low)
        width = _number(step, (), 0) if step else 1
        over = bool(names) and low > high
        within = least <= low <= most and least <= high <= most
        if width < 1 or not within or (low > high and not over):
            raise InvalidInput(f"{field!r} is no field of a cron expression", code="cycle")
        numbers = range(low, (most + high if over else high) + 1, width)
        found |= {(n - least) % (most - least + 1) + least for n in numbers}
    return sorted(found)


def _number(text: str, names: tuple[str, ...], base: int) -> int:
    if text in names:
        return names.index(text) + base
    if not text.isdigit():
        raise InvalidInput(f"{text!r} is no number of a cron expression", code="cycle")
    return int(text)
