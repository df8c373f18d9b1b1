"""Plain SpiffWorkflow with its documented JSON persistence, on the same line of tasks.

A step as its documentation shows it: the workflow is read from JSON, the user task is run, the
engine steps are done, the workflow is written as JSON; for the whole, in one row of SQLite.
"""

from __future__ import annotations

import io
import json
import logging
import sqlite3
import sys
import tempfile
from pathlib import Path
from typing import Any

from lxml import etree
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState

from benchmarks import runtime_step
from benchmarks.models import line
from benchmarks.peers.line import model
from benchmarks.report import Report
from benchmarks.steps import complete
from benchmarks.timing import Watch, cpu_us
from benchmarks.world import worlds

SIZES = (10, 35, 233)
DEEP = 20_000  # its parser recurses along a line


class Spiff:
    """A line of tasks as SpiffWorkflow runs it."""

    def __init__(self, tasks: int) -> None:
        logging.getLogger("spiff").setLevel(logging.WARNING)
        sys.setrecursionlimit(DEEP)
        self.tasks = tasks
        self._serializer = BpmnWorkflowSerializer()
        parser = BpmnParser()
        parser.add_bpmn_xml(etree.parse(io.BytesIO(model(tasks, "python"))), filename="line.bpmn")
        self._spec = parser.get_spec("line")

    def begin(self) -> str:
        """A new workflow at its first task, as JSON."""
        workflow = BpmnWorkflow(self._spec)
        workflow.data.update(amount=150, status="open")
        workflow.do_engine_steps()
        waiting(workflow).data.update(amount=150, status="open")
        return self._written(workflow)

    def step(self, text: str) -> str:
        """JSON → one user task completed → JSON."""
        workflow = self._serializer.from_dict(json.loads(text))
        task = waiting(workflow)
        task.data["amount"] = 151
        task.run()
        workflow.do_engine_steps()
        return self._written(workflow)

    def at(self, done: int) -> str:
        """The workflow after so many tasks."""
        text = self.begin()
        for _ in range(done):
            text = self.step(text)
        return text

    def _written(self, workflow: Any) -> str:
        return json.dumps(self._serializer.to_dict(workflow))


def waiting(workflow: Any) -> Any:
    """The user task that is ready."""
    return workflow.get_next_task(state=TaskState.READY, manual=True)


def run(report: Report) -> None:
    """The runtime alone beside ours, then the whole step with its commit."""
    report.section("Plain SpiffWorkflow with its JSON, on the line of tasks")
    for tasks in SIZES[: report.times(3, 2)]:
        spiff = Spiff(tasks)
        done = tasks // 2
        text = spiff.at(done)
        theirs = cpu_us(lambda s=spiff, t=text: s.step(t), report.times(5, 1), 5)  # type: ignore[misc]
        models = runtime_step.line(tasks)
        at = runtime_step.at_task(models, done)
        ours = cpu_us(lambda m=models, a=at: runtime_step.complete(m, *a), 40)  # type: ignore[misc]
        report.add(f"its step, {tasks} tasks", theirs, "µs CPU", note=f"{len(text)} bytes of JSON")
        target = 60 if tasks == 35 else None
        report.add(f"its step / our runtime, {tasks} tasks", theirs / ours, "×", target, least=True)
    _committed(report)


def _committed(report: Report) -> None:
    """With one commit a step: one row of JSON, against all that ours writes."""
    with worlds(most=1) as (world,), tempfile.TemporaryDirectory() as folder:
        for tasks, target in ((10, None), (35, 5), (233, 30))[: report.times(3, 2)]:
            spiff = Spiff(tasks)
            theirs = _through(
                spiff, Path(folder) / f"{tasks}.db", min(25, tasks - 3) if not report.quick else 3
            )
            world.deploy(line(tasks))
            cases = [world.open_task(world.start(f"line-{tasks}"))]
            ours = complete(world, cases, report.times(tasks, 5))
            report.add(f"its step, committed, {tasks} tasks", theirs, "µs CPU")
            name = f"its step / our whole step, {tasks} tasks"
            report.add(name, theirs / ours.cpu, "×", target, least=True)


def _through(spiff: Spiff, path: Path, steps: int) -> float:
    """Median µs of CPU in the last stretch of the line, one UPDATE and COMMIT each."""
    driver = sqlite3.connect(path, isolation_level=None)
    driver.execute("PRAGMA journal_mode=WAL")
    driver.execute("PRAGMA synchronous=NORMAL")
    driver.execute("CREATE TABLE workflow (id INTEGER PRIMARY KEY, json TEXT NOT NULL)")
    driver.execute("INSERT INTO workflow VALUES (1, ?)", (spiff.at(spiff.tasks - steps - 1),))
    watch = Watch()
    for _ in range(steps):
        with watch:
            (text,) = driver.execute("SELECT json FROM workflow").fetchone()
            changed = spiff.step(text)
            driver.execute("BEGIN IMMEDIATE")
            driver.execute("UPDATE workflow SET json = ? WHERE id = 1", (changed,))
            driver.execute("COMMIT")
    driver.close()
    return watch.cpu
