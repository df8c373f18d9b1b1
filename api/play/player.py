"""Plays scene by scene; what was played before a crash is not played again.

Each scene's command carries the scene's key as its idempotency key, so that it and the note that
it was done are one transaction. What is due between two scenes runs at its own due time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from api.play.scenes import PlayScene
from api.times import VirtualClock
from api.wiring import Application
from engine.commands.cases import StartInstance
from engine.commands.complete import CompleteTask
from engine.commands.messages import CorrelateMessage
from engine.commands.tasks import ClaimTask
from engine.errors import InvalidState
from engine.model import SYSTEM, Actor, Key
from engine.runtime.state import State
from processes.commands.absences import RecordAbsence
from processes.hats import personal_groups
from processes.source.story import Absent, Begin, Complete, Message, Pass, Scene
from storage.audit import anchor
from storage.queries import tasks as queries
from storage.tables import idempotency, job
from storage.worker import Worker

PREFIX = "play:"


@dataclass(frozen=True, slots=True)
class Happening:
    """Something the play did: a scene, or a job that became due between two."""

    at: datetime
    what: str
    who: str
    kind: str
    source: bool = False


class Player:
    """Plays one story in one case."""

    def __init__(
        self, application: Application, clock: VirtualClock, case_id: str, number: str
    ) -> None:
        self.application = application
        self.clock = clock
        self.case_id = case_id
        self.number = number
        self.worker = Worker(application.runner, name="play", report=self._report)
        self.errors: list[str] = []

    def _report(self, failed: Any, error: BaseException) -> None:
        self.errors.append(f"{failed.kind} {failed.topic or failed.element_id}: {error}")

    def play(self, story: Sequence[Scene], until: datetime | None = None) -> Iterator[Happening]:
        """All scenes up to `until`, with what happens by itself between them."""
        for scene in story:
            if until is not None and scene.at > until:
                break
            yield from self.advance(scene.at)
            if not isinstance(scene.act, Pass) and not self._known(scene):
                self._do(scene)
                yield from self._drain()
            yield Happening(scene.at, scene.title, scene.by, "scene", scene.source)
        if until is not None:
            yield from self.advance(until)
        anchor(self.application.database, self.clock.now())

    # ---- time

    def advance(self, to: datetime) -> Iterator[Happening]:
        """Moves the clock from due time to due time."""
        yield from self._drain()
        while True:
            due = self.worker.next_due()
            if due is None or due > to:
                break
            due = max(due, self.clock.now())
            self.clock.move(due)
            yield from self._drain()
            self.clock.move(due + timedelta(microseconds=1))
        self.clock.move(to)
        yield from self._drain()

    def _drain(self) -> Iterator[Happening]:
        now = self.clock.now()
        for _ in range(1000):
            waiting = self._due(now)
            if not waiting:
                return
            self.worker.run_due(now)
            yield from waiting
        raise InvalidState("jobs beget jobs without an end")

    def _due(self, now: datetime) -> list[Happening]:
        with self.application.reading() as connection:
            rows = connection.execute(
                sa.select(job.c.kind, job.c.topic, job.c.element_id, job.c.due_at)
                .where(job.c.due_at <= now, _waiting(now))
                .order_by(job.c.due_at, job.c.case_id, job.c.seq)
            ).all()
        return [
            Happening(row.due_at, row.topic or row.element_id, "", str(row.kind)) for row in rows
        ]

    # ---- scenes

    def _known(self, scene: Scene) -> bool:
        with self.application.reading() as connection:
            query = sa.select(idempotency.c.key).where(idempotency.c.key == PREFIX + scene.key)
            return connection.execute(query).first() is not None

    def _do(self, scene: Scene) -> None:
        actor = Actor(person_id=scene.by) if scene.by else SYSTEM
        command = PlayScene(self.case_id, scene, self._command(scene, actor))
        self.application.run(command, actor, self.clock.now(), PREFIX + scene.key, scene.key)

    def _command(self, scene: Scene, actor: Actor) -> Any:
        match scene.act:
            case Begin(process, variables):
                return StartInstance(self.case_id, process, variables)
            case Message(name, variables):
                return CorrelateMessage(name, variables, business_key=self.number)
            case Absent(start, end, body, reason):
                return RecordAbsence(scene.by, start, end, body, reason)
            case Complete(element, variables, where):
                task = self._task(scene, element, where)
                self._claim(task, actor)
                return CompleteTask(task, variables)
        raise InvalidState(f"{scene.key}: nothing to do")

    def _claim(self, task: Key, actor: Actor) -> None:
        with self.application.runner.unit() as unit:
            claimed = unit.tasks.get(task).claimant is not None
        if not claimed:
            self.application.run(ClaimTask(task), actor, self.clock.now())

    def _task(self, scene: Scene, element: str, where: Any) -> Key:
        """The oldest open task of that element which is offered to the scene's person."""
        day = self.clock.now().date()
        with self.application.runner.unit() as unit:
            whose = queries.of_person(scene.by, personal_groups(scene.by, day, unit))
            rows, _ = queries.list_tasks(
                unit.connection,
                whose=whose,
                equal={"case_id": self.case_id, "element_id": element},
                sort="opened_at",
            )
            for row in rows:
                if row.assignee not in (None, scene.by):
                    continue
                if all(self._variable(unit, row, name) == value for name, value in where.items()):
                    return Key(self.case_id, row.seq)
        raise InvalidState(f"{scene.key}: {scene.by} has no open task {element}")

    def _variable(self, unit: Any, row: Any, path: str) -> Any:
        """A variable as the task's own scope sees it; `owner` is looked for in the measure too."""
        instance = unit.instances.get(Key(self.case_id, row.instance_seq))
        state = State.decode(instance.blob)
        frame = next((t.data for t in state.tokens() if t.number == int(row.token)), 0)
        seen = state.variables(frame)
        if path in seen:
            return seen[path]
        inner = [value for value in seen.values() if isinstance(value, dict) and path in value]
        return inner[-1][path] if inner else None


def _waiting(now: datetime) -> sa.ColumnElement[bool]:
    """Jobs that nobody holds: what a process that was killed held is free when its lease ends."""
    lapsed = sa.and_(job.c.state == "running", job.c.lease_until <= now)
    return sa.or_(job.c.state.in_(("scheduled", "retrying")), lapsed)
