"""What the runtime needs to know of its surroundings besides the time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

HELSINKI = ZoneInfo("Europe/Helsinki")


def unshifted(due: datetime, basis: str, shift: str) -> datetime:
    """A calendar without working days."""
    return due


@dataclass(frozen=True, slots=True)
class Environment:
    """`shift(due, basis, shift)` moves a due time that the model marks with paatos:dueBasis or
    paatos:shift; `step_limit` bounds the automatic steps of one command, `token_limit` what begins
    side by side in one case, `depth_limit` the nesting of called processes; `scope_limit` the
    sub-processes and called processes that one command opens and leaves open, `throw_limit` the
    messages and signals that it sends out of the case; `row_limit` the timers that are due at once,
    each set by the one before."""

    zone: ZoneInfo = HELSINKI
    manual_tasks_wait: bool = False
    shift: Callable[[datetime, str, str], datetime] = unshifted
    step_limit: int = 100_000
    token_limit: int = 50_000
    depth_limit: int = 500
    scope_limit: int = 10_000
    throw_limit: int = 10_000
    row_limit: int = 1_000


PLAIN = Environment()
