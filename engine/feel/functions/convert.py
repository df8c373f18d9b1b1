"""Functions that make numbers, strings and ranges of other values."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from engine.feel.arithmetic import CONTEXT, Number, bounded
from engine.feel.errors import FeelFailure
from engine.feel.evaluation import Evaluation
from engine.feel.functions.registry import builtin
from engine.feel.range_text import read_range
from engine.feel.text import text_of
from engine.feel.values import Range

NUMBER = re.compile(r"[+-]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,4})?", re.A)
GROUPS = frozenset((" ", ",", "."))
POINTS = frozenset((".", ","))


@builtin("string", "from: any")
def string(evaluation: Evaluation, source: Any) -> str | None:
    """The value as text; null of null."""
    return None if source is None else text_of(source, evaluation)


@builtin("number", "from: string|number")
def number(evaluation: Evaluation, source: str | Number) -> Number:
    """The number that a text writes with a point."""
    return read_number(source) if isinstance(source, str) else source


@builtin(
    "number", "from: string", "grouping separator: string?", "decimal separator: string?"
)
def number_with_separators(
    evaluation: Evaluation, source: str, group: str | None, point: str | None
) -> Number:
    """The number that a text writes with these separators, null for none and for a point."""
    if group is not None and group not in GROUPS:
        raise FeelFailure("the grouping separator is space, comma or point")
    if point is not None and (point not in POINTS or point == group):
        raise FeelFailure("the decimal separator is the other one of point and comma")
    if group is not None:
        source = source.replace(group, "")
    if point == ",":
        if "." in source:
            raise FeelFailure("the text is not a number")
        source = source.replace(",", ".")
    return read_number(source)


def read_number(text: str) -> Number:
    """The number that a text writes. Raises FeelFailure."""
    if NUMBER.fullmatch(text) is None:
        raise FeelFailure("the text is not a number")
    if text.lstrip("+-").isdigit():
        return bounded(int(text))
    return CONTEXT.plus(Decimal(text))


@builtin("range", "from: string")
def range_from(evaluation: Evaluation, source: str) -> Range:
    """The range that a text writes, with constants at its ends."""
    evaluation.spend(500 + len(source) * 10)
    return read_range(source)
