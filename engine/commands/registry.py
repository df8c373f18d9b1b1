"""A command is a frozen struct and one function; this is how the one finds the other.

class CloseCase(Command, frozen=True):
    action = "close-case"
    case_id: str
    reason: str

@handles(CloseCase)
def close_case(command, uow, context):
    ...
    return {"state": "closed"}
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from msgspec import Struct

from engine.model import Key
from engine.ports import Context

Answer = dict[str, Any]
Function = Callable[[Any, Any, Context], Answer]


class Command(Struct, frozen=True):
    """One intention. `action` is its name in the log and for the rules."""

    action: ClassVar[str] = ""
    of_paper: ClassVar[bool] = False
    """Whether `key` is a paper's, whose revision is its version, not its case's."""

    @property
    def home(self) -> str:
        """The case that the log tells it in; empty for the system's own."""
        key = getattr(self, "task", None) or getattr(self, "key", None)
        if isinstance(key, Key):
            return key.case_id
        return str(getattr(self, "case_id", "") or "")

    @property
    def subject(self) -> str:
        """What it is about, for the log."""
        key = getattr(self, "task", None) or getattr(self, "key", None)
        return str(key) if isinstance(key, Key) else ""


_FUNCTIONS: dict[type[Command], Function] = {}


def handles(kind: type[Command]) -> Callable[[Function], Function]:
    """Names the function that carries out commands of that type."""

    def register(function: Function) -> Function:
        _FUNCTIONS[kind] = function
        return function

    return register


def handle(command: Command, uow: Any, context: Context) -> Answer:
    """Carries out the command within the unit of work; the answer holds JSON values only."""
    return _FUNCTIONS[type(command)](command, uow, context)
