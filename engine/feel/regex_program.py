"""Programs for patterns with back-references, which no linear-time engine can have.

The pattern is read as for RE2 (same classes, same refusals) into instructions, and
`engine.feel.regex_backtracking` runs them, counting every one from the evaluation's budget.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from engine.feel.errors import FeelFailure
from engine.feel.regex_syntax import QUANTITY, Translator, without_spaces

LARGEST = 4_000
DEEPEST = 30
LOOKS_BACK = frozenset("123456789")


class Op(IntEnum):
    """What an instruction does; `a` and `b` of it are places in the program or the memory."""

    CHAR = 0  # one character of the class `a`
    SPLIT = 1  # go on at `a`, and if that fails at `b`
    JUMP = 2  # go on at `a`
    SAVE = 3  # keep the position in memory `a`
    MOVED = 4  # fail unless the position differs from memory `a`
    BACK = 5  # the text of group `a` again
    FIRST = 6  # the start of the text, or of a line
    LAST = 7  # its end
    DONE = 8


Instruction = tuple[Op, int, int]


@dataclass(frozen=True, slots=True)
class Program:
    """Instructions, the classes of characters they name in RE2's words, and the memory they use."""

    code: tuple[Instruction, ...]
    classes: tuple[str, ...]
    groups: int
    memory: int


Part = Callable[[list[Instruction]], None]


def looks_back(pattern: str) -> bool:
    """Whether the pattern refers back to a group of its own."""
    escaped = False
    for char in pattern:
        if escaped and char in LOOKS_BACK:
            return True
        escaped = char == "\\" and not escaped
    return False


def program(pattern: str, flags: str) -> Program:
    """The program of a pattern. Raises FeelFailure if it is none."""
    reader = _Reader(without_spaces(pattern) if "x" in flags else pattern, flags)
    code: list[Instruction] = []
    reader.choice()(code)
    if reader.peek():
        raise FeelFailure("a parenthesis is not opened")
    code.append((Op.DONE, 0, 0))
    return Program(tuple(code), tuple(reader.classes), reader.groups, reader.memory())


