"""Character classes of XML Schema's regular expressions in RE2's words.

A class is a union of atoms. Each atom is a pair of texts for use inside RE2's brackets: what
it covers and what it leaves out. With both at hand, "these but not those" can be written as
"none of what these leave out and none of those", which RE2 has, while subtraction it has not.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable

from engine.feel.errors import FeelFailure
from engine.feel.regex_blocks import BLOCKS

Atom = tuple[str, str]

LAST = 0x10FFFF
CATEGORIES = frozenset(
    (
        "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No",
        "P", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Z", "Zs", "Zl", "Zp",
        "S", "Sm", "Sc", "Sk", "So", "C", "Cc", "Cf", "Co",
    )
)  # fmt: skip


def point(code: int) -> str:
    """A code point inside brackets."""
    return f"\\x{{{code:x}}}"


def span(low: int, high: int) -> Atom:
    """All characters from one to another. Raises FeelFailure if they are the wrong way round."""
    if low > high:
        raise FeelFailure("a range of characters is the wrong way round")
    before = f"{point(0)}-{point(low - 1)}" if low > 0 else ""
    after = f"{point(high + 1)}-{point(LAST)}" if high < LAST else ""
    return f"{point(low)}-{point(high)}", before + after


SPACE: Atom = (
    r"\t\n\r ",
    f"{point(0)}-{point(8)}{point(11)}-{point(12)}{point(14)}-{point(31)}{point(33)}-{point(LAST)}",
)
DIGIT: Atom = (r"\p{Nd}", r"\P{Nd}")
NOT_WORD = (
    (0x0, 0x23), (0x25, 0x2A), (0x2C, 0x2F), (0x3A, 0x3B), (0x3F, 0x40), (0x5B, 0x5D),
    (0x5F, 0x5F), (0x7B, 0x7B), (0x7D, 0x7D), (0x7F, 0xA1), (0xA7, 0xA7), (0xAB, 0xAB),
    (0xAD, 0xAD), (0xB6, 0xB7), (0xBB, 0xBB), (0xBF, 0xBF), (0x37E, 0x37E), (0x387, 0x387),
    (0x55A, 0x55F), (0x589, 0x58A), (0x5BE, 0x5BE), (0x5C0, 0x5C0), (0x5C3, 0x5C3),
    (0x5C6, 0x5C6), (0x5F3, 0x5F4), (0x2000, 0x2043), (0x2045, 0x2051), (0x2053, 0x2064),
    (0x2066, 0x206F), (0x2308, 0x230B), (0x3000, 0x3003), (0x3008, 0x3011), (0x3014, 0x301F),
    (0x3030, 0x3030), (0x303D, 0x303D), (0xD800, 0xF8FF), (0xFE10, 0xFE19), (0xFE30, 0xFE52),
    (0xFE54, 0xFE61), (0xFE63, 0xFE63), (0xFE68, 0xFE68), (0xFE6A, 0xFE6B), (0xFEFF, 0xFEFF),
    (0xFF01, 0xFF03), (0xFF05, 0xFF0A), (0xFF0C, 0xFF0F), (0xFF1A, 0xFF1B), (0xFF1F, 0xFF20),
    (0xFF3B, 0xFF3D), (0xFF3F, 0xFF3F), (0xFF5B, 0xFF5B), (0xFF5D, 0xFF5D), (0xFF5F, 0xFF65),
    (0xFFF9, 0xFFFB),
)


def _ranges(ranges: tuple[tuple[int, int], ...]) -> Atom:
    """The characters of sorted ranges, and all between them."""
    covered = "".join(f"{point(low)}-{point(high)}" for low, high in ranges)
    starts = [0, *(high + 1 for _, high in ranges)]
    ends = [*(low - 1 for low, _ in ranges), LAST]
    gaps = [(low, high) for low, high in zip(starts, ends, strict=True) if low <= high]
    return covered, "".join(f"{point(low)}-{point(high)}" for low, high in gaps)


# `\w` is all but punctuation, separators and controls. The engine's own classes for these make
# programs of a thousand steps a character; the ranges cover the scripts and symbols up to
# U+05FF, the general ones above, and leave out the rare punctuation of further scripts.
WORD: Atom = _ranges(NOT_WORD)[::-1]
ESCAPES: dict[str, Atom] = {"s": SPACE, "d": DIGIT, "w": WORD}
QUOTES = r"\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{S}\p{Z}\p{C}"


@functools.cache
def _name_class(letter: str) -> Atom:
    """What a name starts with (`i`) or goes on with (`c`)."""
    if letter == "i":
        return r"\p{L}_:", r"\p{M}\p{N}" + QUOTES + _punctuation("_:")
    return r"\p{L}\p{M}\p{Nd}._:\-\x{b7}", r"\p{Nl}\p{No}" + QUOTES + _punctuation("._:-\xb7")


def _punctuation(but: str) -> str:
    """Connectors, dashes and other marks except these."""
    marks = (
        code for code in range(0x20000)
        if unicodedata.category(chr(code)) in ("Pc", "Pd", "Po") and chr(code) not in but
    )  # fmt: skip
    return "".join(f"{point(low)}-{point(high)}" for low, high in merged((m, m) for m in marks))


@functools.cache
def _variants() -> dict[int, frozenset[int]]:
    """The characters that differ in case alone, by each of them."""
    groups: dict[str, set[int]] = {}
    for code in range(0x1E944):
        char = chr(code)
        lower, upper = char.lower(), char.upper()
        if lower != char or upper != char:
            for each in {lower, upper}:
                if len(each) == 1:
                    groups.setdefault(each, set()).add(code)
    found: dict[int, set[int]] = {}
    for group in groups.values():
        for code in group:
            found.setdefault(code, set()).update(group)
    return {code: frozenset(group) for code, group in found.items()}


def folded(low: int, high: int) -> Atom:
    """All characters from one to another, and what differs from them in case alone."""
    if low > high:
        raise FeelFailure("a range of characters is the wrong way round")
    variants = _variants()
    if high - low < len(variants):
        inside: Iterable[int] = (code for code in range(low, high + 1) if code in variants)
    else:
        inside = (code for code in variants if low <= code <= high)
    others = {other for code in inside for other in variants[code]}
    return _ranges(tuple(merged([(low, high), *((each, each) for each in others)])))


def merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges sorted, those that touch made one."""
    found: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if found and low <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(found[-1][1], high)
        else:
            found.append((low, high))
    return found


