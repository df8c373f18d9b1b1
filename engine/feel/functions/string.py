"""Functions of strings; positions count code points, from 1."""

from __future__ import annotations

from typing import Any

from engine.feel.arithmetic import Number, whole_part
from engine.feel.errors import FeelFailure
from engine.feel.evaluation import Evaluation
from engine.feel.functions.registry import builtin
from engine.feel.regex import compiled, expand


@builtin("substring", "string: string", "start position: number", "length?: number?")
def substring(
    evaluation: Evaluation, string: str, start: Number, length: Number | None = None
) -> str:
    """The part from a position on, from the end if it is negative."""
    position = whole_part(start)
    if position == 0 or abs(position) > len(string):
        raise FeelFailure("there is no such position")
    first = position - 1 if position > 0 else len(string) + position
    if length is None:
        return string[first:]
    size = whole_part(length)
    if size < 1:
        raise FeelFailure("the length is not positive")
    return string[first : first + size]


@builtin("string length", "string: string")
def string_length(evaluation: Evaluation, string: str) -> int:
    """The number of code points."""
    return len(string)


@builtin("upper case", "string: string")
def upper_case(evaluation: Evaluation, string: str) -> str:
    """The string in capital letters."""
    return string.upper()


@builtin("lower case", "string: string")
def lower_case(evaluation: Evaluation, string: str) -> str:
    """The string in small letters."""
    return string.lower()


@builtin("substring before", "string: string", "match: string")
def substring_before(evaluation: Evaluation, string: str, match: str) -> str:
    """What stands before the first match; "" without one."""
    before, found, _ = string.partition(match) if match else ("", "", "")
    return before if found else ""


@builtin("substring after", "string: string", "match: string")
def substring_after(evaluation: Evaluation, string: str, match: str) -> str:
    """What stands after the first match; "" without one."""
    return string.partition(match)[2] if match else string


@builtin("contains", "string: string", "match: string")
def contains(evaluation: Evaluation, string: str, match: str) -> bool:
    """Whether the match stands anywhere in the string."""
    return match in string


@builtin("starts with", "string: string", "match: string")
def starts_with(evaluation: Evaluation, string: str, match: str) -> bool:
    """Whether the string begins with the match."""
    return string.startswith(match)


@builtin("ends with", "string: string", "match: string")
def ends_with(evaluation: Evaluation, string: str, match: str) -> bool:
    """Whether the string ends with the match."""
    return string.endswith(match)


@builtin("matches", "input: string", "pattern: string", "flags?: string?")
def matches(
    evaluation: Evaluation, string: str, pattern: str, flags: str | None = None
) -> bool:
    """Whether the pattern (XPath's regular expressions) is found in the string."""
    return compiled(pattern, flags or "", evaluation).search(string, evaluation) is not None


@builtin(
    "replace", "input: string", "pattern: string", "replacement: string", "flags?: string?"
)
def replace(
    evaluation: Evaluation, string: str, pattern: str, replacement: str, flags: str | None = None
) -> str:
    """The string with every match replaced; $1 … $9 stand for its groups, $0 for all of it."""
    expression = compiled(pattern, flags or "", evaluation)
    parts, last = [], 0
    for match in expression.matches(string, evaluation):
        parts.append(string[last : match.start()])
        filled = replacement if "q" in (flags or "") else expand(replacement, match)
        evaluation.spend(10 + (len(filled) >> 4))
        parts.append(filled)
        last = match.end()
    parts.append(string[last:])
    return "".join(parts)


@builtin("split", "string: string", "delimiter: string")
def split(evaluation: Evaluation, string: str, delimiter: str) -> list[str]:
    """The parts between the matches of a pattern."""
    parts, last = [], 0
    for match in compiled(delimiter, "", evaluation).matches(string, evaluation):
        evaluation.spend(10)
        parts.append(string[last : match.start()])
        last = match.end()
    return [*parts, string[last:]]


@builtin("string join", "list: list", "delimiter?: string?")
def string_join(
    evaluation: Evaluation, items: list[Any], delimiter: str | None = None
) -> str:
    """The strings of a list in one, nulls left out."""
    strings = [item for item in items if item is not None]
    if not all(type(item) is str for item in strings):
        raise FeelFailure("the list holds more than strings")
    between = delimiter or ""
    evaluation.spend(sum(map(len, strings)) + len(strings) * len(between) >> 4)
    return between.join(strings)
