"""Regular expressions of XPath on a linear-time engine."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

import re2

from engine.feel.errors import FeelFailure
from engine.feel.evaluation import Evaluation
from engine.feel.regex_syntax import translate

LONGEST_PATTERN = 1_000
MEMORY = 1 << 20


class Expression:
    """A compiled pattern."""

    def __init__(self, pattern: Any) -> None:
        self._pattern = pattern

    def search(self, text: str, evaluation: Evaluation) -> Any:
        """The first match or None."""
        evaluation.spend(20 + (len(text) >> 2))
        return self._pattern.search(text)

    def matches(self, text: str, evaluation: Evaluation) -> Iterator[Any]:
        """All matches, none overlapping. Raises FeelFailure if the pattern matches nothing."""
        evaluation.spend(20 + (len(text) >> 2))
        if self._pattern.search("") is not None:
            raise FeelFailure("the pattern matches the empty string")
        yield from self._pattern.finditer(text)


@functools.lru_cache(maxsize=256)
def compiled(pattern: str, flags: str) -> Expression:
    """The pattern ready to use. Raises FeelFailure if it is none or the engine cannot do it."""
    if len(pattern) > LONGEST_PATTERN:
        raise FeelFailure("the pattern is too long")
    options = re2.Options()
    options.max_mem = MEMORY
    options.log_errors = False
    try:
        return Expression(re2.compile(translate(pattern, flags), options))
    except re2.error as error:
        raise FeelFailure("the pattern is not a regular expression") from error


def expand(replacement: str, match: Any) -> str:
    """The replacement with $0 … $9 filled in; \\$ and \\\\ stand for themselves."""
    if "$" not in replacement and "\\" not in replacement:
        return replacement
    groups = match.re.groups
    parts: list[str] = []
    at = 0
    while at < len(replacement):
        char = replacement[at]
        if char == "\\":
            if replacement[at + 1 : at + 2] not in ("\\", "$"):
                raise FeelFailure("the replacement has a stray backslash")
            parts.append(replacement[at + 1])
            at += 2
        elif char == "$":
            end = _group_end(replacement, at + 1, groups)
            number = int(replacement[at + 1 : end])
            parts.append((match.group(number) or "") if number <= groups else "")
            at = end
        else:
            parts.append(char)
            at += 1
    return "".join(parts)


def _group_end(replacement: str, at: int, groups: int) -> int:
    """Where the number of a group ends: as many digits as still name a group."""
    end = at + 1
    if not replacement[at:end].isdigit():
        raise FeelFailure("the replacement has a stray $")
    while replacement[end : end + 1].isdigit() and int(replacement[at : end + 1]) <= groups:
        end += 1
    return end
