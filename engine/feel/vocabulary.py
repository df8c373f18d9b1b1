"""Which names a text may use: what makes `date of birth - limit` two names and not one."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from engine.feel.errors import FeelSyntaxError
from engine.feel.scanner import Token, scan

KEYWORDS = frozenset(
    (
        "and", "or", "in", "between", "instance", "return", "for", "if", "then", "else",
        "some", "every", "satisfies", "function", "external", "true", "false", "null",
    )
)

Words = tuple[str, ...]


@functools.lru_cache(maxsize=4096)
def words_of(name: str) -> Words:
    """The tokens a name is written with: "Date-Time 2" → ("Date", "-", "Time", "2")."""
    try:
        return tuple(token.text for token in scan(name)[:-1])
    except FeelSyntaxError:
        return ()


class Names:
    """Names by their first word, and how many words the longest of them has."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.by_first: dict[str, dict[Words, str]] = {}
        self.most: dict[str, int] = {}
        for name in names:
            self.put(words_of(name), name)

    def put(self, words: Words, name: str) -> None:
        """One name more."""
        if words:
            self.by_first.setdefault(words[0], {})[words] = name
            self.most[words[0]] = max(self.most.get(words[0], 0), len(words))

    def longest(self, tokens: list[Token], at: int) -> tuple[str, int] | None:
        """The longest of the names whose words stand at `at`, and how many tokens it takes."""
        known = self.by_first.get(tokens[at].text)
        if not known:
            return None
        here = _words_from(tokens, at, self.most[tokens[at].text])
        for count in range(len(here), 0, -1):
            if here[:count] in known:
                return known[here[:count]], count
        return None


@functools.lru_cache(maxsize=16)
def _given(names: Words) -> Names:
    """The names that a model gives all its texts, put in order once; nobody changes them."""
    return Names(names)


class Vocabulary:
    """Names in scope while parsing: those given, and those of scopes that open and close."""

    def __init__(self, names: Iterable[str]) -> None:
        self._outer = _given(tuple(names))
        self._inner = Names()
        self._undo: list[list[tuple[Words, str | None]]] = []

    def push(self, *names: str) -> None:
        """Open a scope in which these names are known too."""
        self._undo.append([])
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Make a name known in the innermost scope."""
        words = words_of(name)
        if words:
            before = self._inner.by_first.get(words[0], {}).get(words)
            self._undo[-1].append((words, before))
            self._inner.put(words, name)

    def pop(self) -> None:
        """Close the innermost scope."""
        for words, before in reversed(self._undo.pop()):
            if before is None:
                del self._inner.by_first[words[0]][words]
            else:
                self._inner.by_first[words[0]][words] = before

    def longest(self, tokens: list[Token], at: int) -> tuple[str, int] | None:
        """The longest known name whose words stand at `at`, and how many tokens it takes."""
        inner, outer = self._inner.longest(tokens, at), self._outer.longest(tokens, at)
        if inner is None or outer is None:
            return inner or outer
        return inner if inner[1] >= outer[1] else outer


def _words_from(tokens: list[Token], at: int, most: int) -> Words:
    """The words that stand here, as many as the longest name has."""
    words: list[str] = []
    for token in tokens[at : at + most]:
        if token.kind == "string":
            break
        words.append(token.text)
    return tuple(words)
