"""What forms and models leave in variables, read leniently: a draft may lack anything."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

NUMBERING = re.compile(r"^\s*(?:\d+[.)]|[-–•*])\s+")


def text(values: Mapping[str, Any], name: str) -> str:
    """A text without blanks around it; numbers as they are written; empty when there is none."""
    value = values.get(name)
    if value is None or isinstance(value, bool | list | Mapping):
        return ""
    return str(value).strip()


def paragraphs(values: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """The text's paragraphs: parted by empty lines."""
    parts = re.split(r"\n\s*\n", text(values, name))
    return tuple(" ".join(part.split()) for part in parts if part.strip())


def lines(values: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """The text's lines as a list's items, their own numbers or dashes taken off."""
    parts = (NUMBERING.sub("", line).strip() for line in text(values, name).splitlines())
    return tuple(part for part in parts if part)


def day(values: Mapping[str, Any], name: str) -> date | None:
    """A day from a date, a moment or ISO text; None when it is none."""
    value = values.get(name)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def rows(values: Mapping[str, Any], name: str) -> tuple[Mapping[str, Any], ...]:
    """A list of contexts; anything else in it is left out."""
    value = values.get(name)
    return tuple(v for v in value if isinstance(v, Mapping)) if isinstance(value, list) else ()


def names(values: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """A list of texts."""
    value = values.get(name)
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()


def number(values: Mapping[str, Any], name: str) -> int:
    """A count; 0 when there is none."""
    try:
        return int(values.get(name) or 0)
    except (TypeError, ValueError):
        return 0
