"""Where the effects of a step are written: the unit of work, and whose step it was."""

from __future__ import annotations

from typing import Any

from engine.model import Case, Instance, Key
from engine.ports import Context, UnitOfWork


class At:
    """One root instance of the locked case."""

    def __init__(self, uow: UnitOfWork, context: Context, case: Case, instance: Instance) -> None:
        self.uow = uow
        self.context = context
        self.now = context.now
        self.case = case
        self.instance = instance
        self.seq = instance.key.seq
        self.processes: dict[str, Any] = {}
        self.thrown = 0  # messages and signals of the step

    def key(self) -> Key:
        """A new key in the case."""
        return Key(self.case.id, self.uow.cases.next_seq())
