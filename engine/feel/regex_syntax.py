"""Rewrites an XPath regular expression for RE2 (XPath functions 3.1, 5.6.1)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.feel.errors import FeelFailure
from engine.feel.regex_classes import (
    LAST,
    Atom,
    bracketed,
    escape_class,
    folded,
    point,
    property_class,
    span,
    without,
)

FLAGS = frozenset("smixq")
SINGLE = {"n": 0x0A, "r": 0x0D, "t": 0x09}
SYMBOLS = frozenset("\\|.?*+(){}-[]^$")
ANY_BUT_LINE_ENDS = r"[^\n\r]"
QUANTITY = re.compile(r"\{(\d{1,4})(,(\d{1,4})?)?\}", re.ASCII)
PROPERTY = re.compile(r"([pP])\{([A-Za-z0-9-]+)\}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Translation:
    """A pattern in RE2's words and its size: how many characters it names, repetition counted,
    and how many of them by a class of Unicode (each a program of its own)."""

    text: str
    size: int
    classes: int


def translate(pattern: str, flags: str) -> Translation:
    """The pattern with its flags in RE2's words. Raises FeelFailure."""
    if not set(flags) <= FLAGS:
        raise FeelFailure("the flags are s, m, i, x and q")
    prefix = "(?m)" if "m" in flags else ""
    translator = Translator(without_spaces(pattern) if "x" in flags else pattern, flags)
    if "q" in flags:
        return Translation(prefix + "".join(map(translator.plain, pattern)), len(pattern), 0)
    text = translator.all()
    return Translation(prefix + text, *translator.measured())


def without_spaces(pattern: str) -> str:
    """The pattern without the white space outside brackets."""
    depth, kept, escaped = 0, [], False
    for char in pattern:
        if depth or char not in " \t\n\r":
            kept.append(char)
        if escaped:
            escaped = False
            continue
        escaped = char == "\\"
        depth += (char == "[") - (char == "]")
    return "".join(kept)


