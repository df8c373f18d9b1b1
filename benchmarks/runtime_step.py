"""The runtime alone: bytes → complete one user task → bytes; medians of CPU time.

python -m benchmarks.runtime_step
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime

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
ROUNDS = 400


def flow(name: str, source: str, target: str, condition: str = "") -> str:
    inside = (
        f'<conditionExpression xsi:type="tFormalExpression">{condition}</conditionExpression>'
        if condition
        else ""
    )
    ends = f'sourceRef="{source}" targetRef="{target}"'
    return f'<sequenceFlow id="{name}" {ends}>{inside}</sequenceFlow>'


def line(tasks: int) -> Models:
    """User tasks in a row, an exclusive gateway with a FEEL condition after each."""
    parts = ['<startEvent id="s"/>', '<endEvent id="e"/>', flow("f0", "s", "t0")]
    for n in range(tasks):
        after = f"t{n + 1}" if n + 1 < tasks else "e"
        parts += [
            f'<userTask id="t{n}"/>',
            f'<exclusiveGateway id="g{n}" default="d{n}"/>',
            flow(f"f{n + 1}", f"t{n}", f"g{n}"),
            flow(f"c{n}", f"g{n}", after, 'amount &gt;= 10 and state = "open"'),
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


def measured(work: Callable[[], object]) -> float:
    """Microseconds of CPU, the median of many."""
    for _ in range(50):
        work()
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time_ns()
        work()
        taken.append(time.process_time_ns() - began)
    return statistics.median(taken) / 1000


def at_task(models: Models, tasks: int) -> tuple[bytes, int]:
    state = begin(models)
    for _ in range(tasks):
        state = complete(models, state, token(state))
    return state, token(state)


def report(name: str, models: Models, state: bytes, number: int) -> float:
    found = measured(lambda: complete(models, state, number))
    print(f"{name:<42}{found:>9.1f} µs CPU{len(state):>9} bytes of state")
    return found


def main() -> None:
    for tasks in (10, 35, 233):
        models = line(tasks)
        report(f"line of {tasks} tasks, in the middle", models, *at_task(models, tasks // 2))
    models = rework()
    passes = {n: at_task(models, 2 * n) for n in (3, 300, 3000)}
    found = {n: report(f"rework loop, pass {n}", models, *at) for n, at in passes.items()}
    print(f"{'pass 3000 / pass 3':<42}{found[3000] / found[3]:>9.2f}")
    models = parallel(400)
    report("400 parallel instances, one completed", models, *at_task(models, 0))


if __name__ == "__main__":
    main()
