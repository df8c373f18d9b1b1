"""Plays the steps of a scenario in its world."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from engine.errors import EngineError, InvalidInput, NotAllowed
from engine.runtime import commands as c
from engine.runtime.correlation import Message
from engine.runtime.effects import TaskOpened
from engine.runtime.environment import HELSINKI
from engine.runtime.iso8601 import add, parse_duration
from engine.scenarios.expecting import unmet
from engine.scenarios.reading import Scenario, ScenarioError, ScenarioStep, moment
from engine.scenarios.world import Played, World


class Player:
    """One scenario on its way; its world is made at the first step that needs it, so that a model
    which is refused is refused there."""

    def __init__(self, scenario: Scenario, make_world: Callable[[], World]) -> None:
        self.scenario = scenario
        self._make_world = make_world
        self._world: World | None = None

    @property
    def world(self) -> World:
        if self._world is None:
            self._world = self._make_world()
        return self._world

    @property
    def world_is_there(self) -> bool:
        return self._world is not None

    @property
    def reached(self) -> set[tuple[str, str]]:
        return self._world.reached if self._world else set()

    def play(self) -> None:
        """All steps. Raises ScenarioError with the number of the step that is not as expected."""
        for step in self.scenario.steps:
            try:
                self._play(step)
            except ScenarioError as error:
                raise ScenarioError(f"step {step.number} ({step.kind}): {error}") from error

    def _play(self, step: ScenarioStep) -> None:
        if step.kind == "expect":
            self._expect(step, step.value or {})
            return
        expected = step.keys.get("expect") or {}
        raises = expected.get("raises")
        try:
            _DO[step.kind](self, step)
        except (EngineError, ScenarioError) as error:
            if raises is None:
                refused = error if isinstance(error, ScenarioError) else f"refused: {error}"
                raise ScenarioError(str(refused)) from error
            if str(raises) not in str(error):
                raise ScenarioError(
                    f"expected to be refused with {raises!r}, it is refused: {error}"
                ) from error
        else:
            if raises is not None:
                raise ScenarioError(f"expected to be refused with {raises!r}, it is accepted")
        if set(expected) - {"raises"}:
            self._expect(step, expected)

    def _expect(self, step: ScenarioStep, expected: Mapping[str, Any]) -> None:
        if not self.world.instances and set(expected) <= {"instances", "tasks", "all_ended"}:
            chosen: list[Played] = []
        elif expected.get("instances") == "all":
            chosen = list(self.world.instances)
        elif "all_ended" in expected and "instance" not in step.keys:
            chosen = self.world.instances[-1:]
        else:
            chosen = [self.instance(step)]
        complaint = unmet(expected, chosen, self.world.instances)
        if complaint:
            raise ScenarioError(complaint)

    def instance(self, step: ScenarioStep) -> Played:
        """The case that a step names, else the last one started."""
        name = step.keys.get("instance")
        instances = self.world.instances
        if name is None:
            if not instances:
                raise ScenarioError("no case has been started")
            return instances[-1]
        for played in reversed(instances):
            if played.name == name:
                return played
        raise ScenarioError(f"there is no case {name}; there are {[p.name for p in instances]}")


def _start(player: Player, step: ScenarioStep) -> None:
    keys = step.keys
    key = keys.get("business_key")
    player.world.start(
        str(step.value),
        keys.get("as"),
        keys.get("variables"),
        None if key is None else str(key),
        starter=keys.get("by"),
    )


def _complete(player: Player, step: ScenarioStep) -> None:
    played = player.instance(step)
    tasks = [task for _, task in sorted(played.tasks.items()) if task.element == step.value]
    if not tasks:
        there = sorted(task.element for task in played.tasks.values())
        raise ScenarioError(f"expected an open task {step.value}, there are {there}")
    who = step.keys.get("by")
    offered = [task for task in tasks if who is None or _is_offered(task, str(who))]
    if not offered:
        raise NotAllowed(f"the task {step.value} is not offered to {who}")
    variables = step.keys.get("variables") or {}
    player.world.apply(played, c.CompleteTask(offered[0].token, variables))


def _is_offered(task: TaskOpened, who: str) -> bool:
    """By its assignee, else by its candidate users; who is in a group a scenario does not know."""
    if task.assignee is not None:
        return task.assignee == who
    return bool(task.candidate_groups or not task.candidate_users) or who in task.candidate_users


def _work(player: Player, step: ScenarioStep) -> None:
    played, keys = player.instance(step), step.keys
    tokens = [t for t, work in sorted(played.work.items()) if work.topic == step.value]
    if not tokens:
        there = sorted(work.topic for work in played.work.values())
        raise ScenarioError(f"expected work of topic {step.value}, there is {there}")
    variables = keys.get("variables") or {}
    if "error" in keys:
        text = str(keys.get("message") or "")
        player.world.apply(played, c.ThrowError(tokens[0], str(keys["error"]), text, variables))
    elif "fail" in keys:
        player.world.apply(played, c.FailWork(tokens[0], str(keys["fail"])))
    else:
        player.world.apply(played, c.CompleteWork(tokens[0], variables))


def _advance(player: Player, step: ScenarioStep) -> None:
    try:
        until = add(player.world.now, parse_duration(str(step.value)), HELSINKI)
    except InvalidInput as error:
        raise ScenarioError(str(error)) from error
    if until < player.world.now:
        raise ScenarioError(f"the clock does not go back by {step.value}")
    player.world.advance(until)


def _advance_to(player: Player, step: ScenarioStep) -> None:
    until = moment(step.value)
    if until < player.world.now:
        raise ScenarioError(f"the clock is at {player.world.now.isoformat()} already")
    player.world.advance(until)


def _message(player: Player, step: ScenarioStep) -> None:
    keys = step.keys
    key = keys.get("business_key")
    message = Message(
        str(step.value),
        keys.get("variables") or {},
        None if key is None else str(key),
        keys.get("correlation") or {},
    )
    only = player.instance(step) if keys.get("instance") is not None else None
    player.world.message(message, only)


def _signal(player: Player, step: ScenarioStep) -> None:
    player.world.signal(str(step.value), step.keys.get("variables") or {})


def _set(player: Player, step: ScenarioStep) -> None:
    if not isinstance(step.value, dict):
        raise ScenarioError("`set` must be a mapping of variables")
    player.world.apply(player.instance(step), c.SetVariables(step.value))


_DO: dict[str, Callable[[Player, ScenarioStep], None]] = {
    "start": _start,
    "complete": _complete,
    "work": _work,
    "advance": _advance,
    "advance_to": _advance_to,
    "message": _message,
    "signal": _signal,
    "set": _set,
}
