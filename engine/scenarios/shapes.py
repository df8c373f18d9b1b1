"""What may be written under each key of a scenario: a wrong shape is told, never passed over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Shape = tuple[str, Callable[[Any], bool]]  # in words, and the test


def _is_word(value: Any) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool) and value != ""


def _are_words(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_word, value))


def _is_context(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(key, str) for key in value)


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


TEXT: Shape = ("a text", lambda value: isinstance(value, str | int | float))
WORD: Shape = ("a name or text", _is_word)
WORDS: Shape = ("a list of names", _are_words)
VARIABLES: Shape = ("a mapping of names to values", _is_context)
NUMBER: Shape = ("a whole number from 0", _is_number)
FLAG: Shape = ("true or false", lambda value: isinstance(value, bool))
COUNTS: Shape = (
    "a mapping of elements to how often they were completed",
    lambda value: _is_context(value) and all(map(_is_number, value.values())),
)

STEPS: Mapping[str, Shape] = {
    "start": WORD,
    "complete": WORD,
    "work": WORD,
    "advance": WORD,
    "advance_to": WORD,
    "message": WORD,
    "signal": WORD,
    "set": VARIABLES,
    "expect": VARIABLES,
}
KEYS: Mapping[str, Shape] = {
    "as": WORD,
    "by": WORD,
    "instance": WORD,
    "business_key": WORD,
    "error": WORD,
    "message": WORD,
    "fail": WORD,
    "variables": VARIABLES,
    "correlation": VARIABLES,
    "expect": VARIABLES,
}
EXPECTATIONS: Mapping[str, Shape] = {
    "tasks": WORDS,
    "ended": FLAG,
    "all_ended": FLAG,
    "variables": VARIABLES,
    "absent": ("a name or a list of names", lambda value: _is_word(value) or _are_words(value)),
    "visited": COUNTS,
    "order": WORDS,
    "incidents": NUMBER,
    "instances": ("all", lambda value: value == "all"),
    "raises": WORD,
}


def misshapen(written: Mapping[str, Any], shapes: Mapping[str, Shape]) -> str:
    """What is wrong with the first value that is not as it must be; "" if all are.

    Keys without a shape are another matter; one with nothing behind it is as if it were absent.
    """
    for key, value in written.items():
        if value is None or key not in shapes:
            continue
        words, fits = shapes[key]
        if not fits(value):
            return f"`{key}` must be {words}, there is {value!r}"
    return ""


def at_odds(kind: str, keys: Mapping[str, Any]) -> str:
    """Keys that make no sense together: one of them would say nothing."""
    if kind == "expect":
        return ""
    if "fail" in keys and {"error", "variables"} & keys.keys():
        return "`fail` stands alone: neither `error` nor `variables` goes with it"
    if kind == "work" and "message" in keys and "error" not in keys:
        return "`message` is the text of an `error`"
    return ""
