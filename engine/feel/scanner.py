"""Cuts a FEEL text into tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from engine.feel.arithmetic import CONTEXT
from engine.feel.errors import FeelSyntaxError

LONGEST_TEXT = 20_000
MOST_TOKENS = 10_000
OPERATORS = ("**", "..", "->", "<=", ">=", "!=", *"+-*/=<>()[]{},.:@'")
NUMBER = re.compile(r"(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
ESCAPE = re.compile(
    r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})"
    r"|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))",
    re.DOTALL,
)
PLAIN = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "'": "'", "\\": "\\"}
SPACES = frozenset("\ufeff\u180e\u200b")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text: kind is "name", "number", "string", "op" or "end"."""

    kind: str
    text: str
    start: int
    end: int


def scan(text: str) -> list[Token]:
    """All tokens of the text, ending with one of kind "end". Raises FeelSyntaxError."""
    if len(text) > LONGEST_TEXT:
        raise FeelSyntaxError("the expression is too long", LONGEST_TEXT)
    tokens = []
    position = skip_space(text, 0)
    while position < len(text):
        token = next_token(text, position)
        tokens.append(token)
        if len(tokens) > MOST_TOKENS:
            raise FeelSyntaxError("the expression is too long", position)
        position = skip_space(text, token.end)
    tokens.append(Token("end", "", len(text), len(text)))
    return tokens


def skip_space(text: str, position: int) -> int:
    """The first position that is neither white space nor comment."""
    while position < len(text):
        if text[position].isspace() or text[position] in SPACES:
            position += 1
        elif text.startswith("//", position):
            end = text.find("\n", position)
            position = len(text) if end < 0 else end
        elif text.startswith("/*", position):
            end = text.find("*/", position + 2)
            if end < 0:
                raise FeelSyntaxError("a comment is not closed", position)
            position = end + 2
        else:
            break
    return position


def next_token(text: str, position: int) -> Token:
    """The token that starts here."""
    char = text[position]
    if char == '"':
        found = STRING.match(text, position)
        if found is None:
            raise FeelSyntaxError("a string is not closed", position)
        return Token("string", unescape(found[1]), position, found.end())
    if char.isdigit() or char == ".":
        found = NUMBER.match(text, position)
        if found is not None:
            return Token("number", found[0], position, found.end())
    if starts_name(char):
        end = position + 1
        while end < len(text) and continues_name(text[end]):
            end += 1
        return Token("name", text[position:end], position, end)
    for operator in OPERATORS:
        if text.startswith(operator, position):
            return Token("op", operator, position, position + len(operator))
    raise FeelSyntaxError(f"{char!r} has no meaning here", position)


def starts_name(char: str) -> bool:
    """Whether a name may start with the character (FEEL rule 28, and every letter)."""
    return char == "_" or char == "?" or char.isalpha() or _symbol(char)


def continues_name(char: str) -> bool:
    """Whether a name may go on with the character (FEEL rule 29)."""
    return (
        (char != "?" and starts_name(char))
        or char.isdigit()
        or char == "\u00b7"
        or "\u0300" <= char <= "\u036f"
        or "\u203f" <= char <= "\u2040"
    )


def _symbol(char: str) -> bool:
    """Whether it is one of the symbols that rule 28 counts as letters: arrows, emoji, …"""
    if char in SPACES or char.isspace():
        return False
    code = ord(char)
    return (
        0x200C <= code <= 0x200D
        or 0x2070 <= code <= 0x218F
        or 0x2C00 <= code <= 0x2FEF
        or 0x3001 <= code <= 0xD7FF
        or 0xF900 <= code <= 0xFDCF
        or 0xFDF0 <= code <= 0xFFFD
        or 0x10000 <= code <= 0xEFFFF
    )


def unescape(body: str) -> str:
    """The characters that a string literal's body stands for."""
    return ESCAPE.sub(_escaped, body) if "\\" in body else body


def _escaped(found: re.Match[str]) -> str:
    high, low, four, six, other = found.groups()
    if high:
        return chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + (int(low, 16) - 0xDC00))
    if four or six:
        code = int(four or six, 16)
        return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"
    return PLAIN.get(other, found[0])


def number(text: str) -> int | Decimal:
    """The value of a number literal: an int where it is written without point and exponent.

    Raises DecimalException where it is out of range.
    """
    if text.isdigit() and len(text) <= 34:
        return int(text)
    return CONTEXT.plus(Decimal(text))
