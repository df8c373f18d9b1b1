"""The unit of work: reads from one snapshot, gathers what is to be written, commits once.

Optimistic: Python runs before the writing transaction, which holds SQLite's only lock for a
moment; the case's revision is checked in it. What needs to write at once (number series, the
domain's own statements through `connection`) begins the writing transaction earlier.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from engine.model import Job, Key
from storage.carriers.port import Carrier
from storage.database import Database
from storage.faults import Stale
from storage.link import Link, Write
from storage.prepared import Params, Prepared
from storage.repositories.audit import AuditRows
from storage.repositories.cases import CaseRows
from storage.repositories.definitions import DefinitionRows
from storage.repositories.domain import DOMAIN
from storage.repositories.history import HistoryRows
from storage.repositories.incidents import IncidentRows
from storage.repositories.instances import InstanceRows
from storage.repositories.jobs import JobRows
from storage.repositories.numbers import NumberRows
from storage.repositories.remembered import Remembered
from storage.repositories.subscriptions import SubscriptionRows
from storage.repositories.tasks import DraftRows, TaskRows

REPOSITORIES: Mapping[str, Callable[[Any], Any]] = {
    "cases": CaseRows,
    "instances": InstanceRows,
    "tasks": TaskRows,
    "drafts": DraftRows,
    "jobs": JobRows,
    "subscriptions": SubscriptionRows,
    "incidents": IncidentRows,
    "definitions": DefinitionRows,
    "history": HistoryRows,
    "audit": AuditRows,
    "numbers": NumberRows,
    "remembered": Remembered,
    **DOMAIN,
}
FLUSHED = (
    "definitions", "instances", "tasks", "drafts", "jobs", "subscriptions", "incidents", "history",
)  # fmt: skip
"""In the order that foreign keys want."""
PRESUMING = (
    "cases", "remembered", "instances", "tasks", "drafts", "definitions", "history", "audit",
    "disqualifications",
)  # fmt: skip


class _Made:
    """A repository of the unit, made when it is first asked for: no command needs them all."""

    def __init__(self, name: str, factory: Callable[[Any], Any]) -> None:
        self._name, self._factory = name, factory

    def __get__(self, unit: Any, kind: type) -> Any:
        made = unit.__dict__[self._name] = self._factory(unit)
        return made


class Unit:
    """See `engine.ports.UnitOfWork`. Made by `storage.run`, one for each attempt."""

    def __init__(
        self,
        database: Database,
        carrier: Carrier | None = None,
        now: datetime | None = None,
        foreseen: Key | None = None,
        presumes: bool = False,
    ) -> None:
        """`foreseen` is the task that will be asked for: it is read along with its case.

        `presumes`: what this process knows of the case is taken to be true; the commit is Stale
        where it is not, and what is refused meanwhile has to be asked again.
        """
        self.foreseen = foreseen
        self.presumes = presumes
        self.database = database
        self._carrier = carrier
        self._now = now
        self._link: Link | None = None
        self.is_writing = False
        """Whether the writing transaction has begun: what is read may be this unit's own."""
        self.changed = False
        self.committing = False
        self._last: list[Write] = []
        if presumes:  # a command that is done so asks for them all
            made = self.__dict__
            for name in PRESUMING:
                made[name] = REPOSITORIES[name](self)

    cases: CaseRows
    instances: InstanceRows
    tasks: TaskRows
    drafts: DraftRows
    jobs: JobRows
    subscriptions: SubscriptionRows
    incidents: IncidentRows
    definitions: DefinitionRows
    history: HistoryRows
    audit: AuditRows
    numbers: NumberRows
    remembered: Remembered

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    # ---- reading

    @property
    def link(self) -> Link:
        """The open transaction: a snapshot, or the writing one once that has begun."""
        if self._link is None:
            self._link = self.database.acquire()
            self._link.begin(self.database.snapshot)
        return self._link

    def rows(self, prepared: Prepared, params: Params) -> list[Any]:
        if self._link is not None:
            return self._link.rows(prepared, params)
        self._link = self.database.acquire()
        return self._link.rows(prepared, params, begin=self.database.snapshot)

    @property
    def connection(self) -> sa.Connection:
        """For reading through SQLAlchemy Core, inside this unit's transaction."""
        return self.link.connection

    # ---- writing

    def begin_writing(self) -> sa.Connection:
        """Begins the writing transaction now, with all that is known so far written in it.

        Returns the connection on which statements of one's own are executed; what is read from
        now on is read in the writing transaction, so a check and the write after it hold
        together on SQLite. On PostgreSQL lock the row that the check stands on
        (`SELECT … FOR UPDATE`).
        """
        self.changed = True
        writes = self._gather(last=False)
        self._enter_writing()
        self.link.write(writes)
        return self.link.connection

    def write_now(self, writes: Sequence[Write]) -> None:
        """Writes in the writing transaction, begun if need be."""
        self.begin_writing()
        self.link.write(writes)

    def write_last(self, write: Write) -> None:
        """A write that comes with the commit, after all others."""
        self._last.append(write)

    def _enter_writing(self) -> None:
        if self.is_writing:
            return
        link = self.link
        if self.database.is_sqlite:
            link.rollback()
            self.database.begin_writing(link)
        self.is_writing = True

    def _gather(self, *, last: bool) -> list[Write]:
        """What is known so far as statements, in the order that foreign keys want."""
        made = self.__dict__
        writes: list[Write] = []
        for name in FLUSHED:
            if name in made:
                writes += made[name].flush()
        if writes:
            self.changed = True
        lines = self.audit.flush_locked() if last else []
        return [*self.cases.flush(last=last), *writes, *lines, *(self._last if last else [])]

    def commit(self) -> None:
        """The one commit point. Stale when somebody else was first; then nothing is written."""
        writes = self._gather(last=True)  # before the lock: while it is held, SQLite works alone
        self.demand_proof()
        link, early = self._link, self.is_writing
        if link is None:
            link = self._link = self.database.acquire()
        if early:
            link.write(writes)
        else:
            self.database.write_on(link, writes)
            self.is_writing = True
        if self.audit.events:
            link.write(self.audit.flush_others())
        if self._carrier is not None and self.waiting:
            self._carrier.enqueued(link, self.waiting, self._now)
        self.committing = True
        link.commit()
        self.committing = False
        self.cases.keep(early=early)

    def demand_proof(self) -> None:
        """Stale where something was presumed that no write of this unit proves."""
        if self.cases.presumed is not None:
            raise Stale("nothing is written that would prove what was presumed")

    @property
    def waiting(self) -> Sequence[Job]:
        """The jobs that wait since the commit."""
        jobs: JobRows | None = self.__dict__.get("jobs")
        return () if jobs is None else jobs.waiting

    def close(self, *, broken: bool = False) -> None:
        """Gives the connection back; without a commit before, nothing has happened."""
        link, self._link = self._link, None
        if link is None:
            return
        try:
            self.database.release(link, broken=broken)
        finally:
            if self.is_writing:
                self.database.end_writing()


for _name, _factory in REPOSITORIES.items():
    setattr(Unit, _name, _Made(_name, _factory))
