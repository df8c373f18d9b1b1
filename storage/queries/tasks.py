"""Task lists: of a person by effective due date, of a case, of all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from engine.model import TaskState
from storage.queries.cases import Rows
from storage.queries.page import fetch
from storage.tables import case, case_role, task, task_candidate

OPEN = (TaskState.OFFERED, TaskState.CLAIMED)

SORTS = {
    "effective_due": [(task.c.effective_due, False)],
    "-effective_due": [(task.c.effective_due, True)],
    "opened_at": [(task.c.opened_at, False)],
    "-opened_at": [(task.c.opened_at, True)],
}
_KEY = [(task.c.case_id, False), (task.c.seq, False)]
_CASE = [
    case.c.number.label("case_number"),
    case.c.title.label("case_title"),
    case.c.title_sv.label("case_title_sv"),
    case.c.title_en.label("case_title_en"),
    case.c.revision.label("revision"),
]


def of_person(person_id: str, groups: Iterable[tuple[str, str]]) -> sa.ColumnElement[bool]:
    """Open tasks that the person holds, is named for, or is a candidate of.

    `groups` are pairs of a body's or organization's id and a suffix (empty, or `.chair`): the
    hats that the person wears today, and the principals for whom they are worn. A task offered to
    `preparer.chair` is found through the case's binding of `preparer` to that body; what is
    assigned to one person is nobody else's, but for who stands in for them.
    """
    pairs = [*groups, (person_id, "")]
    own = sa.or_(
        task.c.claimant == person_id,
        task.c.delegated_to == person_id,
        sa.and_(task.c.assignee == person_id, task.c.claimant.is_(None)),
    )
    offered = sa.or_(
        _candidates(sa.and_(task_candidate.c.kind == "user", task_candidate.c.name == person_id)),
        *(_of_party(party, suffix) for party, suffix in pairs),
    )
    stands_in = task.c.assignee.in_([party for party, suffix in pairs if not suffix])
    free = sa.or_(stands_in, sa.and_(task.c.assignee.is_(None), offered))
    return sa.or_(own, sa.and_(task.c.state == TaskState.OFFERED, free))


def after_work_of(person_id: str) -> sa.ColumnElement[bool]:
    """Tasks in cases where the person has completed a task, or handed one over."""
    done = task.alias("done")
    theirs = sa.or_(
        done.c.completed_by == person_id,
        done.c.on_behalf_of == person_id,
        sa.and_(done.c.claimant == person_id, done.c.delegated_to.is_not(None)),
    )
    return task.c.case_id.in_(sa.select(done.c.case_id).where(theirs))


def _candidates(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    keys = sa.select(task_candidate.c.case_id, task_candidate.c.task_seq).where(condition)
    return sa.tuple_(task.c.case_id, task.c.seq).in_(keys)


def _of_party(party: str, suffix: str) -> sa.ColumnElement[bool]:
    group = task_candidate.c.kind == "group"
    by_role = sa.and_(
        group,
        case_role.c.case_id == task_candidate.c.case_id,
        case_role.c.party_id == party,
        task_candidate.c.name == case_role.c.role.concat(suffix),
    )
    directly = sa.and_(group, task_candidate.c.name == party + suffix)
    return sa.or_(_candidates(by_role), _candidates(directly))


def list_tasks(
    connection: sa.Connection,
    *,
    whose: sa.ColumnElement[bool] | None = None,
    state: str = "open",
    equal: Mapping[str, Any] | None = None,
    due_before: datetime | None = None,
    due_after: datetime | None = None,
    search: str | None = None,
    sort: str = "effective_due",
    after: Sequence[Any] | None = None,
    limit: int = 50,
) -> Rows:
    """Tasks with their case's number and title; `equal` filters by columns of the task."""
    select = sa.select(task, *_CASE).join(case, case.c.id == task.c.case_id)
    if state == "open":
        select = select.where(task.c.ended_at.is_(None), task.c.state.in_(OPEN))
    else:
        select = select.where(task.c.state == state)
    for name, value in (equal or {}).items():
        select = select.where(task.c[name] == value)
    if whose is not None:
        select = select.where(whose)
    if due_before is not None:
        select = select.where(task.c.effective_due < due_before)
    if due_after is not None:
        select = select.where(task.c.effective_due >= due_after)
    if search:
        select = select.where(
            task.c.name.icontains(search, autoescape=True)
            | task.c.name_sv.icontains(search, autoescape=True)
            | task.c.name_en.icontains(search, autoescape=True)
            | case.c.title.icontains(search, autoescape=True)
            | case.c.number.icontains(search, autoescape=True)
        )
    return fetch(connection, select, [*SORTS[sort], *_KEY], after, limit)


def task_of(connection: sa.Connection, case_id: str, seq: int) -> sa.Row[Any] | None:
    """One task with its case's number, title and revision."""
    return connection.execute(
        sa.select(task, *_CASE)
        .join(case, case.c.id == task.c.case_id)
        .where(task.c.case_id == case_id, task.c.seq == seq)
    ).first()
