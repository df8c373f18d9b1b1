"""Values in a state: what JSON can hold as it stands, all else in FEEL's tagged form.

A large list or context is kept as one text: a step that does not look at it does not take it
apart either (1 MB of small records: less than half the time of a step).
"""

from __future__ import annotations

from typing import Any

import orjson

from engine.errors import InvalidInput
from engine.feel.json import from_json, to_json

LEAST, MOST = -(2**63), 2**64 - 1
_PACKED, _PACKED_TAGGED = "$packed", "$packedTagged"  # no value of a user has such a key alone
_LARGE = 4096  # bytes
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
            if not LEAST <= item <= MOST:
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


def kept(value: Any) -> tuple[Any, bool]:
    """The form in which a variable is kept; True if it has to be restored.

    Raises InvalidInput for what cannot be stored.
    """
    plain = is_plain(value)
    stored = value if plain else tagged(value)
    if type(stored) in (list, dict):
        text = orjson.dumps(stored)
        if len(text) > _LARGE:
            return {_PACKED if plain else _PACKED_TAGGED: text.decode()}, True
    return stored, not plain


def size(stored: Any) -> int:
    """The bytes that a large value takes, about; of others nothing."""
    if type(stored) is dict and len(stored) == 1:
        stored = stored.get(_PACKED) or stored.get(_PACKED_TAGGED)
    return len(stored) if type(stored) is str else 0


def restored(stored: Any) -> Any:
    if type(stored) is dict and len(stored) == 1:
        if _PACKED in stored:
            return orjson.loads(stored[_PACKED])
        if _PACKED_TAGGED in stored:
            return from_json(orjson.loads(stored[_PACKED_TAGGED]))
    return from_json(stored)
