"""What is asked of every engine, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass


class Missing(Exception):
    """An engine that cannot be had here, and why."""


@dataclass(frozen=True)
class Run:
    """The same for all: a line of so many tasks, cases in a round, rounds after a warm-up."""

    tasks: int
    cases: int
    rounds: int


@dataclass(frozen=True)
class Figures:
    """Medians over the rounds, in µs for one completed task; `does` is what a step is there."""

    engine: str
    wall_us: float
    cpu_us: float
    does: str
