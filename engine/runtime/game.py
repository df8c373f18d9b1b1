"""The working copy of a state during one command: tables, the queue, what happened.

"Token game" is the standard's word for running a process (BPMN 2.0.2, 7.1.1). The queue holds what
is to be done next as (function, game-less arguments); it is empty again after each command and no
part of the state. Nothing recurses along the model: one step only puts the next in the queue.

Messages and signals are thrown last, when no other token moves: branches that run side by side
have no order, and what one throws must reach what the other is about to wait for.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from engine.definitions.linking import as_process
from engine.definitions.model import Node, Process
from engine.errors import NotFound
from engine.runtime.definitions import Definitions
from engine.runtime.effects import Effect
from engine.runtime.environment import Environment
from engine.runtime.records import ENDED, Frame, Listener, Row, Token

_LISTENERS_OF_A_STEP = 100  # what counts as one more step of the command
Table = dict[int, Any]  # number → row or record
Task = tuple[Callable[..., None], tuple[Any, ...]]


class Game:
    """One command's work on one state."""

    def __init__(
        self, models: Definitions, content: Row, now: datetime, environment: Environment
    ) -> None:
        self.models = models
        self.environment = environment
        self.moment = now
        self._local: datetime | None = None
        self.last: int = content[1]
        self.flags: int = content[2]
        self.keys: list[Row] = content[3]
        self.processes: list[Process | None] = [None] * len(self.keys)
        self.frames: Table = {row[0]: row for row in content[4]}
        self.tokens: Table = {row[0]: row for row in content[5]}
        self.listeners: Table = {row[0]: row for row in content[6]} if content[6] else {}
        self.incidents: dict[int, Row] = {}
        if content[7]:
            self.incidents = {row[0]: row[1:] for row in content[7]}
        self.joins: list[Row] = content[8]  # inclusive and complex joins that wait: frame, node
        self.conditions: dict[int, None] = dict.fromkeys(content[9])
        self.suspended: int | None = content[10]  # since when, in milliseconds
        self.queue: deque[Task] = deque()
        self.thrown: deque[Task] = deque()  # what is thrown once nothing else moves
        self.effects: list[Effect] = []
        # variables that a condition may look at: created, updated or deleted
        self.changed: set[tuple[str, str]] = set()
        self.items: dict[int, list[Any]] = {}  # of sequential instances, by token
        self.unclear: set[tuple[str, str]] = set()  # flows whose conditions were told of already
        self.taken = 0  # automatic steps so far
        self.opened = 0  # sub-processes and called processes that are open since it began
        self.sent = 0  # messages and signals that leave the case
        self.row = 0  # timers that were due at once, one after the other, up to this command
        self.overgrown = ""  # of what there is too much, and where
        self.parked = 0  # how often it was stopped; what goes on all the same gets less and less

    # ---- numbers and time

    def number(self) -> int:
        """The next number; never used twice in one root instance."""
        self.last += 1
        return self.last

    @property
    def now(self) -> datetime:
        """The moment of the command in the engine's zone."""
        if self._local is None:
            self._local = self.moment.astimezone(self.environment.zone)
        return self._local

    @property
    def milliseconds(self) -> int:
        return milliseconds(self.moment)

    @property
    def ended(self) -> bool:
        return bool(self.flags & ENDED)

    # ---- records

    def process(self, index: int) -> Process:
        found = self.processes[index]
        if found is None:
            key, version = self.keys[index]
            found = self.models.process(key, version or None) or self.global_task(key)
            if found is None:
                raise NotFound(f"Process {key} version {version} is not there")
            self.processes[index] = found
        return found

    def kept_version(self, key: str) -> int | None:
        """The version of a process in which the instance has run it already; None: not yet.

        A later call takes the same again, whatever was deployed meanwhile; migrating changes it.
        """
        versions = (version for other, version in reversed(self.keys) if other == key)
        return next(versions, None) or None

    def global_task(self, key: str) -> Process | None:
        """A global task beside one of the processes, as the process of one node it amounts to."""
        for other, version in self.keys:
            process = self.models.process(other, version or None)
            beside = "" if process is None else process.deployment
            if (task := self.models.global_task(key, beside)) is not None:
                return as_process(task)
        return None

    def frame(self, number: int) -> Frame:
        found = self.frames[number]
        if type(found) is list:
            found = self.frames[number] = self.awake(Frame(*found))
        return found  # type: ignore[no-any-return]

    def awake(self, frame: Frame) -> Frame:
        """Joins a frame to the model that it runs."""
        process = self.process(frame.process)
        frame.key, frame.nodes = process.key, process.nodes
        if frame.element:
            frame.scope = process.scopes[frame.element]
        return frame

    def token(self, number: int) -> Token:
        found = self.tokens[number]
        if type(found) is list:
            found = self.tokens[number] = Token(*found)
            found.at = self.frame(found.scope).nodes[found.node]
        return found  # type: ignore[no-any-return]

    def listener(self, number: int) -> Listener:
        found = self.listeners[number]
        if type(found) is list:
            found = self.listeners[number] = Listener(*found)
        return found  # type: ignore[no-any-return]

    def node(self, frame: int, element: str) -> Node:
        return self.frame(frame).nodes[element]

    def waiting(self, trigger: str, name: str) -> list[int]:
        """The listeners for that message or signal, oldest first."""
        self.taken += len(self.listeners) // _LISTENERS_OF_A_STEP
        return [
            number
            for number, x in self.listeners.items()
            if (
                (x[1] == trigger and x[2] == name)
                if type(x) is list
                else (x.trigger == trigger and x.name == name)
            )
        ]

    # ---- what must not grow without end

    def opens(self, scope: str) -> None:
        """One more sub-process or called process is open."""
        self.opened += 1
        if self.opened > (most := self.environment.scope_limit >> self.parked):
            self._stop(f"more than {most} sub-processes and called processes at once: {scope}")

    def sends(self, element: str) -> None:
        """One more message or signal leaves the case."""
        self.sent += 1
        if self.sent > (most := self.environment.throw_limit >> self.parked):
            self._stop(f"more than {most} messages and signals in a row: {element}")

    def _stop(self, reason: str) -> None:
        self.overgrown = reason
        self.taken = self.environment.step_limit  # so that it is looked at after this step

    # ---- the queue

    def later(self, what: Callable[..., None], *arguments: Any) -> None:
        self.queue.append((what, arguments))


def milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def moment_of(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
