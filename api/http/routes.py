"""The addresses of all operations, compiled once for a process."""

from __future__ import annotations

from typing import Any

from werkzeug.routing import Map, RuleFactory


class Routes(Map):
    """Takes each rule once, however many applications bring it.

    Every application of a process has the same addresses, and compiling them is most of what
    making one costs: tests make hundreds. What a rule leads to is the application's own.
    """

    def __init__(self) -> None:
        super().__init__(strict_slashes=False)
        self._taken: set[tuple[Any, ...]] = set()

    def add(self, rulefactory: RuleFactory) -> None:
        """Adds what is not there yet."""
        for rule in rulefactory.get_rules(self):
            mark = rule.rule, rule.endpoint, frozenset(rule.methods or ())
            if mark not in self._taken:
                self._taken.add(mark)
                super().add(rule)


ROUTES = Routes()
