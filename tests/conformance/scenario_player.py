"""Plays the scenarios of the project's processes: one case, the runtime, the tables, a clock.

It reads only the steps that these scenarios use and stops at the first thing that is not as
expected; what was reached is kept for the coverage.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from engine.deadlines import Basis, Shift, WorkingDays
from engine.definitions import Models, read_models
from engine.runtime import commands as c
from engine.runtime import effects as e
from engine.runtime.correlation import Message, receivers
from engine.runtime.environment import Environment
from engine.runtime.state import State
from engine.runtime.step import step


class Unmet(AssertionError):
    """A step could not be done, or an expectation does not hold."""


def shifted(due: datetime, basis: str, shift: str) -> datetime:
    """Working days as a deployed case counts them."""
    wanted = Shift(shift) if shift else None
    return WorkingDays().deadline(due.date(), Basis(basis), wanted).carry(due)


ENVIRONMENT = Environment(shift=shifted)


@lru_cache(maxsize=16)
def _models(paths: tuple[Path, ...]) -> Models:
    return read_models({path.name: path.read_bytes() for path in paths})


@dataclass
class Player:
    """One case; `tasks`, `work` and `timers` are what is open, by their numbers."""

    models: Models
    now: datetime
    state: State = field(default_factory=State.empty)
    tasks: dict[int, e.TaskOpened] = field(default_factory=dict)
    work: dict[int, e.WorkOpened] = field(default_factory=dict)
    timers: dict[int, e.TimerSet] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)
    reached: set[tuple[str, str]] = field(default_factory=set)
    incidents: list[str] = field(default_factory=list)

    def do(self, command: c.Command) -> None:
        made = step(self.models, self.state, command, self.now, ENVIRONMENT)
        self.state = State.decode(made.state.encode())
        for effect in made.effects:
            self._note(effect)

    def _note(self, effect: e.Effect) -> None:
        match effect:
            case e.TaskOpened():
                self.tasks[effect.token] = effect
            case e.TaskClosed():
                self.tasks.pop(effect.token, None)
            case e.WorkOpened():
                self.work[effect.token] = effect
            case e.WorkClosed():
                self.work.pop(effect.token, None)
            case e.TimerSet():
                self.timers[effect.timer] = effect
            case e.TimerCleared():
                self.timers.pop(effect.timer, None)
            case e.ActivityCompleted():
                self.done.append(effect.element)
                self.reached.add((effect.process, effect.element))
            case e.FlowTaken():
                self.reached.add((effect.process, effect.flow))
            case e.IncidentRaised():
                self.incidents.append(f"{effect.element}: {effect.message}")

    # ---- steps

    def take(self, written: Mapping[str, Any]) -> None:
        variables = written.get("variables") or {}
        if "start" in written:
            key = written.get("business_key")
            self.do(c.StartInstance(written["start"], variables, key))
        elif "complete" in written:
            tasks = {n: t.element for n, t in self.tasks.items()}
            self.do(c.CompleteTask(_oldest(tasks, written["complete"]), variables))
        elif "work" in written:
            work = {n: w.topic for n, w in self.work.items()}
            self.do(c.CompleteWork(_oldest(work, written["work"]), variables))
        elif "message" in written:
            self._message(written["message"], written.get("business_key"), variables)
        elif "advance_to" in written:
            self.advance(written["advance_to"])
        elif "advance" in written:
            self.advance(self.now + {"PT1S": timedelta(seconds=1)}[written["advance"]])
        else:
            self.expect(written["expect"])
        if self.incidents:
            raise Unmet(f"incident {self.incidents}")

    def _message(self, name: str, key: str | None, variables: Mapping[str, Any]) -> None:
        found = receivers(self.models, self.state, Message(name, variables, key), ENVIRONMENT)
        if len(found) != 1:
            raise Unmet(f"{len(found)} subscriptions wait for {name}")
        self.do(c.DeliverMessage(found[0], variables))

    def advance(self, until: datetime) -> None:
        """Through each due timer, one after the other."""
        while due := [t for t in self.timers.values() if t.due <= until]:
            first = min(due, key=lambda t: (t.due, t.timer))
            self.now = max(self.now, first.due)
            self.do(c.FireTimer(first.timer))
            if self.timers.get(first.timer) is first:
                del self.timers[first.timer]
        self.now = until

    # ---- expectations

    def expect(self, wanted: Mapping[str, Any]) -> None:
        found = {name: self._found(name, value) for name, value in wanted.items()}
        if found != wanted:
            raise Unmet(f"expected {dict(wanted)}, found {found}")

    def _found(self, name: str, wanted: Any) -> Any:
        if name == "tasks":
            open_now = Counter(task.element for task in self.tasks.values())
            return wanted if open_now == Counter(wanted) else sorted(open_now.elements())
        if name == "ended":
            return self.state.ended
        if name == "incidents":
            return len(self.incidents)
        if name == "visited":
            return {element: self.done.count(element) for element in wanted}
        if name == "order":
            rest = iter(self.done)
            return [element for element in wanted if element in rest]
        visible = self.state.variables()
        if name == "absent":
            return [one for one in wanted if one not in visible]
        if name == "variables":
            return {one: plain(visible.get(one)) for one in wanted}
        raise Unmet(f"these scenarios expect no {name}")


def _oldest(waiting: Mapping[int, str], wanted: str) -> int:
    found = [number for number, name in waiting.items() if name == wanted]
    if not found:
        raise Unmet(f"{wanted} is not open, but {sorted(waiting.values())}")
    return min(found)


def plain(value: Any) -> Any:
    """As YAML writes it: dates as text, whole decimals as integers."""
    match value:
        case dict():
            return {name: plain(each) for name, each in value.items()}
        case list():
            return [plain(each) for each in value]
        case Decimal():
            return int(value) if value == int(value) else float(value)
        case date():
            return value.isoformat()
    return value


def play(path: Path) -> Player:
    """Plays a scenario to its end. Raises Unmet, naming file and step."""
    scenario = yaml.safe_load(path.read_text())
    files = tuple((path.parent / name).resolve() for name in scenario["files"])
    player = Player(_models(files), scenario["now"])
    for number, written in enumerate(scenario["steps"], 1):
        try:
            player.take(written)
        except Unmet as unmet:
            raise Unmet(f"{path.name}, step {number}: {unmet}") from None
    return player


def everything(models: Models, key: str) -> Iterator[tuple[str, str]]:
    """Each element and each flow of a process, as `Player.reached` names them."""
    process = models.processes[key]
    yield from ((key, name) for name in (*process.nodes, *process.flows))
