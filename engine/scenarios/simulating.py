"""A package played step by step in memory: what is open after each click, and what time brings.

A page sends all steps so far, as a scenario file has them, and gets where they lead: so a scenario
is recorded by clicking, and "what if nobody answers until …" is one more step. Nothing is stored.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from engine.definitions.model import Models, Process
from engine.errors import EngineError
from engine.feel.json import to_json
from engine.runtime import commands as c
from engine.runtime import effects as e
from engine.scenarios.playing import Player
from engine.scenarios.reading import ScenarioError, content_of, scenario_from
from engine.scenarios.suite import deployed_once
from engine.scenarios.world import Played, World

MOST_STEPS = 300
MOST_HAPPENINGS = 2_000
Row = dict[str, Any]


@dataclass(slots=True)
class Simulated:
    """Where the steps lead. `failure` says which step went wrong; what came before it stands."""

    now: datetime
    failure: str = ""
    ended: bool = False
    tasks: list[Row] = field(default_factory=list)
    work: list[Row] = field(default_factory=list)
    timers: list[Row] = field(default_factory=list)
    incidents: list[Row] = field(default_factory=list)
    variables: Row = field(default_factory=dict)
    reached: list[Row] = field(default_factory=list)
    timeline: list[Row] = field(default_factory=list)


class WatchedWorld(World):
    """Notes what happens and when; does service work at once where it knows an answer.

    `answers`: topic → variables; under "*" for every other topic.
    """

    def __init__(
        self, models: Models, now: datetime, answers: Mapping[str, Any], waits: bool = False
    ) -> None:
        super().__init__(models, now, waits)
        self.answers = answers
        self.happenings: list[Row] = []
        self._answering = False
        self.where: dict[tuple[int, int], Row] = {}
        self.told: dict[int, Row] = {}

    def apply(self, played: Played, command: c.Command) -> None:
        super().apply(played, command)
        self._answer()

    def settle(self) -> None:
        super().settle()
        self._answer()

    def _answer(self) -> None:
        """Does the work that has an answer, and what comes of it, until none is left."""
        if self._answering:
            return
        self._answering = True
        try:
            while (next_one := self._answerable()) is not None:
                played, token, given = next_one
                self.apply(played, c.CompleteWork(token, dict(given)))
        finally:
            self._answering = False

    def _answerable(self) -> tuple[Played, int, Mapping[str, Any]] | None:
        for played in self.instances:
            for token, work in sorted(played.work.items()):
                given = self.answers.get(work.topic, self.answers.get("*"))
                if given is not None:
                    return played, token, given
        return None

    def _note(self, played: Played, effect: e.Effect) -> None:
        super()._note(played, effect)
        match effect:
            case e.TaskOpened():
                self._happened("task-opened", effect.process, effect.element, due=effect.due)
            case e.WorkOpened():
                self._happened("work", effect.process, effect.element, topic=effect.topic)
            case e.TimerSet():
                place = {"process": effect.process, "element_id": effect.element}
                self.where[id(played), effect.timer] = place
                self._happened("timer-set", effect.process, effect.element, due=effect.due)
            case e.ActivityCompleted():
                self._happened("completed", effect.process, effect.element)
            case e.IncidentRaised():
                place = self._happened("incident", effect.process, effect.element)
                self.told[effect.incident] = {**place, "message": effect.message}
            case e.InstanceEnded():
                self._happened("ended", effect.process, "")

    def _fire(self, played: Played | None, number: int) -> None:
        place = self.where.get((id(played), number))
        if place is not None:
            self._happened("timer-fired", place["process"], place["element_id"])
        super()._fire(played, number)

    def _happened(self, kind: str, process: str, element: str, **more: Any) -> Row:
        if len(self.happenings) >= MOST_HAPPENINGS:
            raise EngineError(f"more than {MOST_HAPPENINGS} things happen; go on by smaller steps")
        row = {"at": self.now, "kind": kind, **self.named(process, element), **more}
        self.happenings.append(row)
        return row

    def named(self, process: str, element: str) -> Row:
        """The place with the element's names by language."""
        model: Process | None = self.models.processes.get(process)
        node = None if model is None else model.nodes.get(element)
        names = {} if node is None else {"fi": node.name, **node.names}
        return {"process": process, "element_id": element, "names": names}


def simulate(
    files: Mapping[str, bytes], content: Mapping[str, Any], answers: Mapping[str, Any]
) -> Simulated:
    """Plays the steps on the package. Raises InvalidDefinition for a package that is refused and
    ScenarioError for steps that cannot be read."""
    scenario = scenario_from(Path("simulation"), {"files": [], **content})
    if len(scenario.steps) > MOST_STEPS:
        raise ScenarioError(f"at most {MOST_STEPS} steps")
    world = WatchedWorld(
        deployed_once(files), scenario.now, answers, scenario.manual_tasks_wait
    )
    failure = ""
    try:
        Player(scenario, lambda: world).play()
    except (ScenarioError, EngineError) as error:
        failure = " ".join(str(error).split())
    return _found(world, failure)


def gone_on(
    files: Mapping[str, bytes], path: str, steps: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """A scenario file of the package with more steps behind its own. Raises ScenarioError."""
    if path not in files:
        raise ScenarioError(f"{path} is not in the package")
    content = content_of(files[path])
    scenario_from(Path(path), content)
    kept = {name: content[name] for name in ("title", "now", "waits") if name in content}
    return {**kept, "steps": [*content["steps"], *steps]}


def scenario_text(files: Mapping[str, bytes], content: Mapping[str, Any]) -> str:
    """The steps as a scenario file of the package, to keep beside its models."""
    models = [name for name in sorted(files) if name.endswith((".bpmn", ".dmn"))]
    kept = {"title": content.get("title", ""), "files": [f"../{name}" for name in models]}
    kept |= {name: content[name] for name in ("now", "waits", "steps") if content.get(name)}
    text: str = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=100)
    return text


def _found(world: WatchedWorld, failure: str) -> Simulated:
    found = Simulated(world.now, failure, timeline=world.happenings)
    found.ended = bool(world.instances) and all(each.ended for each in world.instances)
    for played in world.instances:
        found.tasks += [_task(world, played, task) for _, task in sorted(played.tasks.items())]
        found.work += [
            {**world.named(work.process, work.element), "instance": played.name,
             "topic": work.topic}
            for _, work in sorted(played.work.items())
        ]  # fmt: skip
        found.timers += _timers(world, played)
        if not played.ended:
            found.incidents += [
                world.told[number] for number in played.state.incidents if number in world.told
            ]
    if world.instances:
        seen = world.instances[-1].state.variables()
        found.variables = {name: to_json(value) for name, value in seen.items()}
    found.timers.sort(key=lambda row: row["due"])
    found.reached = [{"process": process, "id": name} for process, name in sorted(world.reached)]
    return found


def _task(world: WatchedWorld, played: Played, task: e.TaskOpened) -> Row:
    return {
        **world.named(task.process, task.element),
        "instance": played.name,
        "assignee": task.assignee,
        "candidate_groups": list(task.candidate_groups),
        "form_key": task.form_key or "",
        "due": task.due,
    }


def _timers(world: WatchedWorld, played: Played) -> list[Row]:
    return [
        {**world.named(place["process"], place["element_id"]), "instance": played.name, "due": due}
        for number, due in played.timers.items()
        if (place := world.where.get((id(played), number))) is not None
    ]
