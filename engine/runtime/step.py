"""The one way in: a state and a command give a new state and what happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from engine.runtime.commands import Command
from engine.runtime.definitions import Definitions
from engine.runtime.effects import Effect
from engine.runtime.environment import PLAIN, Environment
from engine.runtime.state import State


@dataclass(slots=True)
class Step:
    """The state after a command, and its effects in the order they happened."""

    state: State
    effects: list[Effect]


def step(
    models: Definitions,
    state: State,
    command: Command,
    now: datetime,
    environment: Environment = PLAIN,
) -> Step:
    """Applies one command; `state` itself is not changed.

    `now` is aware. Raises NotFound (no such token, timer, process …), InvalidState (the case has
    ended or is suspended), InvalidInput (a value that cannot be stored); then nothing happened.
    What goes wrong inside the model is an incident, not an exception.
    """
    raise NotImplementedError
