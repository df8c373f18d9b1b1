"""Functions that make and read dates, times and durations (DMN 1.5, 10.3.4.1 and 10.3.4.8)."""

from __future__ import annotations

from typing import Any

from engine.feel.arithmetic import Number, months_duration, whole_part
from engine.feel.errors import FeelFailure
from engine.feel.evaluation import Evaluation
from engine.feel.functions.registry import builtin
from engine.feel.kinds import kind_of
from engine.feel.moments import weekday, whole_months
from engine.feel.temporal import (
    UTC,
    AnyDate,
    AnyDateTime,
    AnyTime,
    day_from,
    day_number,
    day_of,
    make_date,
    make_datetime,
    make_time,
    nanos_of,
    zone_of,
)
from engine.feel.temporal_text import (
    LONGEST,
    offset_zone,
    read_date,
    read_datetime,
    read_duration,
    read_time,
)
from engine.feel.values import NANOS, DayTimeDuration, YearMonthDuration

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)


ZONES = 64


def short(text: str, evaluation: Evaluation) -> str:
    """The text, if it is no longer than any temporal value. Raises FeelFailure."""
    if len(text) > LONGEST:
        raise FeelFailure("the text is too long")
    _, named, zone = text.partition("@")
    if named:  # looking for a zone means looking for a file
        evaluation.spend(300 if evaluation.meets(("@", zone), ZONES) else 5)
    return text


@builtin("date", "from: string|date|date and time")
def date_from(evaluation: Evaluation, source: Any) -> AnyDate:
    """The day that a text names, or of a date and time."""
    if type(source) is str:
        return read_date(short(source, evaluation))
    return make_date(*day_of(source))


@builtin("date", "year: number", "month: number", "day: number")
def date_of(evaluation: Evaluation, year: Number, month: Number, day: Number) -> AnyDate:
    """The day of a year, month and day."""
    return make_date(whole_part(year), whole_part(month), whole_part(day))


@builtin("time", "from: string|time|date and time|date")
def time_from(evaluation: Evaluation, source: Any) -> AnyTime:
    """The time that a text names, or of a date and time; a date's is midnight UTC."""
    if type(source) is str:
        return read_time(short(source, evaluation))
    return make_time(nanos_of(source), zone_of(source))


@builtin(
    "time", "hour: number", "minute: number", "second: number",
    "offset?: days and time duration?",
)
def time_of(
    evaluation: Evaluation,
    hour: Number,
    minute: Number,
    second: Number,
    offset: DayTimeDuration | None = None,
) -> AnyTime:
    """The time of its parts, with an offset from UTC or local."""
    if not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= second < 60):
        raise FeelFailure("there is no such time")
    nanos = (int(hour) * 60 + int(minute)) * 60 * NANOS + int(second * NANOS)
    return make_time(nanos, None if offset is None else offset_zone(offset.nanos // NANOS))


@builtin("date and time", "from: string|date and time|date")
def datetime_from(evaluation: Evaluation, source: Any) -> Any:
    """The date and time that a text names; a date's is midnight UTC."""
    if type(source) is str:
        return read_datetime(short(source, evaluation))
    return make_datetime(day_of(source), 0, UTC) if kind_of(source) == "date" else source


@builtin("date and time", "date: date|date and time", "time: time")
def datetime_of(evaluation: Evaluation, day: Any, time: AnyTime) -> AnyDateTime:
    """The day of the one and the time and zone of the other."""
    return make_datetime(day_of(day), nanos_of(time), zone_of(time))


@builtin("duration", "from: string|years and months duration|days and time duration")
def duration(evaluation: Evaluation, source: Any) -> YearMonthDuration | DayTimeDuration:
    """The duration that a text names."""
    if type(source) is str:
        return read_duration(short(source, evaluation))
    result: YearMonthDuration | DayTimeDuration = source
    return result


@builtin(
    "years and months duration", "from: date|date and time", "to: date|date and time"
)
def months_between(evaluation: Evaluation, start: Any, end: Any) -> YearMonthDuration:
    """The whole months between two days."""
    return months_duration(whole_months(start, end))


@builtin("day of year", "date: date|date and time")
def day_of_year(evaluation: Evaluation, date: Any) -> int:
    """1 for the first of January."""
    return day_number(*day_of(date)) - day_number(date.year, 1, 1) + 1


@builtin("day of week", "date: date|date and time")
def day_of_week(evaluation: Evaluation, date: Any) -> str:
    """The English name of the weekday."""
    return DAYS[weekday(date) - 1]


@builtin("month of year", "date: date|date and time")
def month_of_year(evaluation: Evaluation, date: Any) -> str:
    """The English name of the month."""
    return MONTHS[date.month - 1]


@builtin("week of year", "date: date|date and time")
def week_of_year(evaluation: Evaluation, date: Any) -> int:
    """The week's number after ISO 8601: week 1 has the year's first Thursday."""
    thursday = day_number(*day_of(date)) - weekday(date) + 4
    year = day_from(thursday)[0]
    return (thursday - day_number(year, 1, 1)) // 7 + 1