class Translator:
    """One pass over a pattern."""

    def __init__(self, pattern: str, flags: str = "") -> None:
        self.pattern = pattern
        self.span = folded if "i" in flags else span
        self.any = f"[{point(0)}-{point(LAST)}]" if "s" in flags else ANY_BUT_LINE_ENDS
        self.at = 0
        self.sizes: list[list[tuple[int, int]]] = [[]]

    def measured(self) -> tuple[int, int]:
        """The sizes of what was read; brackets that stayed open count too."""
        while len(self.sizes) > 1:
            self.close()
        return total(self.sizes[0])

    def close(self) -> None:
        """The end of a group: from here on it counts as one part."""
        if len(self.sizes) == 1:
            raise FeelFailure("a parenthesis is not opened")
        inner = self.sizes.pop()
        self.sizes[-1].append(total(inner))

    def repeat(self, times: int) -> None:
        """Count the last part so many times."""
        if self.sizes[-1]:
            size, classes = self.sizes[-1].pop()
            self.sizes[-1].append((size * times, classes * times))

    def count(self, text: str) -> str:
        """Count the text as one part; returns it."""
        self.sizes[-1].append((1, text.count("\\p") + text.count("\\P")))
        return text

    def peek(self) -> str:
        """The next character, "" at the end."""
        return self.pattern[self.at : self.at + 1]

    def take(self) -> str:
        """Step over the next character. Raises FeelFailure at the end."""
        char = self.peek()
        if not char:
            raise FeelFailure("the pattern ends too early")
        self.at += 1
        return char

    def all(self) -> str:
        """The whole pattern rewritten."""
        parts = []
        while self.peek():
            parts.append(self.part())
        return "".join(parts)

    def part(self) -> str:
        """One character, class, bracket or quantifier."""
        char = self.take()
        if char == "\\":
            atom = self.escape()
            return self.count(bracketed([atom], False) if isinstance(atom, tuple) else atom)
        if char == "[":
            return self.count(self.bracket())
        if char == "(":
            self.sizes.append([])
            return self.group()
        if char == "{":
            return self.quantity()
        if char in "])}":
            if char == ")":
                self.close()
                return char
            raise FeelFailure(f"{char!r} is not opened")
        if char in "?*+":
            return char + self.reluctant()
        if char == ".":
            return self.count(self.any)
        return self.count(char if char in "^$|" else self.plain(char))

    def plain(self, char: str) -> str:
        """A character that stands for itself, in either case if case does not count."""
        if self.span is folded and char.lower() != char.upper():
            return bracketed([folded(ord(char), ord(char))], False)
        return char if char.isalnum() else point(ord(char))

    def group(self) -> str:
        """The start of a group; of those with a question mark only `(?:` is known."""
        if self.peek() == "?":
            if not self.pattern.startswith("?:", self.at):
                raise FeelFailure("the group is of an unknown kind")
            self.at += 2
            return "(?:"
        return "("

    def quantity(self) -> str:
        """`{2}`, `{2,}`, `{2,5}`."""
        found = QUANTITY.match(self.pattern, self.at - 1)
        if found is None:
            raise FeelFailure("a brace is not a quantity")
        self.at = found.end()
        self.repeat(max(1, int(found[1]), int(found[3] or 0)))
        return found[0] + self.reluctant()

    def reluctant(self) -> str:
        """A question mark after a quantifier; a second quantifier is an error."""
        if self.peek() == "?":
            self.at += 1
            return "?" + self.reluctant_end()
        return self.reluctant_end()

    def reluctant_end(self) -> str:
        """Nothing, if no further quantifier follows."""
        if self.peek() and self.peek() in "?*+{":
            raise FeelFailure("two quantifiers follow each other")
        return ""

    def escape(self) -> Atom | str:
        """What a backslash introduces: a class, or the text of one character."""
        found = PROPERTY.match(self.pattern, self.at)
        if found is not None:
            self.at = found.end()
            return property_class(found[1], found[2])
        char = self.take()
        atom = escape_class(char)
        if atom is not None:
            return atom
        if char in SINGLE:
            return point(SINGLE[char])
        if char in SYMBOLS:
            return point(ord(char))
        raise FeelFailure(f"\\{char} has no meaning here")

    def bracket(self) -> str:
        """`[a-z]`, `[^a-z]`, `[a-z-[aeiou]]`, from after the bracket on."""
        negative, atoms = self.opened()
        others: tuple[bool, list[Atom]] | None = None
        while self.peek() != "]" or not atoms:
            if self.peek() == "-" and self.pattern.startswith("-[", self.at) and atoms:
                self.at += 2
                others = self.subtracted()
                break
            atoms.append(self.member(first=not atoms))
        if self.take() != "]":
            raise FeelFailure("a bracket is not closed")
        if others is None:
            return bracketed(atoms, negative)
        return without(atoms, negative, others[1], others[0])

    def opened(self) -> tuple[bool, list[Atom]]:
        """Whether the class is negated, and no atoms yet."""
        negative = self.peek() == "^"
        self.at += negative
        return negative, []

    def subtracted(self) -> tuple[bool, list[Atom]]:
        """The class after `-[`, with its closing bracket."""
        negative, atoms = self.opened()
        while self.peek() != "]" or not atoms:
            atoms.append(self.member(first=not atoms))
        self.take()
        return negative, atoms

    def member(self, first: bool) -> Atom:
        """A character, a range or a class within brackets."""
        low = self.single(first)
        if isinstance(low, tuple):
            return low
        if self.peek() != "-" or self.pattern[self.at + 1 : self.at + 2] in ("]", "["):
            return self.span(low, low)
        self.take()
        high = self.single(first=False)
        if isinstance(high, tuple):
            raise FeelFailure("a range ends with a class")
        return self.span(low, high)

    def single(self, first: bool) -> Atom | int:
        """A class, or the code of a character, within brackets."""
        char = self.take()
        if char == "\\":
            found = self.escape()
            if isinstance(found, tuple):
                return found
            return int(found[3:-1], 16)
        if char in "[]" or (char == "-" and not first and self.peek() != "]"):
            raise FeelFailure(f"{char!r} must be escaped within brackets")
        return ord(char)


def total(sizes: list[tuple[int, int]]) -> tuple[int, int]:
    """The sizes of parts that follow each other, no larger than matters."""
    size, classes = sum(each for each, _ in sizes), sum(each for _, each in sizes)
    return min(size, 10**6), min(classes, 10**6)
