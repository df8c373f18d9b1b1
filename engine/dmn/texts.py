"""Compiles the FEEL texts of one node and remembers which elements hold what cannot be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.feel import Expression, UnaryTests, compile_feel, compile_unary_tests
from engine.feel.errors import FeelSyntaxError


@dataclass(frozen=True, slots=True)
class Texts:
    """`names` are all names that the texts may use; `faults` grow by element id and error."""

    names: tuple[str, ...]
    faults: list[tuple[str, FeelSyntaxError]] = field(default_factory=list)

    def knowing(self, names: Sequence[str]) -> Texts:
        """The same with more names, and the same list of faults."""
        return Texts((*self.names, *(each for each in names if each)), self.faults)

    def expression(self, text: str, where: str) -> Expression:
        """An expression; a faulty one is null."""
        try:
            return compile_feel(text or "null", self.names)
        except FeelSyntaxError as error:
            self.faults.append((where, error))
            return compile_feel("null")

    def tests(self, text: str, where: str) -> UnaryTests:
        """A cell's tests; faulty ones ask for null."""
        try:
            return compile_unary_tests(text, self.names)
        except FeelSyntaxError as error:
            self.faults.append((where, error))
            return compile_unary_tests("null")
