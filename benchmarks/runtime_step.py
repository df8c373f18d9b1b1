"""The runtime alone: bytes → complete one user task → bytes."""

from __future__ import annotations

from datetime import UTC, datetime

from benchmarks.models import flow
from benchmarks.report import Report
from benchmarks.timing import cpu_us
from engine.definitions import Models, read_models
from engine.runtime import commands as c
from engine.runtime.state import State
from engine.runtime.step import step

NOW = datetime(2030, 1, 1, tzinfo=UTC)
HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="urn:bench">'
    '<process id="p" isExecutable="true">'
)
TAIL = "</process></definitions>"


def line(tasks: int) -> Models:
    """User tasks in a row, an exclusive gateway with a FEEL condition after each."""
    parts = ['<startEvent id="s"/>', '<endEvent id="e"/>', flow("f0", "s", "t0")]
    for n in range(tasks):
        after = f"t{n + 1}" if n + 1 < tasks else "e"
        parts += [
            f'<userTask id="t{n}"/>',
            f'<exclusiveGateway id="g{n}" default="d{n}"/>',
            flow(f"f{n + 1}", f"t{n}", f"g{n}"),
            flow(f"c{n}", f"g{n}", after, 'amount >= 10 and state = "open"'),
            flow(f"d{n}", f"g{n}", "e"),
        ]
    return read_models({"line.bpmn": (HEAD + "".join(parts) + TAIL).encode()})


def rework() -> Models:
    """A task that is returned again and again."""
    parts = [
        '<startEvent id="s"/><endEvent id="e"/><userTask id="prepare"/><userTask id="approve"/>',
        '<exclusiveGateway id="g" default="back"/>',
        flow("f1", "s", "prepare") + flow("f2", "prepare", "approve") + flow("f3", "approve", "g"),
        flow("f4", "g", "e", "approved") + flow("back", "g", "prepare"),
    ]
    return read_models({"rework.bpmn": (HEAD + "".join(parts) + TAIL).encode()})


def parallel(count: int) -> Models:
    parts = [
        '<startEvent id="s"/><endEvent id="e"/><userTask id="vote">',
        "<multiInstanceLoopCharacteristics><loopCardinality>",
        f"{count}</loopCardinality></multiInstanceLoopCharacteristics></userTask>",
        flow("f1", "s", "vote") + flow("f2", "vote", "e"),
    ]
    return read_models({"parallel.bpmn": (HEAD + "".join(parts) + TAIL).encode()})


def token(state: bytes) -> int:
    return next(t.number for t in State.decode(state).tokens() if t.wait == "u")


def begin(models: Models) -> bytes:
    given = {"amount": 12, "state": "open", "approved": False}
    return step(models, State.empty(), c.StartInstance("p", given), NOW).state.encode()


def complete(models: Models, state: bytes, number: int) -> bytes:
    command = c.CompleteTask(number, {"amount": 13})
    return step(models, State.decode(state), command, NOW).state.encode()


def at_task(models: Models, tasks: int) -> tuple[bytes, int]:
    state = begin(models)
    for _ in range(tasks):
        state = complete(models, state, token(state))
    return state, token(state)


def run(report: Report) -> None:
    """Lines, a loop, and many instances side by side."""
    report.section("The runtime alone: bytes → complete one user task → bytes")
    rounds = report.times(40, 3)

    def add(name: str, models: Models, at: tuple[bytes, int], target: float | None = None) -> float:
        us = cpu_us(lambda: complete(models, *at), rounds, 11)
        return report.add(name, us, "µs CPU", target, note=f"{len(at[0])} bytes of state")

    for tasks, target in ((10, None), (35, 25), (233, None)):
        models = line(tasks)
        add(f"line of {tasks} tasks, in the middle", models, at_task(models, tasks // 2), target)
    models, last = rework(), report.times(3000, 30)
    passes = {n: at_task(models, 2 * n) for n in (3, 300, last)}
    found = {n: add(f"rework loop, pass {n}", models, at) for n, at in passes.items()}
    report.add(f"pass {last} / pass 3", found[last] / found[3], "×", 1.1)
    models = parallel(400)
    add("one of 400 parallel instances", models, at_task(models, 0), 600)
