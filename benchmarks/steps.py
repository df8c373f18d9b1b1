"""Commands timed from call to commit, and what a bare driver needs for the same writes."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.limit import Statement, copied, recorded, replayed
from benchmarks.timing import Watch
from benchmarks.world import ANSWERS, NOW, OFFICIAL, World
from engine.commands.complete import CompleteTask
from engine.model import Key


@dataclass(frozen=True)
class Steps:
    """Medians in µs of one step: CPU of this process and wall clock, ours and the bare driver's."""

    cpu: float
    wall: float
    bare_cpu: float
    bare_wall: float

    @property
    def times(self) -> float:
        """Ours in the bare driver's."""
        return self.cpu / self.bare_cpu


def typical(runs: Sequence[Steps]) -> Steps:
    """The medians of several runs, some time apart: the host's busy moments meet few of them."""
    every = zip(*((run.cpu, run.wall, run.bare_cpu, run.bare_wall) for run in runs), strict=True)
    return Steps(*map(statistics.median, every))


def measured(world: World, commands: Sequence[Callable[[], object]]) -> Steps:
    """Times one half of the commands; the writes of the other half are recorded and replayed.

    To record a command's writes costs it time, which is not to be counted. They are replayed on a
    copy taken before, each command's in one transaction, so that both find the same rows.
    """
    ours, bare = Watch(), Watch()
    half = len(commands) // 2
    for command in commands[:half]:
        with ours:
            command()
    written: list[list[Statement]] = []
    with (
        tempfile.TemporaryDirectory(prefix="paatospolku-bench-") as folder,
        copied(world, Path(folder)) as driver,
    ):
        with recorded(world) as kept:
            for command in commands[half:]:
                kept.clear()
                command()
                written.append(list(kept))
        for writes in written:
            with bare:
                replayed(driver, writes)
    return Steps(ours.cpu, ours.wall, bare.cpu, bare.wall)


def complete(world: World, tasks: Sequence[Key], most: int) -> Steps:
    """Completes `most` tasks in a row (no more than there are), beginning at each of these."""
    walks = [_Walk(world, key) for key in tasks]
    return measured(world, [walk.on for walk in walks for _ in range(most)])


def walked(world: World, task: Key, most: int) -> None:
    """The same with one case, not timed."""
    walk = _Walk(world, task)
    for _ in range(most):
        walk.on()


def in_turns(world: World, old: Key, young: Key, times: int) -> float:
    """What a step from `old` takes in those from `young`, medians of CPU, one after the other.

    In the same minute of the same process: what else goes on in the machine meets both.
    """
    watches = [(_Walk(world, old), Watch()), (_Walk(world, young), Watch())]
    for _ in range(times):
        for walk, watch in watches:
            with watch:
                walk.on()
    (_, long), (_, short) = watches
    return long.cpu / short.cpu


class _Walk:
    """One case on its way from task to task."""

    def __init__(self, world: World, key: Key) -> None:
        self._world = world
        self._key = key

    def on(self) -> None:
        command = CompleteTask(self._key, ANSWERS)
        answer = self._world.runner.run(command, OFFICIAL, NOW)
        if answer["opened"]:
            self._key = Key.parse(answer["opened"][0])
