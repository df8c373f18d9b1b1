"""Regular expressions of XPath on a linear-time engine; those that look back on a guarded one."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import Any

import re2

from engine.feel.errors import FeelFailure
from engine.feel.evaluation import Evaluation
from engine.feel.regex_backtracking import Backtracker, CharacterClass
from engine.feel.regex_program import Program, looks_back, program
from engine.feel.regex_syntax import FLAGS, Translation, translate

LONGEST_PATTERN = 1_000
MEMORY = 1 << 20
KEPT = 24
DEAREST = 80_000


class Expression:
    """A compiled pattern; using it costs by its size and the length of the text."""

    def __init__(self, pattern: Any, size: int) -> None:
        self._pattern = pattern
        self._size = size + 4

    def search(self, text: str, evaluation: Evaluation) -> Any:
        """The first match or None."""
        evaluation.spend(10 + (len(text) * self._size >> 6))
        return self._pattern.search(text)

    def matches(self, text: str, evaluation: Evaluation) -> Iterator[Any]:
        """All matches, none overlapping. Raises FeelFailure if the pattern matches nothing."""
        evaluation.spend(10 + (len(text) * self._size >> 6))
        if self._pattern.search("") is not None:
            raise FeelFailure("the pattern matches the empty string")
        yield from self._pattern.finditer(text)


class Guarded:
    """A pattern with back-references: it costs what it does."""

    def __init__(self, machine: Backtracker) -> None:
        self._machine = machine

    def search(self, text: str, evaluation: Evaluation) -> Any:
        """The first match or None."""
        return self._machine.search(text, evaluation)

    def matches(self, text: str, evaluation: Evaluation, start: int = 0) -> Iterator[Any]:
        """All matches from a position on, none overlapping.

        Raises FeelFailure if the pattern matches nothing.
        """
        if self._machine.search("", evaluation) is not None:
            raise FeelFailure("the pattern matches the empty string")
        yield from self._machine.matches(text, evaluation, start)


class Lined:
    """A pattern with anchors of lines: to RE2 a newline at the very end begins one more line.

    Only a match that reaches the end can stand on such an anchor: it is asked for again where
    anchors are XPath's.
    """

    def __init__(self, quick: Expression, strict: Callable[[Evaluation], Guarded]) -> None:
        self._quick, self._strict = quick, strict

    def search(self, text: str, evaluation: Evaluation) -> Any:
        """The first match or None."""
        found = self._quick.search(text, evaluation)
        if found is None or found.end() < len(text) or not text.endswith("\n"):
            return found
        return self._strict(evaluation).search(text, evaluation)

    def matches(self, text: str, evaluation: Evaluation) -> Iterator[Any]:
        """All matches, none overlapping. Raises FeelFailure if the pattern matches nothing."""
        waiting = None
        for found in self._quick.matches(text, evaluation):
            if waiting is not None:
                yield waiting
            waiting = found
        if waiting is not None and waiting.end() == len(text) and text.endswith("\n"):
            strict = self._strict(evaluation)
            yield from strict.matches(text, evaluation, waiting.start())
        elif waiting is not None:
            yield waiting


def compiled(
    pattern: str, flags: str, evaluation: Evaluation
) -> Expression | Guarded | Lined:
    """The pattern ready to use. Raises FeelFailure if it is none or the engine cannot do it."""
    if len(pattern) > LONGEST_PATTERN:
        raise FeelFailure("the pattern is too long")
    new = evaluation.meets((pattern, flags), KEPT)
    if new:
        evaluation.spend(10 + 3 * len(pattern))
    if "q" not in flags and looks_back(pattern):
        return _guarded(pattern, flags, evaluation if new else None)
    translation = _translation(pattern, flags)
    if isinstance(translation, str):
        raise FeelFailure(translation)
    if new:
        evaluation.spend(min(DEAREST, translation.size + 700 * translation.classes))
    engine = _engine(translation.text)
    if engine is None:
        raise FeelFailure("the pattern is not a regular expression, or too large")
    quick = Expression(engine, translation.size)
    if "m" in flags and "q" not in flags and ("^" in pattern or "$" in pattern):
        return Lined(quick, lambda run: _strictly(pattern, flags, run))
    return quick


def _strictly(pattern: str, flags: str, evaluation: Evaluation) -> Guarded:
    """The pattern on the machine that goes back, paid for where it is new to the evaluation."""
    new = evaluation.meets((pattern, flags, "strictly"), KEPT)
    return _guarded(pattern, flags, evaluation if new else None)


def _guarded(pattern: str, flags: str, evaluation: Evaluation | None) -> Guarded:
    """The pattern on the machine that goes back; the evaluation pays if it is new to it."""
    if not set(flags) <= FLAGS:
        raise FeelFailure("the flags are s, m, i, x and q")
    read = _program(pattern, flags)
    if isinstance(read, str):
        raise FeelFailure(read)
    if evaluation is not None:
        evaluation.spend(len(read.code) + 400 * len(read.classes))
    engines = [_engine(each) for each in read.classes]
    if None in engines:
        raise FeelFailure("the pattern is not a regular expression, or too large")
    return Guarded(Backtracker(read, [CharacterClass(each.fullmatch) for each in engines], flags))


@functools.lru_cache(maxsize=64)
def _program(pattern: str, flags: str) -> Program | str:
    """The instructions of the pattern, or why it has none."""
    try:
        return program(pattern, flags)
    except FeelFailure as failure:
        return str(failure)


@functools.lru_cache(maxsize=256)
def _translation(pattern: str, flags: str) -> Translation | str:
    """The pattern in the engine's words, or why it has none."""
    try:
        return translate(pattern, flags)
    except FeelFailure as failure:
        return str(failure)


@functools.lru_cache(maxsize=KEPT)
def _engine(text: str) -> Any:
    """The engine's pattern; None where it refuses."""
    options = re2.Options()
    options.max_mem = MEMORY
    options.log_errors = False
    try:
        return re2.compile(text, options)
    except re2.error:
        return None


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
    if not (replacement[at:end].isascii() and replacement[at:end].isdigit()):
        raise FeelFailure("the replacement has a stray $")
    while replacement[end : end + 1].isdigit() and int(replacement[at : end + 1]) <= groups:
        end += 1
    return end
