"""ISO 8601 as timers write it: durations, time stamps, repeating intervals; by the calendar.

Years, months, weeks and days are added on the local calendar (a month from 31 January ends on the
last of February, a day over the change to summer time has 23 hours); hours, minutes and seconds
are exact.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from decimal import Decimal

from engine.errors import InvalidInput

_DURATION = re.compile(
    r"(?P<sign>[+-])?P(?=[\dT])(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?"
    r"(?:(?P<days>\d+)D)?(?:T(?=\d)(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?"
    r"(?:(?P<seconds>\d+(?:[.,]\d+)?)S)?)?"
)
_REPEAT = re.compile(r"R(?P<times>-?\d*)")
_LONGEST = 20  # characters of a number: more is no duration of this world
_MONTHS_MOST, _DAYS_MOST, _SECONDS_MOST = 12 * 9999, 366 * 9999, 86400 * 366 * 9999


@dataclass(frozen=True, slots=True)
class Duration:
    """Months and days by the calendar, seconds (with fractions) exactly."""

    months: int = 0
    days: int = 0
    seconds: Decimal = Decimal(0)

    def times(self, factor: int) -> Duration:
        return Duration(self.months * factor, self.days * factor, self.seconds * factor)

    @property
    def is_positive(self) -> bool:
        return self.months > 0 or self.days > 0 or self.seconds > 0


@dataclass(frozen=True, slots=True)
class Cycle:
    """`times`: how often (None: without end); `start`: None is now; `end`: None is never."""

    times: int | None
    interval: Duration
    start: datetime | None = None
    end: datetime | None = None
    written: str = ""  # the interval as a duration


def parse_duration(text: str) -> Duration:
    """P1Y2M3W4DT5H6M7.8S, with a sign. Raises InvalidInput."""
    found = _DURATION.fullmatch(text.strip())
    if found is None or text.strip().endswith("T"):
        raise InvalidInput(f"{text!r} is no ISO 8601 duration", code="duration")
    parts = found.groupdict()
    if any(value and len(value) > _LONGEST for value in parts.values()):
        raise InvalidInput(f"{text!r} is too long a duration", code="duration")

    def number(name: str) -> int:
        return int(parts[name] or 0)

    seconds = Decimal((parts["seconds"] or "0").replace(",", "."))
    duration = Duration(
        number("years") * 12 + number("months"),
        number("weeks") * 7 + number("days"),
        seconds + 60 * number("minutes") + 3600 * number("hours"),
    )
    if (
        duration.months > _MONTHS_MOST
        or duration.days > _DAYS_MOST
        or duration.seconds > _SECONDS_MOST
    ):
        raise InvalidInput(f"{text!r} is too long a duration", code="duration")
    return duration.times(-1) if parts["sign"] == "-" else duration


def parse_moment(text: str, zone: tzinfo) -> datetime:
    """A date or a date and time; without offset it is local time of `zone`. Raises InvalidInput."""
    text = text.strip()
    named = re.fullmatch(r"(.*?)(?:\[|@)([A-Za-z0-9_/+-]+)\]?", text)
    try:
        if named:
            from zoneinfo import ZoneInfo

            text, zone = named.group(1), ZoneInfo(named.group(2))
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return local(date.fromisoformat(text), time(), zone)
        moment = datetime.fromisoformat(text)
    except (ValueError, KeyError, OSError) as error:
        raise InvalidInput(f"{text!r} is no ISO 8601 date and time", code="moment") from error
    if moment.tzinfo is None:
        return local(moment.date(), moment.time(), zone)
    return moment


def parse_cycle(text: str, zone: tzinfo) -> Cycle:
    """R3/PT1H, R/2030-01-01T00:00:00Z/P1D, R/P1D/2030-12-31, PT1H (once), and with two
    moments the time between them. Raises InvalidInput."""
    parts = [part.strip() for part in text.strip().split("/")]
    times: int | None = 1
    if parts and (found := _REPEAT.fullmatch(parts[0])):
        written = found.group("times")
        times = int(written) if written not in ("", "-1") and len(written) < _LONGEST else None
        parts = parts[1:]
    if not 1 <= len(parts) <= 2:
        raise InvalidInput(f"{text!r} is no ISO 8601 cycle", code="cycle")
    start = end = None
    written = next((part for part in parts if _is_duration(part)), "")
    if written == parts[0] and len(parts) == 2:
        end = parse_moment(parts[1], zone)
    elif written:
        start = parse_moment(parts[0], zone) if len(parts) == 2 else None
    elif len(parts) == 2:  # from one moment to another: as long as what lies between
        start = parse_moment(parts[0], zone)
        written = f"PT{(parse_moment(parts[1], zone) - start).total_seconds():.6f}S"
    interval = parse_duration(written)
    if not interval.is_positive:
        raise InvalidInput(f"{text!r} does not go forward", code="cycle")
    return Cycle(times, interval, start, end, written)


def _is_duration(text: str) -> bool:
    return text.lstrip("+-").startswith("P")


def add(moment: datetime, duration: Duration, zone: tzinfo) -> datetime:
    """The moment after a duration, aware. Raises InvalidInput beyond the year 9999."""
    try:
        if duration.months or duration.days:
            there = moment.astimezone(zone)
            day = add_months(there.date(), duration.months) + timedelta(days=duration.days)
            moment = local(day, there.time(), zone, there.fold)
        exact = moment.astimezone(UTC) + timedelta(seconds=float(duration.seconds))
        return exact.astimezone(zone)
    except (OverflowError, ValueError) as error:
        raise InvalidInput("The time is beyond the calendar", code="moment") from error


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or its last day. Raises ValueError out of the calendar."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        raise ValueError("year out of range")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def local(day: date, clock: time, zone: tzinfo, fold: int = 0) -> datetime:
    """A local time as a moment; one that summer time skips is moved on by what is skipped."""
    there = datetime.combine(day, clock.replace(tzinfo=None), zone).replace(fold=fold)
    return there.astimezone(UTC).astimezone(zone)
