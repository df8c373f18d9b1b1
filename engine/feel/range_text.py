"""Reads a range from text: `[1..10)`, with constants only at its ends."""

from __future__ import annotations

from typing import Any

from engine.feel import ast
from engine.feel.compare import order
from engine.feel.errors import FeelFailure, FeelSyntaxError
from engine.feel.kinds import kind_of
from engine.feel.parser import parse_expression
from engine.feel.temporal_text import (
    read_date,
    read_datetime,
    read_duration,
    read_temporal,
    read_time,
)
from engine.feel.values import Range

MAKERS = {
    "date": read_date,
    "time": read_time,
    "date and time": read_datetime,
    "duration": read_duration,
}
LONGEST = 1_000


def read_range(text: str) -> Range:
    """The range of a text. Raises FeelFailure if it is none or its ends do not fit."""
    if len(text) > LONGEST:
        raise FeelFailure("the text is too long")
    try:
        node = parse_expression(text, MAKERS)
    except FeelSyntaxError as error:
        raise FeelFailure("the text is not a range") from error
    if not isinstance(node, ast.Interval):
        raise FeelFailure("the text is not a range")
    start, end = constant(node.start), constant(node.end)
    sign = order(start, end)
    if kind_of(start) != kind_of(end) or sign is None or sign > 0:
        raise FeelFailure("the ends of the range do not fit")
    return Range(start, end, node.start_included, node.end_included)


def constant(node: ast.Node) -> Any:
    """The value of a literal, an `@` literal or a call like `date("2026-01-31")`."""
    match node:
        case ast.Literal(value):
            return value
        case ast.At(text):
            return read_temporal(text)
        case ast.Call(ast.Name(name), (ast.Literal(str() as text),), ()) if name in MAKERS:
            return MAKERS[name](text)
    raise FeelFailure("the ends of the range must be constants")
