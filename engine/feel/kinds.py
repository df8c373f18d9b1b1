"""What kind of FEEL value a Python value is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from engine.feel.temporal import WideDate, WideDateTime, WideTime
from engine.feel.values import DayTimeDuration, Function, Range, YearMonthDuration

KINDS: dict[type, str] = {
    int: "number",
    Decimal: "number",
    float: "number",
    str: "string",
    bool: "boolean",
    type(None): "Null",
    date: "date",
    WideDate: "date",
    datetime: "date and time",
    WideDateTime: "date and time",
    time: "time",
    WideTime: "time",
    YearMonthDuration: "years and months duration",
    DayTimeDuration: "days and time duration",
    list: "list",
    dict: "context",
    Range: "range",
    Function: "function",
}


def kind_of(value: Any) -> str:
    """The name of the value's FEEL type, "" if it is nothing FEEL knows."""
    return KINDS.get(type(value), "")


def foreign(value: Any) -> Any:
    """A value of the host as FEEL sees it: floats as decimals, tuples as lists, and so on.

    Returns the value itself where FEEL knows it; what it does not know becomes null.
    """
    if type(value) in KINDS and type(value) is not float:
        return value
    if isinstance(value, float):
        return Decimal(repr(value)) if math.isfinite(value) else None
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, tuple | set | frozenset):
        return [foreign(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): foreign(each) for key, each in value.items()}
    if isinstance(value, timedelta):
        return DayTimeDuration((value // timedelta(microseconds=1)) * 1000)
    return None
