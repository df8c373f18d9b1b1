"""Nouns: values that nobody changes.

The engine's own are `msgspec` structs, since a step makes some forty of up to 33 fields: made and
changed by C, a frozen one costs a fifth of what a dataclass does, frozen or not (see
docs/decisions/0014-nouns-are-structs.md). All others are frozen dataclasses.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from msgspec import Struct


def names_of(kind: type[Any]) -> tuple[str, ...]:
    """The names of a noun's fields, in the order in which it takes them."""
    if issubclass(kind, Struct):
        return kind.__struct_fields__
    return tuple(each.name for each in fields(kind))
