"""A world of cases that a test plays with one word per step."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from engine.definitions.model import Models
from engine.runtime import commands as c
from engine.runtime.correlation import Message
from engine.scenarios.world import Played, World
from tests.unit.runtime.drawing import package

NOW = datetime(2030, 1, 1, tzinfo=UTC)


class Play:
    """Cases of some models; the first one, of process `p`, is started at once."""

    def __init__(self, models: Models | str, /, **variables: Any) -> None:
        self.world = World(package(p=models) if isinstance(models, str) else models, NOW)
        self.case: Played = self.world.start("p", variables={"log": [], **variables})

    @classmethod
    def waiting(cls, models: Models | str) -> Play:
        """No case yet."""
        made = cls.__new__(cls)
        made.world = World(package(p=models) if isinstance(models, str) else models, NOW)
        return made

    @property
    def cases(self) -> list[Played]:
        return self.world.instances

    @property
    def tasks(self) -> list[str]:
        return sorted(task.element for one in self.cases for task in one.tasks.values())

    @property
    def log(self) -> list[str]:
        found: list[str] = self.variables["log"]
        return found

    @property
    def variables(self) -> dict[str, Any]:
        return self.case.state.variables()

    def inside(self, element: str) -> dict[str, Any]:
        """The variables that the token on an element sees."""
        state = self.case.state
        token = next(t for t in state.tokens() if t.node == element)
        return state.variables(token.child or token.data)

    @property
    def ended(self) -> bool:
        return self.case.ended

    @property
    def incidents(self) -> list[tuple[int, str, str]]:
        return list(self.case.state.incidents.values())

    def complete(self, element: str, **variables: Any) -> Play:
        found = (
            (one, n) for one in self.cases for n, t in one.tasks.items() if t.element == element
        )
        case, number = min(found, key=lambda pair: pair[1])
        self.world.apply(case, c.CompleteTask(number, variables))
        return self

    def work(self, topic: str, **variables: Any) -> Play:
        number = min(n for n, w in self.case.work.items() if w.topic == topic)
        self.world.apply(self.case, c.CompleteWork(number, variables))
        return self

    def error(self, topic: str, code: str, **variables: Any) -> Play:
        number = min(n for n, w in self.case.work.items() if w.topic == topic)
        self.world.apply(self.case, c.ThrowError(number, code, "", variables))
        return self

    def retry(self, **variables: Any) -> Play:
        """The oldest incident, after the variables were set."""
        return self.do(c.RetryIncident(min(self.case.state.incidents), variables))

    def do(self, command: c.Command) -> Play:
        self.world.apply(self.case, command)
        return self

    def message(self, name: str, **variables: Any) -> Play:
        self.world.message(Message(name, variables))
        return self

    def signal(self, name: str, **variables: Any) -> Play:
        self.world.signal(name, variables)
        return self

    def set(self, **variables: Any) -> Play:
        return self.do(c.SetVariables(variables))

    def wait(self, **span: float) -> Play:
        self.world.advance(self.world.now + timedelta(**span))
        return self
