"""One run of expressions: its moment, its warnings and what it may still spend."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import datetime
from typing import Any

from engine.feel.errors import FeelBudgetExceeded

STEPS = 150_000
DEPTH = 200
WARNINGS = 50
NO_TYPES: Mapping[str, Any] = {}


class Evaluation:
    """Counts steps down from a budget; a step is about one closure call or 16 characters made.

    Memory follows the same count: whatever builds a list, a context or a string spends for it
    before it is built. Decision logic that calls more logic hands its own evaluation on, so a
    whole decision shares one budget.
    """

    __slots__ = ("_met", "depth", "left", "now", "types", "warnings")

    def __init__(
        self,
        now: datetime | None = None,
        steps: int = STEPS,
        types: Mapping[str, Any] = NO_TYPES,
    ) -> None:
        self.left = steps
        self.depth = DEPTH
        self.now = now
        self.types = types
        self.warnings: list[str] = []
        self._met: set[Hashable] | None = None

    def spend(self, steps: int) -> None:
        """Take steps from the budget. Raises FeelBudgetExceeded when there are none left."""
        self.left -= steps
        if self.left < 0:
            raise FeelBudgetExceeded("the expression takes too many steps or too much memory")

    def enter(self) -> None:
        """Go one function call deeper."""
        self.depth -= 1
        self.left -= 10
        if self.depth < 0:
            raise FeelBudgetExceeded("functions call each other too deeply")
        if self.left < 0:
            raise FeelBudgetExceeded("the expression takes too many steps")

    def meets(self, thing: Hashable, kept: int) -> bool:
        """Whether the thing must be paid for: it is new, or there are more than are kept."""
        if self._met is None:
            self._met = set()
        if thing in self._met:
            return len(self._met) > kept
        self._met.add(thing)
        return True

    def warn(self, message: str) -> None:
        """Record why a value became null (the first fifty times)."""
        if len(self.warnings) < WARNINGS:
            self.warnings.append(message)
