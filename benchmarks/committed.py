"""Commands from call to commit on each database, beside a bare driver with the same writes.

All that an official's step needs is in it: authority by the source's registers, the form's
answers checked, the step of the process, tasks, candidates, jobs, history and the log.
"""

from __future__ import annotations

from contextlib import nullcontext
from datetime import timedelta
from functools import partial

from benchmarks import models
from benchmarks.report import Report
from benchmarks.steps import Steps, complete, in_turns, measured, typical, walked
from benchmarks.timing import Watch
from benchmarks.world import ANSWERS, NOW, OFFICIAL, World, worlds
from engine.commands.complete import CompleteTask
from engine.model import Key
from engine.runtime.state import State
from storage.repositories.hydrated import Hydration
from storage.worker import Worker

LINES = ((10, False), (35, False), (35, True), (233, False))
"""Tasks in a row, and whether each has a timer and a message at its edge."""
RUNS = 7
TO_REACH = {"SQLite NORMAL": (300, 4), "PostgreSQL": (None, None), "SQLite FULL": (None, None)}


def run(report: Report) -> None:
    """Every kind of command on every database."""
    with worlds() as found:
        if len(found) < len(TO_REACH):
            report.notice("no PostgreSQL could be found or installed: its figures are missing")
        for world in found:
            report.section(f"From command to commit, {world.name}")
            _lines(report, world)
            _rework(report, world)
            _start(report, world)
            _timer(report, world)
            _cold(report, world)


def _add(report: Report, world: World, what: str, steps: Steps, *, aim: bool = False) -> None:
    cpu, times = TO_REACH[world.name] if aim else (None, None)
    note = f"wall {steps.wall:.0f}, bare {steps.bare_cpu:.0f} CPU {steps.bare_wall:.0f} wall"
    report.add(what, steps.cpu, "µs CPU", cpu, note=note)
    report.add("  in the bare driver's", steps.times, "×", times)


def _lines(report: Report, world: World) -> None:
    """Several runs of all lines, one after the other; of each line the medians."""
    runs: dict[tuple[int, bool], list[Steps]] = {line: [] for line in LINES}
    for tasks, waits in LINES:
        world.deploy(models.line(tasks, waits=waits))
    for _ in range(report.times(RUNS, 1)):
        for (tasks, waits), found in runs.items():
            key = f"{'waits' if waits else 'line'}-{tasks}"
            cases, steps = report.times(max(2, 140 // tasks), 1), report.times(tasks, 4)
            first, *begun = [world.open_task(world.start(key)) for _ in range(cases + 1)]
            walked(world, first, steps)  # the run before has copied the database: all is cold
            found.append(complete(world, begun, steps))
    for (tasks, waits), found in runs.items():
        more = ", each with a timer and a message at its edge" if waits else ""
        what = f"complete one of {tasks} tasks{more}"
        _add(report, world, what, typical(found), aim=tasks == 35)


def _rework(report: Report, world: World) -> None:
    world.deploy(models.rework())
    case_id = world.start("rework")
    task, at = world.open_task(case_id), 1
    for wanted in (3, 300, 3000)[: report.times(3, 1)]:
        task = _returned(world, task, wanted - at)
        found = complete(world, [task], report.times(60, 4))
        task, at = world.open_task(case_id), wanted + report.times(60, 4) // 2
        _add(report, world, f"complete in pass {wanted} of a rework loop", found)
    if not report.quick:
        young = _returned(world, world.open_task(world.start("rework")), 2)
        report.add("pass 3000 / pass 3, in turns", in_turns(world, task, young, 200), "×", 1.1)


def _returned(world: World, task: Key, passes: int) -> Key:
    """The open task after so many more passes; nobody waits for the disk meanwhile."""
    with world.hurried():
        for _ in range(2 * passes):
            answer = world.runner.run(CompleteTask(task, ANSWERS), OFFICIAL, NOW)
            task = Key.parse(answer["opened"][0])
    return task


def _start(report: Report, world: World) -> None:
    starts = [lambda: world.start("line-35")] * report.times(100, 4)
    _add(report, world, "start a case", measured(world, starts))


def _timer(report: Report, world: World) -> None:
    """Each job of a batch that one worker has claimed, and what a job costs of the claim.

    The first batch is not counted: statements are compiled and the model is read.
    """
    world.deploy(models.timer())
    count = report.times(100, 6)
    worker, later = Worker(world.runner, batch=count), NOW + timedelta(days=2)
    claim = Watch()
    for turn in range(3):
        for _ in range(count):
            world.start("timer")
        with claim if turn else nullcontext():
            jobs = worker.claim_due(later)
        if turn < 2:
            for job in jobs:
                worker.run_job(job, later)
    found = measured(world, [partial(worker.run_job, job, later) for job in jobs])
    _add(report, world, "fire a due timer", found)
    name = f"  before it, its share of claiming {count}, cases read"
    report.add(name, claim.cpu / count, "µs CPU")


def _cold(report: Report, world: World) -> None:
    """A case that this process has not seen; then one whose model it has not read."""
    cases = [world.start("line-35") for _ in range(report.times(50, 3))]
    cold, unread = Watch(), Watch()
    for case_id in cases:
        world.database.hydration = Hydration()
        with cold:
            _hydrate(world, case_id)
    for case_id in cases[:5]:
        world.database.models.clear()
        with unread:
            _hydrate(world, case_id)
    report.add("hydrate a cold case of 35 tasks", cold.cpu, "µs CPU", note=f"wall {cold.wall:.0f}")
    report.add("the same, its model read for the first time", unread.cpu / 1000, "ms CPU")


def _hydrate(world: World, case_id: str) -> None:
    """All that a step or a page reads of a case: its nouns, its variables, its model."""
    with world.runner.unit() as unit:
        unit.cases.get(case_id)
        task = unit.tasks.open_of_case(case_id)[0]
        instance = unit.instances.get(Key(case_id, task.instance_seq))
        State.decode(instance.blob).variables()
        unit.definitions.library().process(instance.definition_key, instance.definition_version)
