"""The outbox, as one command sees it; claiming and leases are in `storage.claims`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from engine.model import Job, JobKind, JobState, Key
from storage.link import Write
from storage.mapping import Mapper
from storage.prepared import Params, Prepared
from storage.repositories.rows import Rows
from storage.tables import job


def _upsert(dialect: str) -> Any:
    """Adds the job; the same effect set anew (a cycle's next turn) moves the one there was."""
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    statement = insert(job).values({name: sa.bindparam(name) for name in _COLUMNS})
    new = statement.excluded
    moved = {name: new[name] for name in ("due_at", "state", "payload", "attempts", "error")}
    moved |= {"lease_owner": "", "lease_until": None}
    return statement.on_conflict_do_update(index_elements=["case_id", "effect"], set_=moved)


WAITING = (JobState.SCHEDULED, JobState.RETRYING)
_MAPPER = Mapper(job, Job)
_COLUMNS = ["case_id", "seq", *_MAPPER.names]
_MAPPER.insert = Prepared(_upsert)
_OF_INSTANCE = _MAPPER.where(
    job.c.case_id == sa.bindparam("case_id"), job.c.instance_seq == sa.bindparam("instance_seq")
)
_BY_EFFECT = _MAPPER.where(
    job.c.case_id == sa.bindparam("case_id"), job.c.effect == sa.bindparam("effect")
)
_CLEAR = Prepared(
    sa.delete(job).where(
        job.c.case_id == sa.bindparam("k_case"), job.c.effect == sa.bindparam("k_effect")
    )
)


_DONE = Prepared(
    sa.delete(job).where(
        job.c.case_id == sa.bindparam("k_case"),
        job.c.seq == sa.bindparam("k_seq"),
        job.c.lease_owner == sa.bindparam("k_owner"),
    )
)
_WAKE = Prepared(
    sa.update(job).where(
        job.c.kind == JobKind.MESSAGE,
        job.c.topic == sa.bindparam("k_topic"),
        job.c.state == JobState.RETRYING,
    ),
    ["due_at"],
)


class JobRows(Rows[Job]):
    """See `engine.ports.Jobs`."""

    mapper = _MAPPER
    name = "job"
    name_fi = "ajastettu työ"

    def __init__(self, unit: Any) -> None:
        super().__init__(unit)
        self.waiting: list[Job] = []
        self._cleared: list[Write] = []
        self._done: set[tuple[str, str]] = set()
        self._gone: set[tuple[str, str]] = set()

    def get(self, key: Key) -> Job | None:  # type: ignore[override]
        if self.unit.presumes and key == self.unit.foreseen:
            self.unit.cases.get(key.case_id)  # which is kept with the job as it was claimed
        return self.find(key)

    def select(self, prepared: Prepared, params: Params) -> list[Job]:
        """What is stored, but for what this unit has taken back."""
        found = super().select(prepared, params)
        return [noun for noun in found if (noun.key.case_id, noun.effect) not in self._gone]

    def add(self, noun: Job) -> None:
        if noun.created_at is None:
            raise ValueError("a job needs the moment of its creation")
        super().add(noun)

    def done(self, noun: Job) -> None:
        """Under the lease that it was read with: who has claimed it since does it anew."""
        key = noun.key
        owner = self._stored.get(key, noun).lease_owner
        self._done.add((key.case_id, noun.effect))
        own = {"k_case": key.case_id, "k_seq": key.seq, "k_owner": owner}
        self.delete(key, Write(_DONE, own, 1, "the job was claimed by another"))

    def by_effect(self, case_id: str, effect: str) -> Job | None:
        """The job of that effect, if it has not been done yet."""
        for noun in self.new():
            if noun.key.case_id == case_id and noun.effect == effect:
                return noun
        found = self.select(_BY_EFFECT, {"case_id": case_id, "effect": effect})
        return found[0] if found else None

    def clear(self, instance: Key, effect: str) -> None:
        if (instance.case_id, effect) in self._done:
            return
        self._gone.add((instance.case_id, effect))
        for key, noun in list(self._now.items()):
            if noun.effect == effect and key.case_id == instance.case_id:
                self._now.pop(key)
                self._stored.pop(key, None)
        self._cleared.append(Write(_CLEAR, {"k_case": instance.case_id, "k_effect": effect}))

    def wake_message(self, name: str, now: datetime) -> None:
        self._cleared.append(Write(_WAKE, {"k_topic": name, "due_at": now}))

    def of_instance(self, instance: Key) -> list[Job]:
        params = {"case_id": instance.case_id, "instance_seq": instance.seq}
        found = self.select(_OF_INSTANCE, params)
        return found + [noun for noun in self.new() if noun.instance_seq == instance.seq]

    def flush(self) -> Iterable[Write]:
        """What waits from this commit on is gathered in `waiting`, for the carrier to tell."""
        for key, noun in self._now.items():
            if noun.state in WAITING and noun is not self._stored.get(key):
                self.waiting.append(noun)
        cleared, self._cleared = self._cleared, []
        return [*cleared, *super().flush()]
