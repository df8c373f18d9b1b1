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


class Vocabulary:
    """Names in scope while parsing, by their first word; inner scopes are pushed and popped."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first: dict[str, dict[Words, str]] = {}
        self._most: dict[str, int] = {}
        self._undo: list[list[tuple[Words, str | None]]] = []
        for name in names:
            self._put(name)

    def push(self, *names: str) -> None:
        """Open a scope in which these names are known too."""
        self._undo.append([])
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Make a name known in the innermost scope."""
        words = words_of(name)
        if len(words) > 0:
            self._undo[-1].append((words, self._by_first.get(words[0], {}).get(words)))
            self._put(name)

    def pop(self) -> None:
        """Close the innermost scope."""
        for words, before in reversed(self._undo.pop()):
            if before is None:
                del self._by_first[words[0]][words]
            else:
                self._by_first[words[0]][words] = before

    def longest(self, tokens: list[Token], at: int) -> tuple[str, int] | None:
        """The longest known name whose words stand at `at`, and how many tokens it takes."""
        known = self._by_first.get(tokens[at].text)
        if not known:
            return None
        here = _words_from(tokens, at, self._most[tokens[at].text])
        for count in range(len(here), 0, -1):
            if here[:count] in known:
                return known[here[:count]], count
        return None

    def _put(self, name: str) -> None:
        words = words_of(name)
        if words:
            self._by_first.setdefault(words[0], {})[words] = name
            self._most[words[0]] = max(self._most.get(words[0], 0), len(words))


def _words_from(tokens: list[Token], at: int, most: int) -> Words:
    """The words that stand here, as many as the longest name has."""
    words: list[str] = []
    for token in tokens[at : at + most]:
        if token.kind == "string":
            break
        words.append(token.text)
    return tuple(words)
