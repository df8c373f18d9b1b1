"""What `value.name` is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.feel.compare import named
from engine.feel.evaluation import Evaluation
from engine.feel.kinds import foreign, kind_of
from engine.feel.moments import weekday
from engine.feel.temporal import nanos_of, offset_of, zone_of, zone_text
from engine.feel.values import DAY_NANOS, NANOS, DayTimeDuration, YearMonthDuration

Reader = Callable[[Any], Any]


def _second(value: Any) -> Any:
    return nanos_of(value) // NANOS % 60


def _offset(value: Any) -> DayTimeDuration | None:
    seconds = offset_of(value)
    return None if seconds is None else DayTimeDuration(seconds * NANOS)


def _zone(value: Any) -> str | None:
    text = zone_text(zone_of(value))
    return text[1:] if text.startswith("@") else None


def _part(size: int, modulus: int) -> Reader:
    def read(value: DayTimeDuration) -> int:
        whole = abs(value.nanos) // size
        whole = whole % modulus if modulus else whole
        return -whole if value.nanos < 0 else whole

    return read


def _months(years: bool) -> Reader:
    def read(value: YearMonthDuration) -> int:
        whole = abs(value.months) // 12 if years else abs(value.months) % 12
        return -whole if value.months < 0 else whole

    return read


DAY: dict[str, Reader] = {
    "year": lambda value: value.year,
    "month": lambda value: value.month,
    "day": lambda value: value.day,
    "weekday": weekday,
}
CLOCK: dict[str, Reader] = {
    "hour": lambda value: nanos_of(value) // (3600 * NANOS),
    "minute": lambda value: nanos_of(value) // (60 * NANOS) % 60,
    "second": _second,
    "time offset": _offset,
    "timezone": _zone,
}
PROPERTIES: dict[str, dict[str, Reader]] = {
    "date": DAY,
    "time": CLOCK,
    "date and time": {**DAY, **CLOCK},
    "years and months duration": {"years": _months(True), "months": _months(False)},
    "days and time duration": {
        "days": _part(DAY_NANOS, 0),
        "hours": _part(3600 * NANOS, 24),
        "minutes": _part(60 * NANOS, 60),
        "seconds": _part(NANOS, 60),
    },
    "range": {
        "start": lambda value: value.start,
        "end": lambda value: value.end,
        "start included": lambda value: value.start_included,
        "end included": lambda value: value.end_included,
    },
}


def member(value: Any, name: str, evaluation: Evaluation) -> Any:
    """The entry or property of that name; of a list, the list of its items' ones."""
    if type(value) is list:
        evaluation.spend(len(value) * 2)
        return [member(each, name, evaluation) for each in value]
    if type(value) is dict:
        if name in value:
            return value[name]
        evaluation.warn(f"the context has no entry {name!r}")
        return None
    known = foreign(value)
    if known is not value and known is not None:
        return member(known, name, evaluation)
    read = PROPERTIES.get(kind_of(value), {}).get(name)
    if read is None:
        evaluation.warn(f"{named(value)} has no {name!r}")
        return None
    return read(value)
