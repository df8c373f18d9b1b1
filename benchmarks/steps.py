"""One official's step from command to commit, and what a bare driver needs for the same writes."""

from __future__ import annotations

import tempfile
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
    count: int

    @property
    def times(self) -> float:
        """Ours in the bare driver's."""
        return self.cpu / self.bare_cpu


def complete(world: World, tasks: list[Key], most: int) -> Steps:
    """Completes up to `most` tasks in a row in each case, then replays all the writes."""
    ours, bare = Watch(), Watch()
    with (
        tempfile.TemporaryDirectory(prefix="paatospolku-bench-") as folder,
        copied(world, Path(folder)) as driver,
    ):
        written: list[list[Statement]] = []
        with recorded(world) as kept:
            for key in tasks:
                _walk(world, key, most, ours, kept, written)
        for writes in written:
            with bare:
                replayed(driver, writes)
    return Steps(ours.cpu, ours.wall, bare.cpu, bare.wall, len(written))


def _walk(
    world: World,
    key: Key | None,
    most: int,
    watch: Watch,
    kept: list[Statement],
    written: list[list[Statement]],
) -> None:
    for _ in range(most):
        if key is None:
            return
        kept.clear()
        command = CompleteTask(key, ANSWERS)
        with watch:
            answer = world.runner.run(command, OFFICIAL, NOW)
        written.append(list(kept))
        key = Key.parse(answer["opened"][0]) if answer["opened"] else None
