"""The world of a scenario on the real engine: commands, transactions, jobs, a database.

Offers what `engine.scenarios.world.World` offers to a `Player`; a step of a scenario becomes the
command that a person, a worker or the clock would send.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, ClassVar

import sqlalchemy as sa

from engine.commands.cases import StartCase
from engine.commands.complete import CompleteTask
from engine.commands.deploy import Deploy
from engine.commands.effects import Effects
from engine.commands.instances import SetVariables
from engine.commands.messages import BroadcastSignal, CorrelateMessage
from engine.commands.work import CompleteWork, FailWork
from engine.definitions.model import Models
from engine.model import InstanceState, JobKind, Key
from engine.runtime import commands as c
from engine.runtime import effects as e
from engine.runtime.correlation import Message
from engine.runtime.state import State
from storage.claims import claim
from storage.database import Database
from storage.run import Runner
from storage.tables import case, instance, job, task
from storage.worker import Worker
from tests.storage.fakes import KATJA, PermitAll

LEASE = timedelta(minutes=5)


@dataclass
class Stored:
    """One root instance, read from the tables each time it is looked at."""

    world: StoredWorld
    name: str
    key: Key

    def _rows(self, table: sa.Table, *columns: Any, **where: Any) -> list[Any]:
        query = sa.select(*columns).where(table.c.case_id == self.key.case_id)
        for name, value in where.items():
            query = query.where(table.c[name] == value)
        return self.world.rows(query)

    @property
    def tasks(self) -> dict[int, e.TaskOpened]:
        with self.world.runner.unit() as unit:
            found = unit.tasks.open_of_case(self.key.case_id)
        return {
            t.token: e.TaskOpened(t.token, t.element_id, "", 0, t.name, {}, t.assignee)
            for t in found
            if t.instance_seq == self.key.seq
        }

    @property
    def work(self) -> dict[int, e.WorkOpened]:
        columns = (job.c.token, job.c.element_id, job.c.topic)
        where = {"kind": JobKind.WORK, "instance_seq": self.key.seq, "state": "scheduled"}
        return {
            row.token: e.WorkOpened(row.token, row.element_id, "", 0, row.topic)
            for row in self._rows(job, *columns, **where)
        }

    @property
    def state(self) -> State:
        with self.world.runner.unit() as unit:
            return State.decode(unit.instances.get(self.key).blob)

    @property
    def ended(self) -> bool:
        ((state,),) = self._rows(instance, instance.c.state, seq=self.key.seq)
        return state not in (InstanceState.ACTIVE, InstanceState.SUSPENDED)

    @property
    def completed(self) -> list[str]:
        return Telling.completed.get(self.key, [])


@dataclass
class StoredWorld:
    database: Database
    models: Models
    now: datetime
    files: Mapping[str, bytes]
    instances: list[Stored] = field(default_factory=list)
    reached: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.runner = Runner(self.database, PermitAll(), {})
        self.worker = Worker(self.runner)
        self._run(Deploy("paketti", dict(self.files)))

    def rows(self, query: sa.Select[Any]) -> list[Any]:
        with self.database.reading() as link:
            return list(link.connection.execute(query).all())

    def _run(self, command: Any) -> dict[str, Any]:
        answer = self.runner.run(command, KATJA, self.now)
        self.worker.run_due(self.now)
        self._meet()
        return answer

    def _meet(self) -> None:
        """Cases that messages, signals and timers have begun get their names."""
        known = {each.key for each in self.instances}
        query = sa.select(instance.c.case_id, instance.c.seq).join(
            case, case.c.id == instance.c.case_id
        )
        for row in self.rows(query.order_by(instance.c.started_at, sa.text("instance.rowid"))):
            key = Key(row.case_id, row.seq)
            if key not in known:
                self.instances.append(Stored(self, f"i{len(self.instances)}", key))

    # ---- what a player does

    def start(
        self,
        process: str,
        name: str | None = None,
        variables: Mapping[str, Any] | None = None,
        business_key: str | None = None,
        starter: str | None = None,
    ) -> None:
        # cases without a key of their own share one, so that their messages reach one another
        key_of_case = business_key or "jaettu"
        command = StartCase("Asia", process, dict(variables or {}), business_key=key_of_case)
        answer = self.runner.run(command, KATJA, self.now)
        key = Key.parse(answer["instance"])
        self.instances.append(Stored(self, name or f"i{len(self.instances)}", key))
        self.worker.run_due(self.now)
        self._meet()

    def apply(self, stored: Stored, command: c.Command) -> None:
        self._run(self._command(stored, command))

    def _command(self, stored: Stored, command: c.Command) -> Any:
        match command:
            case c.CompleteTask():
                return CompleteTask(self._task(stored, command.token), command.variables)
            case c.SetVariables():
                return SetVariables(stored.key, command.variables)
            case c.CompleteWork():
                return CompleteWork(*self._claim(stored, command.token), command.variables)
            case c.ThrowError():
                work = self._claim(stored, command.token)
                return CompleteWork(*work, command.variables, command.code, command.message)
            case c.FailWork():
                return FailWork(*self._claim(stored, command.token), command.reason, retries=0)
        raise AssertionError(f"no scenario asks for {command}")

    def _task(self, stored: Stored, token: int) -> Key:
        query = sa.select(task.c.case_id, task.c.seq).where(
            task.c.case_id == stored.key.case_id,
            task.c.instance_seq == stored.key.seq,
            task.c.token == token,
        )
        ((case_id, seq),) = self.rows(query)
        return Key(case_id, seq)

    def _claim(self, stored: Stored, token: int) -> tuple[Key, str]:
        """The lease on one piece of work; what else was claimed is given back."""
        topic = stored.work[token].topic
        mine = None
        for found in claim(self.database, self.now, [topic], lease=LEASE, only=True, worker="w"):
            if found.key.case_id == stored.key.case_id and found.token == token:
                mine = (found.key, found.lease_owner)
            else:
                with self.database.writing() as link:
                    given_back = sa.update(job).values(
                        state="scheduled", lease_owner="", lease_until=None
                    )
                    where = (job.c.case_id == found.key.case_id, job.c.seq == found.key.seq)
                    link.connection.execute(given_back.where(*where))
        assert mine is not None
        return mine

    def message(self, message: Message, only: Stored | None = None) -> None:
        case_id = "" if only is None else only.key.case_id
        self._run(
            CorrelateMessage(
                message.name,
                message.variables,
                case_id,
                message.business_key or "",
                message.correlation,
            )
        )

    def signal(self, name: str, variables: Mapping[str, Any]) -> None:
        self._run(BroadcastSignal(name, variables))

    def advance(self, to: datetime) -> None:
        """Through each due time on the way."""
        due = sa.select(sa.func.min(job.c.due_at)).where(
            job.c.kind != JobKind.WORK, job.c.state == "scheduled"
        )
        while True:
            ((moment,),) = self.rows(due)
            moment = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
            if moment is None or moment > to:
                break
            self.now = max(self.now, moment)
            self.worker.run_due(self.now)
            self._meet()
        self.now = max(self.now, to)


class Telling(Effects):
    """Keeps what steps complete, since the tables keep the history of activities alone."""

    completed: ClassVar[dict[Key, list[str]]] = {}

    def apply(self, effects: Sequence[e.Effect]) -> None:
        done = [x.element for x in effects if isinstance(x, e.ActivityCompleted)]
        self.completed.setdefault(self.instance.key, []).extend(done)
        super().apply(effects)
