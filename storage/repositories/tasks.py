"""User tasks, their candidates (a projection for lists), and drafts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC
from itertools import repeat
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from msgspec.structs import replace as changed

from engine.model import Draft, Key, Task, TaskState
from storage.link import Write
from storage.mapping import Mapper
from storage.moments import utc
from storage.prepared import Prepared, any_of
from storage.repositories.rows import Rows
from storage.tables import draft, task, task_candidate
from storage.tables.base import Instant, json_again

if TYPE_CHECKING:
    from storage.session import Session

TASK = Mapper(task, Task)
OPEN = (TaskState.OFFERED, TaskState.CLAIMED)
Candidate = tuple[str, str, str, int]
_MOMENTS = [c.name for c in task.columns if isinstance(c.type, Instant)]
_VALUES = ["due_reason", "properties"]
_moments, _values = attrgetter(*_MOMENTS), attrgetter(*_VALUES)
_OPEN = any_of(task.c.state, OPEN)
_OF_CASE = TASK.where(task.c.case_id == sa.bindparam("case_id"))
_OPEN_OF_CASE = TASK.where(task.c.case_id == sa.bindparam("case_id"), _OPEN)
_BY_TOKEN = TASK.where(
    task.c.case_id == sa.bindparam("case_id"),
    task.c.instance_seq == sa.bindparam("instance_seq"),
    task.c.token == sa.bindparam("token"),
    _OPEN,
)
_ADD_CANDIDATES = Prepared(task_candidate.insert())
_CANDIDATE = ["kind", "name", "case_id", "task_seq"]
_DROP_CANDIDATES = Prepared(
    sa.delete(task_candidate).where(
        *(task_candidate.c[name] == sa.bindparam(name) for name in _CANDIDATE)
    )
)
"""Each by its key, which begins with who it is offered to."""
_DRAFT = Prepared(
    sa.select(draft.c.data, draft.c.saved_at).where(
        draft.c.case_id == sa.bindparam("case_id"),
        draft.c.task_seq == sa.bindparam("task_seq"),
        draft.c.person_id == sa.bindparam("person_id"),
    )
)
_DROP_DRAFTS = Prepared(
    sa.delete(draft).where(
        draft.c.case_id == sa.bindparam("k_case"), draft.c.task_seq == sa.bindparam("k_seq")
    )
)
_DROP_DRAFT = Prepared(
    sa.delete(draft).where(
        draft.c.case_id == sa.bindparam("k_case"),
        draft.c.task_seq == sa.bindparam("k_seq"),
        draft.c.person_id == sa.bindparam("k_person"),
    )
)
_ADD_DRAFT = Prepared(draft.insert())


class TaskRows(Rows[Task]):
    """See `engine.ports.Tasks`."""

    mapper = TASK
    name = "task"
    name_fi = "tehtävä"

    def by_token(self, instance: Key, token: int) -> Task | None:
        for noun in self._now.values():
            if noun.token == token and noun.instance_seq == instance.seq:
                return noun if noun.is_open else None  # a token's number is never used again
        params = {"case_id": instance.case_id, "instance_seq": instance.seq, "token": token}
        found = [noun for noun in self.select(_BY_TOKEN, params) if noun.is_open]
        return found[0] if found else None

    def of_case(self, case_id: str) -> list[Task]:
        found = self.select(_OF_CASE, {"case_id": case_id})
        return found + [noun for noun in self.new() if noun.key.case_id == case_id]

    def open_of_case(self, case_id: str) -> list[Task]:
        found = self.select(_OPEN_OF_CASE, {"case_id": case_id})
        found += [noun for noun in self.new() if noun.key.case_id == case_id]
        return [noun for noun in found if noun.is_open]

    def known(self, case_id: str, kept: Mapping[Key, Task]) -> dict[Key, Task]:
        """Open tasks of the case as they are read from now on: those of before, and this unit's."""
        found = {**kept}
        for key, noun in self._now.items():
            if key.case_id != case_id:
                continue
            if noun.state not in OPEN:
                found.pop(key, None)
            elif noun is not kept.get(key):
                found[key] = as_read(noun)
        return found

    def flush(self) -> Iterable[Write]:
        """The tasks, and the candidates of those that were offered to somebody else."""
        dropped: list[Candidate] = []
        added: list[Candidate] = []
        for key, noun in self._now.items():
            before = self._stored.get(key)
            if noun is not before:
                known = () if before is None else _candidates(before)
                candidates = _candidates(noun)
                if known != candidates:
                    dropped += known
                    added += candidates
        writes = list(super().flush())
        if dropped:
            writes.append(Write(_DROP_CANDIDATES, dropped, names=_CANDIDATE))
        if added:
            writes.append(Write(_ADD_CANDIDATES, added, names=_CANDIDATE))
        return writes


def as_read(noun: Task) -> Task:
    """The task as the database gives it back: moments in UTC, and of JSON only what JSON has."""
    changes: dict[str, Any] = {}
    for name, value in zip(_MOMENTS, _moments(noun), strict=True):
        if value is not None and value.tzinfo is not UTC:
            changes[name] = utc(value)
    for name, value in zip(_VALUES, _values(noun), strict=True):
        if value:
            changes[name] = json_again(value)
    return changed(noun, **changes) if changes else noun


def _candidates(noun: Task) -> Sequence[Candidate]:
    """Of an open task, each once; a task that is over is offered to nobody."""
    if noun.state not in OPEN:
        return ()
    case_id, seq = noun.key
    found = [*zip(repeat("group"), noun.candidate_groups, repeat(case_id), repeat(seq))]
    if noun.candidate_users:
        found += zip(repeat("user"), noun.candidate_users, repeat(case_id), repeat(seq))
    return found if len(found) < 2 else [*dict.fromkeys(found)]


class DraftRows:
    """See `engine.ports.Drafts`."""

    def __init__(self, unit: Session) -> None:
        self._unit = unit
        self._now: dict[tuple[Key, str], Draft] = {}
        self._writes: list[Write] = []

    def get(self, task: Key, person_id: str) -> Draft | None:
        if (task, person_id) in self._now:
            return self._now[task, person_id]
        params = {"case_id": task.case_id, "task_seq": task.seq, "person_id": person_id}
        rows = self._unit.rows(_DRAFT, params)
        return Draft(task, person_id, *rows[0]) if rows else None

    def put(self, noun: Draft) -> None:
        self._now[noun.task, noun.person_id] = noun
        case_id, seq = noun.task
        old = {"k_case": case_id, "k_seq": seq, "k_person": noun.person_id}
        new = {"case_id": case_id, "task_seq": seq, "person_id": noun.person_id}
        new |= {"data": noun.data, "saved_at": noun.saved_at}
        self._writes += [Write(_DROP_DRAFT, old), Write(_ADD_DRAFT, new)]

    def clear(self, task: Key) -> None:
        for key in [key for key in self._now if key[0] == task] if self._now else ():
            del self._now[key]
        self._writes.append(Write(_DROP_DRAFTS, {"k_case": task.case_id, "k_seq": task.seq}))

    def flush(self) -> Iterable[Write]:
        writes, self._writes = self._writes, []
        return writes
