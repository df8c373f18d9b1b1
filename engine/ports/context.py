"""What a command is given besides its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from engine.model import Actor
from engine.ports.rules import Rules

if TYPE_CHECKING:  # a handler is given a context in turn
    from engine.ports.handlers import Handler


@dataclass(frozen=True, slots=True)
class Context:
    """Beside the command and the unit of work, all that a command's function may use."""

    actor: Actor
    now: datetime
    rules: Rules
    handlers: Mapping[str, Handler]
