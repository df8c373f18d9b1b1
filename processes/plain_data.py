"""Frozen dataclasses from plain JSON and back, strictly: a wrong type names its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from engine.errors import InvalidInput


def to_plain(value: Any) -> Any:
    """Dataclasses, tuples, dates and enums as JSON values."""
    if is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value


def from_plain(kind: type[Any], data: Any, place: str) -> Any:
    """An instance of the dataclass `kind`; InvalidInput for unknown, missing or wrong fields."""
    if not isinstance(data, Mapping):
        raise _wrong(place, "an object is needed")
    hints = get_type_hints(kind)
    known = {field.name: field for field in fields(kind)}
    for name in data:
        if name not in known:
            raise _wrong(f"{place}.{name}", "there is no such field")
    for name, field in known.items():
        if name not in data and field.default is MISSING and field.default_factory is MISSING:
            raise _wrong(f"{place}.{name}", "it is missing")
    return kind(**{name: _value(hints[name], data[name], f"{place}.{name}") for name in data})


def _value(hint: Any, value: Any, place: str) -> Any:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _optional(hint, value, place)
    if origin is tuple:
        return _tuple(get_args(hint)[0], value, place)
    if isinstance(hint, type) and is_dataclass(hint):
        return from_plain(hint, value, place)
    return _plain_value(hint, value, place)


def _optional(hint: Any, value: Any, place: str) -> Any:
    if value is None:
        return None
    inner = next(kind for kind in get_args(hint) if kind is not type(None))
    return _value(inner, value, place)


def _tuple(hint: Any, value: Any, place: str) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise _wrong(place, "a list is needed")
    return tuple(_value(hint, item, f"{place}[{i}]") for i, item in enumerate(value))


def _plain_value(hint: type[Any], value: Any, place: str) -> Any:
    try:
        if issubclass(hint, datetime | date) and isinstance(value, str):
            return hint.fromisoformat(value)
        if issubclass(hint, Enum):
            return hint(value)
    except ValueError as error:
        raise _wrong(place, str(error)) from error
    if type(value) is not hint:
        raise _wrong(place, f"a {hint.__name__} is needed")
    return value


def _wrong(place: str, what: str) -> InvalidInput:
    return InvalidInput(
        f"The data is wrong at {place}: {what}.",
        reason_fi=f"Tiedoissa on virhe kohdassa {place}.",
        code="wrong-data",
        details={"place": place},
    )