def negated(atom: Atom) -> Atom:
    """The atom's opposite."""
    return atom[1], atom[0]


def escape_class(letter: str) -> Atom | None:
    r"""The class of `\d` and its kin, None if the letter is none."""
    small = letter.lower()
    atom = _name_class(small) if small in ("i", "c") else ESCAPES.get(small)
    if atom is None:
        return None
    return negated(atom) if letter.isupper() else atom


def property_class(letter: str, name: str) -> Atom:
    r"""The class of `\p{name}` or `\P{name}`. Raises FeelFailure."""
    if name in CATEGORIES:
        atom: Atom = (f"\\p{{{name}}}", f"\\P{{{name}}}")
    elif name.startswith("Is") and name[2:] in BLOCKS:
        atom = span(*BLOCKS[name[2:]])
    else:
        raise FeelFailure(f"no characters are called {name!r}")
    return negated(atom) if letter == "P" else atom


def bracketed(atoms: list[Atom], negative: bool) -> str:
    """RE2's text for one of the atoms, or for none of them."""
    covered = "".join(atom[0] for atom in atoms)
    return f"[{'^' if negative else ''}{covered}]"


def without(
    atoms: list[Atom], negative: bool, others: list[Atom], others_negative: bool
) -> str:
    """RE2's text for what is in the one class and not in the other."""
    if others_negative:
        pairs = [(_left_out(atom), _left_out(other)) for atom in atoms for other in others]
        if negative:
            outside = "".join(atom[0] for atom in atoms)
            pairs = [(outside, _left_out(other)) for other in others]
    else:
        removed = "".join(other[0] for other in others)
        pairs = [(_left_out(atom), removed) for atom in atoms]
        if negative:
            pairs = [("".join(atom[0] for atom in atoms), removed)]
    return "(?:" + "|".join(f"[^{left}{right}]" for left, right in pairs) + ")"


def _left_out(atom: Atom) -> str:
    return atom[1]