class _Reader(Translator):
    """Reads a pattern into parts, each of which writes its instructions any number of times."""

    def __init__(self, pattern: str, flags: str) -> None:
        super().__init__(pattern, flags)
        self.classes: list[str] = []
        self.groups = 0
        self.depth = 0
        self.closed: set[int] = set()
        self.marks = 0

    def memory(self) -> int:
        """How many positions are kept: two for each group, one for each loop."""
        return 2 * (self.groups + 1) + self.marks

    def choice(self) -> Part:
        """`a|b|c`."""
        parts = [self.sequence()]
        while self.peek() == "|":
            self.take()
            parts.append(self.sequence())
        if len(parts) == 1:
            return parts[0]

        def write(code: list[Instruction]) -> None:
            jumps = []
            for part in parts[:-1]:
                split = _reserve(code)
                part(code)
                jumps.append(_reserve(code))
                code[split] = (Op.SPLIT, split + 1, len(code))
            parts[-1](code)
            for jump in jumps:
                code[jump] = (Op.JUMP, len(code), 0)

        return write

    def sequence(self) -> Part:
        """Parts that follow each other."""
        parts: list[Part] = []
        while self.peek() and self.peek() not in "|)":
            parts.append(self.repeated(self.one()))

        def write(code: list[Instruction]) -> None:
            for part in parts:
                part(code)

        return write

    def one(self) -> Part:
        """A character, class, anchor, group or back-reference."""
        char = self.take()
        if char == "(":
            return self.grouped()
        if char == "^":
            return _single(Op.FIRST)
        if char == "$":
            return _single(Op.LAST)
        if char == "\\" and self.peek() in LOOKS_BACK:
            return self.back()
        if char in "?*+{":
            raise FeelFailure(f"{char!r} has nothing to repeat")
        self.at -= 1
        return _single(Op.CHAR, self.numbered(self.part()))

    def numbered(self, text: str) -> int:
        """The number of a class of characters."""
        if text not in self.classes:
            self.classes.append(text)
        return self.classes.index(text)

    def grouped(self) -> Part:
        """A group, counted unless it begins with `?:`."""
        counted = self.group() == "("
        self.depth += 1
        if self.depth > DEEPEST:
            raise FeelFailure("the groups are nested too deeply")
        number = self.groups = self.groups + 1 if counted else self.groups
        inner = self.choice()
        self.depth -= 1
        if self.take() != ")":
            raise FeelFailure("a parenthesis is not closed")
        if not counted:
            return inner
        self.closed.add(number)

        def write(code: list[Instruction]) -> None:
            code.append((Op.SAVE, 2 * number, 0))
            inner(code)
            code.append((Op.SAVE, 2 * number + 1, 0))

        return write

    def back(self) -> Part:
        """`\\1`: as many digits as still name a group that is read to its end."""
        number = int(self.take())
        while self.peek().isascii() and self.peek().isdigit():
            if number * 10 + int(self.peek()) not in self.closed:
                break
            number = number * 10 + int(self.take())
        if number not in self.closed:
            raise FeelFailure("a back-reference names no group before it")
        return _single(Op.BACK, number)

    def repeated(self, part: Part) -> Part:
        """The part with the quantifier that follows it."""
        low, high = self.times()
        if (low, high) == (1, 1):
            return part
        greedy = not self.reluctant()
        self.marks += 1
        mark = -self.marks  # counted from the end of the memory

        def write(code: list[Instruction]) -> None:
            for _ in range(low):
                if not _grow(code, part):
                    break
            if high is None:
                _loop(code, part, greedy, mark)
            else:
                _options(code, part, greedy, high - low)

        return write

    def times(self) -> tuple[int, int | None]:
        """How often: `?`, `*`, `+`, `{2}`, `{2,}`, `{2,5}`, or once."""
        char = self.peek()
        if char == "{":
            found = QUANTITY.match(self.pattern, self.at)
            if found is None:
                raise FeelFailure("a brace is not a quantity")
            self.at = found.end()
            low = int(found[1])
            high = low if found[2] is None else int(found[3]) if found[3] else None
            if high is not None and high < low:
                raise FeelFailure("a quantity is the wrong way round")
            return low, high
        if char in ("?", "*", "+"):
            self.take()
            return {"?": (0, 1), "*": (0, None), "+": (1, None)}[char]
        return 1, 1


def _reserve(code: list[Instruction]) -> int:
    """A place for an instruction whose target is not known yet."""
    code.append((Op.DONE, 0, 0))
    return len(code) - 1


def _single(op: Op, operand: int = 0) -> Part:
    def write(code: list[Instruction]) -> None:
        code.append((op, operand, 0))

    return write


def _grow(code: list[Instruction], part: Part) -> bool:
    """Write the part once more; whether it wrote anything. Raises FeelFailure when too large."""
    before = len(code)
    part(code)
    if len(code) > LARGEST:
        raise FeelFailure("the pattern is too large")
    return len(code) > before


def _split(here: int, there: int, greedy: bool) -> Instruction:
    return (Op.SPLIT, here, there) if greedy else (Op.SPLIT, there, here)


def _loop(code: list[Instruction], part: Part, greedy: bool, mark: int) -> None:
    """Any number of times; a round that takes nothing is not gone again."""
    start = _reserve(code)
    code.append((Op.SAVE, mark, 0))
    _grow(code, part)
    code.append((Op.MOVED, mark, 0))
    code.append((Op.JUMP, start, 0))
    code[start] = _split(start + 1, len(code), greedy)


def _options(code: list[Instruction], part: Part, greedy: bool, times: int) -> None:
    """Up to so many times, each only after the one before."""
    places = []
    for _ in range(times):
        places.append(_reserve(code))
        if not _grow(code, part):
            break
    for place in places:
        code[place] = _split(place + 1, len(code), greedy)
