"""Deadlines: which days are working days, and when a last day moves (150/1930). Pure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

from engine.errors import InvalidInput
from engine.text import Text

HELSINKI = ZoneInfo("Europe/Helsinki")
FIRST_YEAR, LAST_YEAR = 1900, 2100
LAW = "150/1930 § 5"
_SATURDAY, _SUNDAY = 5, 6
_WEEKDAYS = {
    _SATURDAY: Text("lauantai", "en lördag", "a Saturday"),
    _SUNDAY: Text("sunnuntai", "en söndag", "a Sunday"),
}


class Basis(StrEnum):
    """What a deadline rests on; decides how it moves unless the model says otherwise."""

    STATUTORY = "STATUTORY"
    AUTHORITY_SET = "AUTHORITY_SET"
    NOTICE = "NOTICE"
    REMINDER = "REMINDER"


class Shift(StrEnum):
    """Where a last day that is no working day goes."""

    NONE = "NONE"
    FOLLOWING = "FOLLOWING"
    PRECEDING = "PRECEDING"


DEFAULT_SHIFTS: Mapping[Basis, Shift] = {
    Basis.STATUTORY: Shift.FOLLOWING,
    Basis.AUTHORITY_SET: Shift.NONE,
    Basis.NOTICE: Shift.PRECEDING,
    Basis.REMINDER: Shift.PRECEDING,
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day as set, and as it counts; `explanation` is None where it does not move."""

    nominal: date
    effective: date
    shift: Shift
    basis: Basis
    explanation: Text | None = None
    ground: str = ""

    @property
    def moved(self) -> bool:
        """Whether the day that counts differs from the day that was set."""
        return self.nominal != self.effective

    def carry(self, moment: datetime) -> datetime:
        """`moment` on the effective day, the Helsinki wall clock kept."""
        local = moment.astimezone(HELSINKI)
        return datetime.combine(self.effective, local.time(), HELSINKI)


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Finland's working days; an administrator may add days off and take holidays away."""

    extra: Mapping[date, Text] = field(default_factory=dict)
    removed: frozenset[date] = frozenset()
    shifts: Mapping[Basis, Shift] = field(default_factory=lambda: DEFAULT_SHIFTS)

    def day_off(self, day: date) -> Text | None:
        """Why `day` is no working day, else None; a holiday's name goes before the weekday's."""
        if day in self.extra:
            return self.extra[day]
        if day in self.removed:
            return _WEEKDAYS.get(day.weekday())
        return _holiday(day) or _WEEKDAYS.get(day.weekday())

    def is_working_day(self, day: date) -> bool:
        """Whether work is done on `day`."""
        return self.day_off(day) is None

    def following(self, day: date) -> date:
        """`day`, or the next working day after it."""
        return next(each for each in _days(day, 1) if self.is_working_day(each))

    def preceding(self, day: date) -> date:
        """`day`, or the nearest working day before it."""
        return next(each for each in _days(day, -1) if self.is_working_day(each))

    def add(self, day: date, count: int) -> date:
        """The `count`th working day after `day` (before it when negative); 0 gives `day` itself."""
        if count == 0:
            return day
        working = (each for each in _days(day, 1 if count > 0 else -1) if each != day)
        working = (each for each in working if self.is_working_day(each))
        return next(each for n, each in enumerate(working, start=1) if n == abs(count))

    def between(self, start: date, end: date) -> int:
        """Working days after `start` up to and with `end`; negative when `end` is before."""
        if end < start:
            return -self.between(end, start)
        days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
        return sum(1 for each in days if self.is_working_day(each))

    def deadline(
        self, nominal: date, basis: Basis = Basis.AUTHORITY_SET, shift: Shift | None = None
    ) -> Deadline:
        """The deadline set for `nominal`; `shift` overrides the policy of its basis."""
        nominal = as_day(nominal)
        policy = shift or self.shifts.get(basis, DEFAULT_SHIFTS[basis])
        effective = self._shifted(nominal, policy)
        ground = LAW if basis is Basis.STATUTORY and policy is Shift.FOLLOWING else ""
        return Deadline(
            nominal, effective, policy, basis, self._explain(nominal, effective), ground
        )

    def _shifted(self, day: date, policy: Shift) -> date:
        if policy is Shift.FOLLOWING:
            return self.following(day)
        return self.preceding(day) if policy is Shift.PRECEDING else day

    def _explain(self, nominal: date, effective: date) -> Text | None:
        why = self.day_off(nominal)
        if why is None or nominal == effective:
            return None
        return Text(
            fi=f"siirtyy, koska {finnish(nominal)} on {why.fi}",
            sv=f"flyttas, eftersom {finnish(nominal)} är {why.sv}",
            en=f"moves, because {nominal.day} {nominal:%B %Y} is {why.en}",
        )


def finnish(day: date) -> str:
    """A date as Finnish and Swedish officials write it: 31.8.2023."""
    return f"{day.day}.{day.month}.{day.year}"


def as_day(moment: date | datetime) -> date:
    """The calendar day in Helsinki; a plain date stands for itself."""
    if not isinstance(moment, datetime):
        return moment
    return (moment if moment.tzinfo is None else moment.astimezone(HELSINKI)).date()


def period_end(
    start: date, *, days: int = 0, weeks: int = 0, months: int = 0, years: int = 0
) -> date:
    """The nominal last day of a period from `start`, which itself does not count.

    Weeks, months and years end on the corresponding day, or on the month's last (150/1930 §§ 2-3).
    Raises InvalidInput beyond the calendar's reach.
    """
    try:
        return _add_months(start, 12 * years + months) + timedelta(days=days, weeks=weeks)
    except (OverflowError, ValueError) as error:
        raise _beyond(start) from error


def end_of(day: date) -> datetime:
    """The last second of `day` in Helsinki, when a deadline of that day has passed after it."""
    return datetime.combine(day, time(23, 59, 59), HELSINKI)


def start_of(day: date) -> datetime:
    """The first moment of `day` in Helsinki."""
    return datetime.combine(day, time(0), HELSINKI)


def _add_months(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _days(day: date, step: int) -> Iterator[date]:
    """`day` and its neighbours in one direction, as far as holidays are known."""
    while FIRST_YEAR <= day.year <= LAST_YEAR:
        yield day
        day += timedelta(days=step)
    raise _beyond(day)


def _holiday(day: date) -> Text | None:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _beyond(day)
    return _year(day.year).get(day)


@lru_cache(maxsize=LAST_YEAR - FIRST_YEAR + 1)
def _year(year: int) -> Mapping[date, Text]:
    fi, sv, en = (
        dict(holidays.country_holidays("FI", years=[year], language=language))
        for language in ("fi", "sv_FI", "en_US")
    )
    return {day: Text(_lower(fi[day]), _lower(sv[day]), en[day]) for day in fi}


def _lower(name: str) -> str:
    """Finnish and Swedish write the names of days small; a name in them stays."""
    return name if name.startswith("Kristi ") else name[:1].lower() + name[1:]


def _beyond(day: date) -> InvalidInput:
    return InvalidInput(
        f"No holidays are known outside {FIRST_YEAR}–{LAST_YEAR}, so no deadline can be counted.",
        code="deadline-out-of-reach",
        details={"day": day.isoformat()},
    )
