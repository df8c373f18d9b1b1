"""What those who watch an installation are told of each command: for logs and metrics."""

from __future__ import annotations

import time
from collections.abc import Callable

from msgspec import Struct

from engine.errors import EngineError
from engine.model import Case

DONE, FAILED = "done", "failed"


class Told(Struct):
    """One command and its end: `done`, the code of its refusal, or `failed` for a fault of ours.

    Persons appear by their ids alone; titles, contents and what an error quotes never.
    """

    command: str
    actor: str
    case_id: str = ""
    case_number: str = ""
    outcome: str = DONE
    fault: str = ""
    attempts: int = 0
    seconds: float = 0.0

    def about(self, case: Case | None) -> None:
        """The case that the command has locked."""
        if case is not None:
            self.case_id, self.case_number = case.id, case.number


Watch = Callable[[Told], None]


class Timed:
    """Tells when the block ends, and how."""

    __slots__ = ("_began", "_told", "_watch")

    def __init__(self, told: Told, watch: Watch) -> None:
        self._told, self._watch = told, watch

    def __enter__(self) -> None:
        self._began = time.perf_counter()

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        told = self._told
        told.seconds = time.perf_counter() - self._began
        if isinstance(error, EngineError):
            told.outcome = error.code
        elif error is not None:
            told.outcome, told.fault = FAILED, type(error).__name__
        self._watch(told)
