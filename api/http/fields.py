"""Field types that refuse what no text of ours may hold: endless length, control characters."""

from __future__ import annotations

import unicodedata
from typing import Any

from marshmallow import ValidationError, fields, validate

from api.names import is_inner

LINE = 200
TEXT = 20_000
# Cc: control, Cs: half surrogates, and the marks that reorder text on screen (spoofed names).
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LAYOUT = frozenset("\n\r\t")


def refuse_controls(text: str, allowed: frozenset[str] = frozenset()) -> None:
    """ValidationError where a character controls a terminal, a header or the reading order."""
    if text.isprintable():
        return  # all of them, marks of reading order too, are no printable characters
    for position, character in enumerate(text):
        if character in allowed:
            continue
        if unicodedata.category(character) in ("Cc", "Cs") or character in _REORDERING:
            raise ValidationError(
                f"Character {position + 1} (U+{ord(character):04X}) is not allowed here."
            )


class Line(fields.String):
    """One line of text, normalised to NFC, at most `most` characters."""

    allowed: frozenset[str] = frozenset()

    def __init__(self, most: int = LINE, least: int = 0, **what: Any) -> None:
        checks = what.pop("validate", None)
        length = validate.Length(min=least or None, max=most)
        super().__init__(validate=[length, *([checks] if checks else [])], **what)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **what: Any) -> str:
        text = unicodedata.normalize("NFC", super()._deserialize(value, attr, data, **what))
        refuse_controls(text, self.allowed)
        return text


class Text(Line):
    """Text of several lines."""

    allowed = _LAYOUT

    def __init__(self, most: int = TEXT, least: int = 0, **what: Any) -> None:
        super().__init__(most, least, **what)


class Slug(fields.String):
    """The id of a person, body, organisation or post."""

    def __init__(self, **what: Any) -> None:
        super().__init__(validate=validate.Regexp(r"^[a-z0-9][a-z0-9._-]{0,99}\Z"), **what)


class Token(fields.String):
    """An id that the product gave out or a model carries: no spaces, no controls."""

    def __init__(self, most: int = LINE, **what: Any) -> None:
        super().__init__(validate=validate.Regexp(rf"^[^\s\x00-\x1f]{{1,{most}}}\Z"), **what)


class Values(fields.Dict):
    """What is typed or written down: names to JSON values, whatever they are called."""

    MOST = 1000
    DEPTH = 40

    def _deserialize(self, value: Any, attr: str | None, data: Any, **what: Any) -> dict[str, Any]:
        found = super()._deserialize(value, attr, data, **what)
        if len(found) > self.MOST:
            raise ValidationError(f"At most {self.MOST} variables at once.")
        _check(found, self.DEPTH)
        return found


class Variables(Values):
    """Variables of a case; inside a value names are data, `__class__` too."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **what: Any) -> dict[str, Any]:
        found = super()._deserialize(value, attr, data, **what)
        for name in found:
            if is_inner(name):
                raise ValidationError(f"No variable may be named like {name}.")
        return found


def _check(value: Any, depth: int) -> None:
    if depth == 0:
        raise ValidationError("The value is nested too deeply.")
    if isinstance(value, str):
        refuse_controls(value, _LAYOUT)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if not key or len(key) > LINE:
                raise ValidationError(f"A name must have 1 to {LINE} characters.")
            refuse_controls(key)
            _check(inner, depth - 1)
    elif isinstance(value, list):
        for inner in value:
            _check(inner, depth - 1)
