"""Values in a state: what JSON can hold as it stands, all else in FEEL's tagged form."""

from __future__ import annotations

from typing import Any

from engine.errors import InvalidInput
from engine.feel.json import from_json, to_json

_LEAST, _MOST = -(2**63), 2**64 - 1
_TAG = "$"  # a mapping with a key that begins so may be a tag: it goes through the tagged form


def is_plain(value: Any) -> bool:
    """True if JSON gives the very same value back."""
    todo = [value]
    while todo:
        item = todo.pop()
        kind = type(item)
        if kind is str or item is None or kind is bool:
            continue
        if kind is int:
            if not _LEAST <= item <= _MOST:
                return False
        elif kind is list:
            todo += item
        elif kind is dict:
            for key in item:
                if type(key) is not str or key.startswith(_TAG):
                    return False
            todo += item.values()
        else:
            return False
    return True


def tagged(value: Any) -> Any:
    """The form in which a value that is not plain is kept."""
    try:
        return to_json(value)
    except (TypeError, ValueError) as error:
        raise InvalidInput(f"A variable cannot be stored: {error}", code="value") from error


def restored(stored: Any) -> Any:
    return from_json(stored)
