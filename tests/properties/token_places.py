"""The places of the slow token game: scopes, what waits in them, borders and alarms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Block = tuple[Any, ...]
Then = Callable[[], None]
After = list[tuple["Scope", Then]]
Ring = Callable[[After], None]


class Border:
    """An event on the border of a task or sub-process: what it stops, and what follows."""

    def __init__(self, scope: Scope, signal: str, stops: bool, stop: Then, follow: Then) -> None:
        self.scope, self.signal, self.stops, self.stop, self.follow = (
            scope,
            signal,
            stops,
            stop,
            follow,
        )


class Waiting:
    """A task, or an event that is waited for."""

    def __init__(self, key: str, then: Then, signal: str = "") -> None:
        self.key, self.then, self.signal = key, then, signal
        self.number = 0  # in the order in which they came to wait
        self.borders: list[Border] = []
        self.ways: list[tuple[str, Block]] = []  # of an event-based gateway


class Scope:
    """The process, a sub-process, or a handler (event sub-process) that runs."""

    def __init__(self, around: Scope | None, then: Then, handlers: Any, guard: Any) -> None:
        self.around, self.then, self.guard = around, then, guard
        self.number = 0  # in the order in which scopes and waiting things came
        self.handlers = list(handlers)
        self.waiting: list[Waiting] = []
        self.inner: list[Scope] = []
        self.borders: list[Border] = []
        self.paths = 1

    def empty(self) -> None:
        self.waiting, self.inner, self.paths = [], [], 0

    def path_ends(self) -> None:
        self.paths -= 1
        if not self.paths:
            self.over()

    def over(self) -> None:
        self.empty()
        self.handlers = []
        if self.around is not None:
            self.around.inner.remove(self)
        self.then()


class Alarm:
    """A timer: what it does when it is due, if what it belongs to is there still."""

    def __init__(self, due: int, number: int, is_set: Callable[[], bool], ring: Ring) -> None:
        self.due, self.number, self.is_set, self.ring = due, number, is_set, ring
