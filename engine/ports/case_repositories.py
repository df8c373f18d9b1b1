"""Repositories of what belongs to a case and is read, saved and told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from engine.model import (
    Activity,
    ActivityState,
    AuditEvent,
    Case,
    DecisionEvaluation,
    Draft,
    Incident,
    Instance,
    Key,
    Party,
    Task,
)


class Cases(Protocol):
    """The matters."""

    def get(self, case_id: str) -> Case:
        """NotFound when there is none."""

    def lock(self, case_id: str, revision: int | None = None) -> Case:
        """The case this unit writes; Conflict when `revision` is given and is no longer so."""

    def add(self, case: Case) -> None:
        """A new case, locked; Conflict at commit when its number is taken."""

    def save(self, case: Case) -> None:
        """Title, state, properties …; the revision grows by itself."""

    def bind(self, case_id: str, role: str, parties: Sequence[Party]) -> None:
        """Who plays a role in the case, instead of those before."""

    def next_key(self) -> Key:
        """A new key in the locked case; never given twice."""

    def next_seq(self) -> int:
        """The sequence number of a new key."""


class Instances(Protocol):
    """The runs of process definitions in a case."""

    def get(self, key: Key) -> Instance:
        """NotFound when there is none."""

    def add(self, instance: Instance) -> None: ...

    def save(self, instance: Instance) -> None: ...

    def of_case(self, case_id: str) -> list[Instance]:
        """All of the case, the oldest first."""

    def of_definition(self, key: str, version: int) -> list[Key]:
        """Those that still run on that version."""


class Tasks(Protocol):
    """The user tasks and the drafts typed into them."""

    def get(self, key: Key) -> Task:
        """NotFound when there is none."""

    def add(self, task: Task) -> None: ...

    def save(self, task: Task) -> None: ...

    def by_token(self, instance: Key, token: int) -> Task | None:
        """The open task of a token."""

    def new(self) -> list[Task]:
        """What this unit of work has added."""

    def open_of_case(self, case_id: str) -> list[Task]: ...

    def of_case(self, case_id: str) -> list[Task]:
        """All of the case, the oldest first: who prepared what is read from here."""


class Drafts(Protocol):
    def get(self, task: Key, person_id: str) -> Draft | None: ...

    def put(self, draft: Draft) -> None: ...

    def clear(self, task: Key) -> None:
        """All drafts of the task."""


class Incidents(Protocol):
    def get(self, key: Key) -> Incident:
        """NotFound when there is none."""

    def add(self, incident: Incident) -> None: ...

    def save(self, incident: Incident) -> None: ...

    def open_of_instance(self, instance: Key) -> list[Incident]: ...

    def open_of_job(self, job: Key) -> list[Incident]: ...


class History(Protocol):
    def add(self, activity: Activity) -> None: ...

    def end(
        self, instance: Key, token: int, element_id: str, state: ActivityState, at: datetime
    ) -> None: ...

    def decided(self, evaluation: DecisionEvaluation) -> None: ...

    def rename(self, instance: Key, process: str, names: Mapping[str, str]) -> None:
        """Of what is open in a process of the instance, element ids that changed: old → new."""


class Audit(Protocol):
    def add(self, event: AuditEvent) -> None:
        """Appended to its case's chain at commit; seq and hashes are filled in there."""


class Numbers(Protocol):
    """Number series: unique, never reused; a draft burns none."""

    def next(self, series: str) -> int:
        """The next number, held until the commit; a rollback gives it back unseen."""

    def reserve(self, series: str, number: int) -> None:
        """The series goes on above `number`."""

    def take(self, text: str, kind: str, case_id: str, at: datetime) -> None:
        """Registers a number for good (`kind`: case, document, other); Conflict when taken."""
