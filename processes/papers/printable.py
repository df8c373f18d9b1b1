"""Text that a printed page can carry: composed letters, no control or direction-changing marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

REPLACEMENT = "☐"
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


# Spaces of other widths, which the font lacks; the no-break space stays.
ODD_SPACES = re.compile("[\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")


def printable(text: str) -> str:
    """The text in composed form, without marks that could hide or reorder what is read."""
    plain = UNPRINTABLE.sub("", unicodedata.normalize("NFC", text)).replace("\r\n", "\n")
    return ODD_SPACES.sub(" ", plain)


def unassigned(text: str) -> set[str]:
    """Characters that mean nothing by agreement: unassigned or for private use."""
    return {c for c in text if unicodedata.category(c) in ("Cn", "Co", "Cs")}


def without_leading_marks(text: str) -> str:
    """The text less the combining marks it begins with: they would sit on what stands before."""
    start = next((i for i, c in enumerate(text) if not unicodedata.combining(c)
                  and not unicodedata.category(c).startswith("M")), len(text))
    return text[start:]


def each_text(value: Any, change: Callable[[str], str]) -> Any:
    """The same nested lists and mappings with every string changed; other values untouched."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: each_text(item, change) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [each_text(item, change) for item in value]
    return value
