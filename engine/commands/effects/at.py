"""Where the effects of a step are written: the unit of work, and whose step it was."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from engine.definitions.model import Process
from engine.model import Case, Instance
from engine.ports import Context, UnitOfWork
from engine.runtime import effects as fx
from engine.runtime.definitions import Definitions

THROWN = (fx.MessageThrown, fx.SignalThrown)


class At:
    """One root instance of the locked case, and the models that its step read."""

    effects: Sequence[fx.Effect] = ()

    def __init__(
        self,
        uow: UnitOfWork,
        context: Context,
        case: Case,
        instance: Instance,
        library: Definitions,
    ) -> None:
        self.uow = uow
        self.context = context
        self.now = context.now
        self.case = case
        self.instance = instance
        self.seq = instance.key.seq
        self.library = library
        self.processes: dict[str, Process | None] = {}
        self.key = uow.cases.next_key
        """Makes a new key in the case."""

    @cached_property
    def thrown(self) -> int:
        """How many messages and signals the step threw; asked only where there are some."""
        return sum(type(effect) in THROWN for effect in self.effects)
