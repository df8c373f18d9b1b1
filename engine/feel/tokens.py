"""A position in the tokens of a text: looking, taking, trying."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from engine.feel.errors import FeelSyntaxError
from engine.feel.scanner import Token, scan
from engine.feel.vocabulary import KEYWORDS, Vocabulary

DEEPEST = 80
ROUNDS = 200

Result = TypeVar("Result")


class Tokens:
    """The tokens of a text and where reading has come to, with the names that are known."""

    def __init__(self, text: str, names: Iterable[str]) -> None:
        self.text = text
        self.tokens = scan(text)
        self.at = 0
        self.depth = 0
        self.patience = 30 * len(self.tokens) + 1_000
        self.names = Vocabulary(names)

    def peek(self, ahead: int = 0) -> Token:
        """The token here, or some further on; the last one again beyond the end."""
        return self.tokens[min(self.at + ahead, len(self.tokens) - 1)]

    def advance(self, count: int = 1) -> Token:
        """Step over tokens; returns the first of them."""
        token = self.peek()
        self.at = min(self.at + count, len(self.tokens) - 1)
        self.patience -= 1
        if self.patience < 0:
            raise FeelSyntaxError("the expression is too involved", token.start)
        return token

    def next_is(self, operator: str) -> bool:
        """Whether this operator or bracket comes next."""
        token = self.peek()
        return token.kind == "op" and token.text == operator

    def next_is_name(self, word: str) -> bool:
        """Whether this word comes next."""
        token = self.peek()
        return token.kind == "name" and token.text == word

    def take(self, operator: str) -> bool:
        """Step over this operator if it comes next."""
        if self.next_is(operator):
            self.advance()
            return True
        return False

    def take_one_of(self, operators: frozenset[str]) -> str:
        """Step over one of these operators; returns it, or ""."""
        token = self.peek()
        if token.kind == "op" and token.text in operators:
            self.advance()
            return token.text
        return ""

    def take_keyword(self, word: str) -> bool:
        """Step over this keyword if it comes next."""
        if self.next_is_name(word):
            self.advance()
            return True
        return False

    def another(self, closing: str) -> bool:
        """Step over a comma if one comes next. Raises FeelSyntaxError if nothing follows it."""
        if not self.take(","):
            return False
        if self.next_is(closing):
            raise self.wrong("something is missing after the comma")
        return True

    def need(self, operator: str) -> None:
        """Step over this operator. Raises FeelSyntaxError if it does not come next."""
        if not self.take(operator):
            raise self.wrong(f"{operator!r} is missing")

    def need_keyword(self, word: str) -> None:
        """Step over this keyword. Raises FeelSyntaxError if it does not come next."""
        if not self.take_keyword(word):
            raise self.wrong(f"{word!r} is missing")

    def finish(self) -> None:
        """Raises FeelSyntaxError if anything is left."""
        if self.peek().kind != "end":
            raise self.wrong("the expression goes on where it should end")

    def wrong(self, message: str) -> FeelSyntaxError:
        """The error to raise at this position."""
        token = self.peek()
        found = f", found {token.text!r}" if token.kind != "end" else " at the end"
        return FeelSyntaxError(message + found, token.start)

    def enter(self) -> None:
        """Go one level of brackets or prefixes deeper. Raises FeelSyntaxError when too deep."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise FeelSyntaxError("the expression is nested too deeply", self.peek().start)

    def leave(self) -> None:
        """Come back from `enter`."""
        self.depth -= 1

    def attempt(self, read: Callable[[], Result]) -> Result | None:
        """What `read` reads here, or None with the position unchanged if it cannot."""
        at, depth = self.at, self.depth
        try:
            return read()
        except FeelSyntaxError:
            if self.patience < 0:
                raise
            self.at, self.depth = at, depth
            return None

    def name(self, context: str = "a name") -> str:
        """A name at this position: the longest known one, else all words that follow."""
        if self.peek().kind != "name":
            raise self.wrong(f"{context} is missing")
        known = self.names.longest(self.tokens, self.at)
        words = self.run_of_words()
        if known is not None and known[1] >= words:
            self.advance(known[1])
            return known[0]
        if words == 0:
            raise self.wrong(f"{context} is missing")
        first = self.at
        self.advance(words)
        return " ".join(token.text for token in self.tokens[first : first + words])

    def run_of_words(self) -> int:
        """How many words that are not keywords follow each other here."""
        count = 0
        while self.peek(count).kind == "name" and self.peek(count).text not in KEYWORDS:
            count += 1
            if self.peek(count - 1).text == "?":
                break
        return count

    def slice(self, first: int, last: int) -> str:
        """The text of the tokens from `first` up to `last`, white space folded."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return " ".join(self.text[start:end].split())
