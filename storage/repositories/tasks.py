"""User tasks, their candidates (a projection for lists), and drafts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import sqlalchemy as sa

from engine.model import Draft, Key, Task, TaskState
from storage.link import Write
from storage.mapping import Mapper
from storage.prepared import Prepared, any_of
from storage.repositories.rows import Rows
from storage.tables import draft, task, task_candidate

if TYPE_CHECKING:
    from storage.session import Session

TASK = Mapper(task, Task)
OPEN = (TaskState.OFFERED, TaskState.CLAIMED)
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

    def flush(self) -> Iterable[Write]:
        """The tasks, and the candidates of those that were offered to somebody else."""
        stored = self._stored
        changed = [
            (noun, stored.get(key))
            for key, noun in self._now.items()
            if noun is not stored.get(key)
        ]
        writes = list(super().flush())
        added: list[tuple[str, str, str, int]] = []
        for noun, before in changed:
            candidates = _candidates(noun)
            if before is not None:
                known = _candidates(before)
                if known == candidates:
                    continue
                if known:
                    rows = [(*each, *noun.key) for each in known]
                    writes.append(Write(_DROP_CANDIDATES, rows, names=_CANDIDATE))
            added += [(*each, *noun.key) for each in candidates]
        if added:
            writes.append(Write(_ADD_CANDIDATES, added, names=_CANDIDATE))
        return writes


def _candidates(noun: Task) -> list[tuple[str, str]]:
    """Of an open task, each once; a task that is over is offered to nobody."""
    if noun.state not in OPEN:
        return []
    pairs = [("group", name) for name in noun.candidate_groups]
    pairs += [("user", name) for name in noun.candidate_users]
    return pairs if len(pairs) < 2 else list(dict.fromkeys(pairs))


def _k(key: Key) -> dict[str, object]:
    return {"k_case": key.case_id, "k_seq": key.seq}


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
        key = {"case_id": noun.task.case_id, "task_seq": noun.task.seq}
        key["person_id"] = noun.person_id
        self._writes.append(Write(_DROP_DRAFT, _k(noun.task) | {"k_person": noun.person_id}))
        self._writes.append(
            Write(_ADD_DRAFT, {**key, "data": noun.data, "saved_at": noun.saved_at})
        )

    def clear(self, task: Key) -> None:
        self._now = {key: noun for key, noun in self._now.items() if key[0] != task}
        self._writes.append(Write(_DROP_DRAFTS, _k(task)))

    def flush(self) -> Iterable[Write]:
        writes, self._writes = self._writes, []
        return writes
