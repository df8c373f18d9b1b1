"""All cases of one scenario in memory: their states, what waits in them, the virtual clock.

A state is turned to bytes and back between any two commands, as in a database.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any

from engine.deadlines import Basis, Shift, WorkingDays
from engine.definitions.model import Models, Start, Trigger
from engine.errors import Conflict, EngineError, NotFound
from engine.runtime import commands as c
from engine.runtime import effects as e
from engine.runtime.correlation import Message, begun, receivers
from engine.runtime.environment import Environment
from engine.runtime.state import State
from engine.runtime.step import step
from engine.runtime.timers import Schedule, following, start_schedule

_MOST_THROWN = 10_000  # in one step
_MOST_TIMERS = 100_000  # fired by one advance: more is an endless cycle


def shifted(due: datetime, basis: str, shift: str) -> datetime:
    """A due time moved to a working day as its basis asks; the wall clock stays."""
    deadline = WorkingDays().deadline(
        due.date(), Basis(basis or Basis.AUTHORITY_SET), Shift(shift) if shift else None
    )
    return deadline.carry(due) if deadline.moved else due


@dataclass(slots=True)
class Played:
    """One root instance with what its effects said."""

    name: str
    data: bytes = b""
    tasks: dict[int, e.TaskOpened] = field(default_factory=dict)
    work: dict[int, e.WorkOpened] = field(default_factory=dict)
    timers: dict[int, datetime] = field(default_factory=dict)
    completed: list[str] = field(default_factory=list)
    ended: bool = False

    @property
    def state(self) -> State:
        return State.decode(self.data) if self.data else State.empty()


class World:
    """One scenario's engine; sees no other scenario's cases."""

    def __init__(self, models: Models, now: datetime, manual_tasks_wait: bool = False) -> None:
        self.models = models
        self.now = now
        self.environment = Environment(manual_tasks_wait=manual_tasks_wait, shift=shifted)
        self.instances: list[Played] = []
        self.reached: set[tuple[str, str]] = set()  # process, element or flow
        self._settling = False
        self._thrown: deque[tuple[Played, e.MessageThrown | e.SignalThrown]] = deque()
        self._starts: dict[int, tuple[Start, Schedule]] = {}
        for number, start in enumerate(models.starts):
            if start.event.trigger is Trigger.TIMER:
                schedule = start_schedule(start, now, self.environment)
                if schedule is not None:
                    self._starts[number] = (start, schedule)

    # ---- one command

    def apply(self, played: Played, command: c.Command) -> None:
        """One command on one case, and what it throws to others. Raises EngineError."""
        self._apply(played, command)
        self.settle()

    def _apply(self, played: Played, command: c.Command) -> None:
        made = step(self.models, played.state, command, self.now, self.environment)
        played.data = made.state.encode()
        for effect in made.effects:
            self._note(played, effect)

    def _note(self, played: Played, effect: e.Effect) -> None:
        match effect:
            case e.TaskOpened():
                played.tasks[effect.token] = effect
            case e.TaskClosed():
                played.tasks.pop(effect.token, None)
            case e.WorkOpened():
                played.work[effect.token] = effect
            case e.WorkClosed():
                played.work.pop(effect.token, None)
            case e.TimerSet():
                played.timers[effect.timer] = effect.due
            case e.TimerCleared():
                played.timers.pop(effect.timer, None)
            case e.ActivityCompleted():
                played.completed.append(effect.element)
                self.reached.add((effect.process, effect.element))
            case e.ActivityStarted():
                self.reached.add((effect.process, effect.element))
            case e.FlowTaken():
                self.reached.add((effect.process, effect.flow))
            case e.MessageThrown() | e.SignalThrown():
                self._thrown.append((played, effect))
            case e.InstanceEnded() if effect.instance == 0:
                played.ended = True

    # ---- cases begin

    def start(
        self,
        process: str,
        name: str | None = None,
        variables: Mapping[str, Any] | None = None,
        business_key: str | None = None,
        element: str | None = None,
        trigger: int = 0,
        starter: str | None = None,
    ) -> Played:
        """A new case, named i0, i1, … unless it has a name. Raises EngineError."""
        played = Played(name or f"i{len(self.instances)}")
        command = c.StartInstance(
            process,
            dict(variables or {}),
            business_key,
            element=element,
            trigger=trigger,
            starter=starter,
        )
        self._apply(played, command)
        self.instances.append(played)
        self.settle()
        return played

    def _start_by(self, start: Start, variables: Mapping[str, Any], key: str | None) -> None:
        process = self.models.processes[start.process]
        node = process.root.by_id.get(start.element)
        events = node.events if node is not None else []
        trigger = events.index(start.event) if start.event in events else 0
        self.start(start.process, None, variables, key, start.element, trigger)

    def _starts_for(self, trigger: Trigger, name: str) -> Iterator[Start]:
        for start in self.models.starts:
            if start.event.trigger is trigger and start.event.name == name:
                yield start

    # ---- messages and signals

    def message(self, message: Message, only: Played | None = None) -> None:
        """To the one that waits for it, else to the start event of that message.

        Raises NotFound if it matches nothing, Conflict if it matches more than one.
        """
        among = self.instances if only is None else [only]
        found = list(self._waiting(message, among))
        if len(found) > 1:
            raise Conflict(f"Message {message.name} matches {len(found)} that wait for it")
        if found:
            self.apply(found[0][0], c.DeliverMessage(found[0][1], dict(message.variables)))
            return
        starts = [] if only else list(self._starts_for(Trigger.MESSAGE, message.name))
        if len(starts) > 1:
            raise Conflict(f"Message {message.name} starts {len(starts)} processes")
        if not starts:
            raise NotFound(f"Nothing waits for message {message.name}")
        self._start_by(starts[0], message.variables, message.business_key)

    def _waiting(self, message: Message, among: list[Played]) -> Iterator[tuple[Played, int]]:
        for played in among:
            if not played.ended:
                for number in receivers(self.models, played.state, message, self.environment):
                    yield played, number

    def signal(
        self, name: str, variables: Mapping[str, Any], thrower: Played | None = None
    ) -> None:
        """To every case but the one that threw it (which has it), and to signal start events."""
        starts = [s for s in self._starts_for(Trigger.SIGNAL, name) if not self._awaited(s)]
        for played in list(self.instances):
            if played is not thrower and not played.ended:
                self._apply(played, c.DeliverSignal(name, dict(variables)))
        for start in starts:
            self._start_by(start, variables, None)
        self.settle()

    def _awaited(self, start: Start) -> bool:
        """A case that has begun there waits for this signal as the rest of its start event."""
        where = start.process, start.element, start.event.name
        return any(begun(played.state, *where) for played in self.instances if not played.ended)

    def settle(self) -> None:
        """What models have thrown reaches the others, in the order in which it was thrown.

        Raises EngineError if cases start one another without end.
        """
        if self._settling:
            return
        self._settling = True
        try:
            self._settle()
        finally:
            self._settling = False
            self._thrown.clear()

    def _settle(self) -> None:
        for number in count():
            if not self._thrown:
                return
            if number > _MOST_THROWN:
                raise EngineError("Messages and signals never come to an end")
            played, effect = self._thrown.popleft()
            if isinstance(effect, e.SignalThrown):
                self.signal(effect.name, effect.variables, played)
            else:
                self._deliver(effect)

    def _deliver(self, thrown: e.MessageThrown) -> None:
        """A message of a model: to the oldest that waits for it (of the same business key, if
        any has it), else it starts a case, else it is lost, as the standard has it."""
        message = Message(thrown.name, thrown.variables, targets=thrown.targets)
        found = list(self._waiting(message, self.instances))
        if thrown.business_key is not None:
            keyed = Message(thrown.name, thrown.variables, thrown.business_key, {}, thrown.targets)
            found = list(self._waiting(keyed, self.instances)) or found
        if found:
            played, number = found[0]
            self._apply(played, c.DeliverMessage(number, dict(thrown.variables)))
            return
        for start in list(self._starts_for(Trigger.MESSAGE, thrown.name)):
            if not thrown.targets or {start.process, start.element} & set(thrown.targets):
                self._start_by(start, thrown.variables, thrown.business_key)
                return

    # ---- the clock

    def advance(self, to: datetime) -> None:
        """Moves the clock through every timer that is due on the way, each at its own time."""
        for _ in range(_MOST_TIMERS):
            due = self._next_due()
            if due is None or due[0] > to:
                self.now = max(self.now, to)
                return
            self.now = max(self.now, due[0])
            self._fire(due[1], due[2])
        raise EngineError("The timers never come to an end")

    def _next_due(self) -> tuple[datetime, Played | None, int] | None:
        """The earliest timer; of those due at once the one that was set first."""
        found: tuple[datetime, Played | None, int] | None = None
        for number, (_, schedule) in self._starts.items():
            if found is None or schedule.due < found[0]:
                found = (schedule.due, None, number)
        for played in self.instances:
            for number, due in sorted(played.timers.items()):
                if found is None or due < found[0]:
                    found = (due, played, number)
        return found

    def _fire(self, played: Played | None, number: int) -> None:
        if played is not None:
            del played.timers[number]  # a cycle is set anew
            self.apply(played, c.FireTimer(number))
            return
        start, schedule = self._starts.pop(number)
        after = following(schedule, self.now, self.environment)
        if after is not None:
            self._starts[number] = (start, after)
        self._start_by(start, {}, None)
