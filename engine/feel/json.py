"""Values as JSON and back: plain where JSON has them, tagged like `{"$date": …}` where not."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal, DecimalException
from typing import Any

from engine.feel.arithmetic import CONTEXT, bounded
from engine.feel.kinds import foreign, kind_of
from engine.feel.temporal import temporal_text
from engine.feel.temporal_text import read_date, read_datetime, read_duration, read_time
from engine.feel.values import Range

SAFE = 2**53
DEEPEST = 100
TAGS = {"date": "$date", "time": "$time", "date and time": "$datetime"}
OPERATORS = frozenset(("", "<", "<=", ">", ">=", "=", "!="))
AS_IT_IS = frozenset((str, bool, type(None)))  # types that `from_json` gives back as they came
RANGE_FIELDS = ("start", "end", "start_included", "end_included", "operator")


def to_json(value: Any) -> Any:
    """The value in terms of JSON: None, bool, int, float, str, list and dict.

    Numbers stay numbers where a double holds them exactly. Raises ValueError for functions
    and for what is nested more than 100 deep.
    """
    return _encode(foreign(value), DEEPEST)


def _encode(value: Any, depth: int) -> Any:
    if value is None or isinstance(value, bool | str):
        return value
    if depth == 0:
        raise ValueError("the value is nested too deeply")
    kind = kind_of(value)
    if kind == "number":
        return _number(foreign(value))
    if kind == "list":
        return [_encode(foreign(item), depth - 1) for item in value]
    if kind == "context":
        entries = {key: _encode(foreign(item), depth - 1) for key, item in value.items()}
        return {"$context": entries} if any(key[:1] == "$" for key in entries) else entries
    if kind in TAGS:
        return {TAGS[kind]: temporal_text(value)}
    if kind.endswith("duration"):
        return {"$duration": str(value)}
    if isinstance(value, Range):
        fields = {name: _encode(getattr(value, name), depth - 1) for name in RANGE_FIELDS}
        return {"$range": fields}
    raise ValueError("a function cannot be written as JSON")


def _number(value: int | Decimal) -> Any:
    if isinstance(value, int):
        return value if -SAFE <= value <= SAFE else {"$number": str(value)}
    if value == value.to_integral_value() and abs(value) <= SAFE:
        return int(value)
    near = float(value)
    if math.isfinite(near) and Decimal(repr(near)) == value:
        return near
    return {"$number": str(value)}


def from_json(value: Any) -> Any:
    """The value that `to_json` wrote; plain JSON is itself, its floats decimals.

    Raises ValueError for a tag that says nothing.
    """
    return _decode(value, DEEPEST)


def _decode(value: Any, depth: int) -> Any:
    if depth == 0:
        raise ValueError("the value is nested too deeply")
    if isinstance(value, float):
        return foreign(value)
    if type(value) is int:
        return bounded(value)
    if isinstance(value, list):
        return [_decode(item, depth - 1) for item in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        ((tag, content),) = value.items()
        if tag in READERS:
            return READERS[tag](_needed(content, str, tag))
        if tag == "$range":
            return _range(_needed(content, dict, tag), depth)
        if tag == "$context":
            inner = _needed(content, dict, tag)
            return {key: _decode(item, depth - 1) for key, item in inner.items()}
    return {key: _decode(item, depth - 1) for key, item in value.items()}


def _needed(content: Any, kind: type, tag: str) -> Any:
    """What stands under a tag, if it is of the kind that the tag wants. Raises ValueError."""
    if type(content) is not kind:
        raise ValueError(f"what stands under {tag} is not what it wants")
    return content


def _range(fields: dict[str, Any], depth: int) -> Range:
    if fields.keys() != set(RANGE_FIELDS):
        raise ValueError(f"a range has {', '.join(RANGE_FIELDS)}")
    start, end, low, high, operator = (_decode(fields[name], depth - 1) for name in RANGE_FIELDS)
    if type(low) is not bool or type(high) is not bool or operator not in OPERATORS:
        raise ValueError("the range cannot be read")
    return Range(start, end, low, high, operator)


def _read_number(text: str) -> int | Decimal:
    if len(text) > 60:
        raise ValueError("the number is too long")
    try:
        return int(text) if text.lstrip("-").isdigit() else CONTEXT.plus(Decimal(text))
    except DecimalException as error:
        raise ValueError(f"{text!r} is not a number") from error


READERS: dict[str, Callable[[Any], Any]] = {
    "$date": read_date,
    "$time": read_time,
    "$datetime": read_datetime,
    "$duration": read_duration,
    "$number": _read_number,
}
