"""One case of a scenario: its state as bytes, and what its effects have told so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from engine.runtime import effects as fx
from engine.runtime.state import State


@dataclass(slots=True)
class Case:
    """A root instance with the ones it calls."""

    name: str
    data: bytes = b""
    tasks: dict[int, str] = field(default_factory=dict)
    works: dict[int, tuple[str, str]] = field(default_factory=dict)
    timers: dict[int, datetime] = field(default_factory=dict)
    subscriptions: dict[int, tuple[str, str]] = field(default_factory=dict)
    incidents: dict[int, str] = field(default_factory=dict)
    completed: list[str] = field(default_factory=list)
    elements: set[tuple[str, str]] = field(default_factory=set)
    flows: set[tuple[str, str]] = field(default_factory=set)

    @property
    def state(self) -> State:
        """The state, decoded afresh."""
        return State.decode(self.data) if self.data else State.empty()

    @property
    def visited(self) -> Counter[str]:
        """How often each element was completed."""
        return Counter(self.completed)

    def waits_for(self, kind: str, name: str) -> bool:
        """Whether a message or signal of that name is waited for."""
        return (kind, name) in self.subscriptions.values()

    def take(self, effects: Iterable[Any]) -> None:
        """Notes what a step did."""
        for effect in effects:
            take = _TAKE.get(type(effect))
            if take is not None:
                take(self, effect)


def _open_task(case: Case, effect: fx.TaskOpened) -> None:
    case.tasks[effect.token] = effect.element


def _close_task(case: Case, effect: fx.TaskClosed) -> None:
    case.tasks.pop(effect.token, None)


def _open_work(case: Case, effect: fx.WorkOpened) -> None:
    case.works[effect.token] = (effect.topic, effect.element)


def _close_work(case: Case, effect: fx.WorkClosed) -> None:
    case.works.pop(effect.token, None)


def _set_timer(case: Case, effect: fx.TimerSet) -> None:
    case.timers[effect.timer] = effect.due


def _clear_timer(case: Case, effect: fx.TimerCleared) -> None:
    case.timers.pop(effect.timer, None)


def _subscribe(case: Case, effect: fx.SubscriptionOpened) -> None:
    case.subscriptions[effect.subscription] = (effect.kind, effect.name)


def _unsubscribe(case: Case, effect: fx.SubscriptionClosed) -> None:
    case.subscriptions.pop(effect.subscription, None)


def _raise(case: Case, effect: fx.IncidentRaised) -> None:
    case.incidents[effect.incident] = f"{effect.element}: {effect.message}"


def _resolve(case: Case, effect: fx.IncidentResolved) -> None:
    case.incidents.pop(effect.incident, None)


def _start(case: Case, effect: fx.ActivityStarted) -> None:
    case.elements.add((effect.process, effect.element))


def _complete(case: Case, effect: fx.ActivityCompleted) -> None:
    case.elements.add((effect.process, effect.element))
    case.completed.append(effect.element)


def _take_flow(case: Case, effect: fx.FlowTaken) -> None:
    case.flows.add((effect.process, effect.flow))


_TAKE: dict[type, Callable[[Case, Any], None]] = {
    fx.TaskOpened: _open_task,
    fx.TaskClosed: _close_task,
    fx.WorkOpened: _open_work,
    fx.WorkClosed: _close_work,
    fx.TimerSet: _set_timer,
    fx.TimerCleared: _clear_timer,
    fx.SubscriptionOpened: _subscribe,
    fx.SubscriptionClosed: _unsubscribe,
    fx.IncidentRaised: _raise,
    fx.IncidentResolved: _resolve,
    fx.ActivityStarted: _start,
    fx.ActivityCompleted: _complete,
    fx.FlowTaken: _take_flow,
}
