"""Reads types: `number`, `list<string>`, `context<a: number>`, `function<date> -> boolean`."""

from __future__ import annotations

from engine.feel.tokens import Tokens
from engine.feel.types import (
    ANY,
    SIMPLE,
    ContextType,
    FeelType,
    FunctionType,
    ListType,
    NamedType,
    RangeType,
    SimpleType,
)
from engine.feel.vocabulary import words_of

LONG_NAMES = sorted((words_of(name) for name in SIMPLE), key=len, reverse=True)
STOPS = frozenset(("and", "or", "then", "else", "return", "satisfies", "in", "between"))


def read_type(tokens: Tokens) -> FeelType:
    """The type at this position. Raises FeelSyntaxError."""
    tokens.enter()
    try:
        if tokens.peek(1).text == "<" and tokens.peek().kind == "name":
            generic = _generic(tokens)
            if generic is not None:
                return generic
        return _named(tokens)
    finally:
        tokens.leave()


def type_of(text: str) -> FeelType:
    """The type that a text names. Raises FeelSyntaxError."""
    tokens = Tokens(text, ())
    found = read_type(tokens)
    tokens.finish()
    return found


def _generic(tokens: Tokens) -> FeelType | None:
    match tokens.peek().text:
        case "list":
            return ListType(_only_argument(tokens))
        case "range":
            return RangeType(_only_argument(tokens))
        case "context":
            return _context(tokens)
        case "function":
            return _function(tokens)
    return None


def _only_argument(tokens: Tokens) -> FeelType:
    tokens.advance(2)
    item = read_type(tokens)
    tokens.need(">")
    return item


def _context(tokens: Tokens) -> FeelType:
    tokens.advance(2)
    fields: list[tuple[str, FeelType]] = []
    while not tokens.next_is(">"):
        first = tokens.at
        while tokens.peek().kind != "end" and not tokens.next_is(":"):
            tokens.advance()
        if tokens.at == first:
            raise tokens.wrong("the name of a field is missing")
        name = tokens.slice(first, tokens.at)
        tokens.need(":")
        fields.append((name, read_type(tokens)))
        if not tokens.take(","):
            break
    tokens.need(">")
    return ContextType(tuple(fields))


def _function(tokens: Tokens) -> FeelType:
    tokens.advance(2)
    parameters: list[FeelType] = []
    while not tokens.next_is(">"):
        parameters.append(read_type(tokens))
        if not tokens.take(","):
            break
    tokens.need(">")
    tokens.need("->")
    return FunctionType(tuple(parameters), read_type(tokens))


def _named(tokens: Tokens) -> FeelType:
    if tokens.peek().kind != "name":
        raise tokens.wrong("a type is missing")
    for words in LONG_NAMES:
        here = tuple(tokens.peek(ahead).text for ahead in range(len(words)))
        if here == words:
            tokens.advance(len(words))
            name = " ".join(words)
            return ListType(ANY) if name == "list" else SimpleType(name)
    first = tokens.at
    _words(tokens)
    while tokens.next_is(".") and tokens.peek(1).kind == "name":
        tokens.advance()
        _words(tokens)
    if tokens.at == first:
        raise tokens.wrong("a type is missing")
    return NamedType(tokens.slice(first, tokens.at))


def _words(tokens: Tokens) -> None:
    """Step over one part of a type's name: a known name, or the words up to a keyword."""
    known = tokens.names.longest(tokens.tokens, tokens.at)
    if known is not None:
        tokens.advance(known[1])
        return
    while tokens.peek().kind == "name" and tokens.peek().text not in STOPS:
        tokens.advance()
