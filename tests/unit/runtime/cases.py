"""Small models written in a line, and a case that plays them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from engine.definitions import read_models
from engine.runtime import commands as c
from engine.runtime import effects as e
from engine.runtime.correlation import Message
from engine.scenarios.world import Played, World

NOW = datetime(2030, 1, 1, tzinfo=UTC)
HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" '
    'xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:test">'
)


def flows(*pairs: str) -> str:
    """Sequence flows, each written "source target"."""
    made = (pair.split() for pair in pairs)
    return "".join(f'<sequenceFlow id="{a}_{b}" sourceRef="{a}" targetRef="{b}"/>' for a, b in made)


class Game:
    """A world with one process `p`."""

    def __init__(self, process: str, before: str = "", **variables: Any) -> None:
        text = (
            f'{HEAD}{before}<process id="p" isExecutable="true">{process}</process></definitions>'
        )
        self.world = World(read_models({"p.bpmn": text.encode()}), NOW)
        self.case: Played = self.world.start("p", variables=variables)

    @property
    def tasks(self) -> list[str]:
        return sorted(task.element for task in self.case.tasks.values())

    def complete(self, element: str, **variables: Any) -> None:
        tasks: dict[int, e.TaskOpened] = self.case.tasks
        number = min(n for n, task in tasks.items() if task.element == element)
        self.world.apply(self.case, c.CompleteTask(number, variables))

    def do(self, command: c.Command) -> None:
        self.world.apply(self.case, command)

    def message(self, name: str, **variables: Any) -> None:
        self.world.message(Message(name, variables))

    @property
    def variables(self) -> dict[str, Any]:
        return self.case.state.variables()

    @property
    def incidents(self) -> list[int]:
        return list(self.case.state.incidents)
