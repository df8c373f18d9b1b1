"""The same line on our product: the whole command, durable, by an official with a form."""

from __future__ import annotations

from benchmarks.models import line
from benchmarks.peers.peer import Figures, Run
from benchmarks.timing import Watch
from benchmarks.world import ANSWERS, NOW, OFFICIAL, World
from engine.commands.complete import CompleteTask
from engine.model import Key

DOES = {
    "SQLite NORMAL": "one transaction: state, task, candidates, history, hash-chained log; the WAL"
    " is synced at checkpoints (a loss of power may take the last commits)",
    "SQLite FULL": "the same, and the WAL is synced at each commit",
    "PostgreSQL": "the same on PostgreSQL, synchronous_commit on: synced at each commit",
}


def measured(run: Run, world: World) -> Figures:
    """Completes the tasks of the line; authority and the form's answers are checked too."""
    world.deploy(line(run.tasks))
    watch = Watch()
    for _ in range(run.cases * run.rounds):
        opened = [str(world.open_task(world.start(f"line-{run.tasks}")))]
        while opened:
            command = CompleteTask(Key.parse(opened[0]), ANSWERS)
            with watch:
                answer = world.runner.run(command, OFFICIAL, NOW)
            opened = answer["opened"]
    name = f"Päätöspolku, {world.name}"
    return Figures(name, watch.wall, watch.cpu, DOES[world.name])
