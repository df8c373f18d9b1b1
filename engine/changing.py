"""A noun with some of its values changed: what `dataclasses.replace` does, for the hot path.

`replace` asks for each field how it is to be handled; here that is found out once for each type.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

T = TypeVar("T")


def changed(noun: T, **values: Any) -> T:
    """Another noun of the same type; KeyError for a name that is none of its fields."""
    kind: Any = type(noun)
    read, places = _parts(kind)
    every = list(read(noun))
    for name, value in values.items():
        every[places[name]] = value
    made: T = kind(*every)
    return made


@cache
def _parts(kind: type) -> tuple[Callable[[Any], tuple[Any, ...]], dict[str, int]]:
    """What reads all fields in their order, and the place of each; there are two at least."""
    names = [each.name for each in fields(kind)]
    return attrgetter(*names), {name: place for place, name in enumerate(names)}
