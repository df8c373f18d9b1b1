"""A value as FEEL writes it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from engine.feel.evaluation import Evaluation
from engine.feel.kinds import foreign, kind_of
from engine.feel.scanner import starts_name
from engine.feel.temporal import temporal_text
from engine.feel.values import DayTimeDuration, Function, Range, YearMonthDuration
from engine.feel.vocabulary import words_of

LONGEST_NAME = 100
TEMPORAL = frozenset(("date", "time", "date and time"))


def number_text(value: int | Decimal) -> str:
    """A number without exponent and without needless zeros."""
    if type(value) is int:
        return str(value)
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def text_of(value: Any, evaluation: Evaluation) -> str:
    """The value as `string()` gives it: a string bare, all else as written."""
    return value if type(value) is str else written(value, evaluation)


def written(value: Any, evaluation: Evaluation) -> str:
    """The value as it would stand inside a list: strings in quotes."""
    evaluation.spend(3)
    kind = kind_of(value)
    if type(value) is str:
        evaluation.spend(len(value) >> 4)
        return quoted(value)
    if kind == "number":
        value = foreign(value)
        if type(value) is Decimal:
            evaluation.spend(abs(value.adjusted()) >> 4)
        return number_text(value)
    if kind == "boolean":
        return "true" if value else "false"
    if kind in TEMPORAL:
        return temporal_text(value)
    if isinstance(value, YearMonthDuration | DayTimeDuration):
        return str(value)
    return _collection(value, evaluation)


def _collection(value: Any, evaluation: Evaluation) -> str:
    if type(value) is list:
        return "[" + ", ".join(written(item, evaluation) for item in value) + "]"
    if type(value) is dict:
        entries = (
            f"{key_text(key, evaluation)}: {written(item, evaluation)}"
            for key, item in value.items()
        )
        return "{" + ", ".join(entries) + "}"
    if type(value) is Range:
        return range_text(value, evaluation)
    if type(value) is Function:
        return f"function({', '.join(value.parameters)})"
    return "null"


def quoted(text: str) -> str:
    """A string literal."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def key_text(key: str, evaluation: Evaluation) -> str:
    """The key of an entry: bare where it is one word or more, in quotes where it is not."""
    if key.isidentifier():
        return key
    evaluation.spend(5 + (len(key) >> 4))
    words = words_of(key) if len(key) <= LONGEST_NAME else ()
    bare = all(starts_name(word[0]) for word in words if word) and " ".join(words) == key != ""
    return key if bare else quoted(key)


def range_text(value: Range, evaluation: Evaluation) -> str:
    """`[1..10)`, `< 10`."""
    if value.operator:
        bound = value.end if value.start is None else value.start
        return f"{value.operator} {written(bound, evaluation)}"
    start, end = written(value.start, evaluation), written(value.end, evaluation)
    opening = "[" if value.start_included else "("
    return f"{opening}{start}..{end}{']' if value.end_included else ')'}"
