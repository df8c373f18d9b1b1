"""Task lists: of a person by effective due date, of a case, of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from engine.model import PartyKind, TaskState
from storage.done import worked_on
from storage.queries.cases import Rows
from storage.queries.page import fetch, one_after_the_other
from storage.tables import case, case_role, task, task_candidate

OPEN = (TaskState.OFFERED, TaskState.CLAIMED)

_DUE, _OPENED = task.c.effective_due, (task.c.opened_at, False)
SORTS = {
    "effective_due": [(_DUE, False), _OPENED],
    "-effective_due": [(_DUE, True), _OPENED],
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


def of_person(
    person_id: str, groups: Iterable[tuple[str, str]], *, ended: bool = False
) -> sa.ColumnElement[bool]:
    """Open tasks that the person holds, is named for, or is a candidate of.

    `groups` are pairs of a body's or organization's id and a suffix (empty, or `.chair`): the
    hats that the person wears today, and the principals for whom they are worn. A task offered to
    `preparer.chair` is found through the case's binding of `preparer` to that body; what is
    assigned to one person is nobody else's, but for who stands in for them. With `ended` also
    what the person once held.

    Each way to a task begins at the person, with an index of its own: the tasks of all others are
    never looked at.
    """
    return _of_person(person_id, tuple(groups), ended)


@lru_cache(maxsize=1000)
def _of_person(
    person_id: str, groups: tuple[tuple[str, str], ...], ended: bool
) -> sa.ColumnElement[bool]:
    """Kept for who asks again: putting it together takes longer than the database's answer."""
    parties = [*groups, (person_id, "")]
    named = (
        task.c.delegated_to == person_id,
        sa.and_(task.c.assignee == person_id, task.c.claimant.is_(None)),
    )
    state = sa.true() if ended else task.c.state.in_(OPEN)
    ways = list(_held(person_id, ended))
    ways += [sa.select(task.c.case_id, task.c.seq).where(way, state) for way in named]
    stood_in_for = task.c.assignee.in_([party for party, suffix in parties if not suffix])
    offered = task.c.state == TaskState.OFFERED
    ways.append(sa.select(task.c.case_id, task.c.seq).where(stood_in_for, offered))
    by_name = sa.and_(task_candidate.c.kind == "user", task_candidate.c.name == person_id)
    ways += [_offered(by_name), _offered(_directly(parties)), *_by_role(parties)]
    return _among(ways)


def held_by(person_id: str, *, ended: bool = False) -> sa.ColumnElement[bool]:
    """Open tasks that the person has claimed; with `ended` also those that they once had."""
    return _among(_held(person_id, ended)) if ended else _holds(person_id)


def _held(person_id: str, ended: bool) -> Iterator[sa.Select[Any]]:
    keys = sa.select(task.c.case_id, task.c.seq).where(_holds(person_id))
    if not ended:
        yield keys.where(task.c.state.in_(OPEN))
        return
    yield keys
    yield from worked_on(person_id, task.c.claimant == person_id)


def _holds(person_id: str) -> sa.ColumnElement[bool]:
    """In the words of the index, which holds open tasks alone."""
    return sa.and_(task.c.claimant == person_id, task.c.ended_at.is_(None))


def _among(ways: Iterable[sa.Select[Any]]) -> sa.ColumnElement[bool]:
    theirs = sa.union(*ways).subquery()
    return sa.tuple_(task.c.case_id, task.c.seq).in_(sa.select(theirs.c.case_id, theirs.c.seq))


def _offered(condition: sa.ColumnElement[bool], *tables: Any) -> sa.Select[Any]:
    """The keys of tasks that are offered and assigned to nobody, found from their candidates."""
    query = sa.select(task_candidate.c.case_id, task_candidate.c.task_seq)
    for table, on in tables:
        query = query.join(table, on)
    key = sa.and_(
        task.c.case_id == task_candidate.c.case_id, task.c.seq == task_candidate.c.task_seq
    )
    free = sa.and_(task.c.state == TaskState.OFFERED, task.c.assignee.is_(None))
    return query.join(task, key).where(condition, free)


def _directly(parties: Iterable[tuple[str, str]]) -> sa.ColumnElement[bool]:
    """Offered to the body or organization by its own name."""
    names = [party + suffix for party, suffix in parties]
    return sa.and_(task_candidate.c.kind == "group", task_candidate.c.name.in_(names))


class _Group(FunctionElement[str]):
    """The word `group`; on SQLite it hangs on the case's role, so that the roles come first.

    Else it would begin at all groups of all cases. A function, since those take part in the key
    under which compiled statements are kept.
    """

    inherit_cache = True
    type = sa.String()


@compiles(_Group)
def _group(element: _Group, compiler: Any, **how: Any) -> str:
    return "'group'"


@compiles(_Group, "sqlite")
def _group_on_sqlite(element: _Group, compiler: Any, **how: Any) -> str:
    return "substr(case_role.role, 1, 0) || 'group'"


def _by_role(parties: Iterable[tuple[str, str]]) -> Iterator[sa.Select[Any]]:
    """Offered to a role of the case that the body or organization plays."""
    bound: dict[str, list[str]] = {}
    for party, suffix in parties:
        bound.setdefault(suffix, []).append(party)
    for suffix, ids in bound.items():
        plays = sa.and_(
            case_role.c.case_id == task_candidate.c.case_id,
            task_candidate.c.name == case_role.c.role.concat(suffix),
        )
        theirs = sa.and_(
            task_candidate.c.kind == _Group(),
            case_role.c.party_kind.in_(PartyKind),
            case_role.c.party_id.in_(ids),
        )
        yield _offered(theirs, (case_role, plays))


def after_work_of(person_id: str) -> sa.ColumnElement[bool]:
    """Tasks in cases where the person has completed a task, or handed one over."""
    handed_over = task.c.delegated_to.is_not(None)
    theirs = sa.or_(
        task.c.completed_by == person_id,
        task.c.on_behalf_of == person_id,
        sa.and_(task.c.claimant == person_id, handed_over),
    )
    still_open = sa.select(task.c.case_id, task.c.seq).where(_holds(person_id), handed_over)
    found = sa.union(still_open, *worked_on(person_id, theirs)).subquery()
    return task.c.case_id.in_(sa.select(found.c.case_id))


def list_tasks(
    connection: sa.Connection,
    *,
    whose: sa.ColumnElement[bool] | None = None,
    visible: sa.ColumnElement[bool] | None = None,
    state: str = "open",
    equal: Mapping[str, Any] | None = None,
    due_before: datetime | None = None,
    due_after: datetime | None = None,
    search: str | None = None,
    sort: str = "effective_due",
    after: Sequence[Any] | None = None,
    limit: int = 50,
) -> Rows:
    """Tasks with their case's number and title; `equal` filters by columns of the task.

    `whose`: only those, each found on a way of its own; `visible`: only in those cases. Without
    `whose` the open ones are walked along the indexes over what has not ended.
    """
    select = sa.select(task, *_CASE).join(case, case.c.id == task.c.case_id)
    select = select.where(task.c.state == state if state != "open" else task.c.state.in_(OPEN))
    if visible is not None:
        select = select.where(visible)
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
    order = [*SORTS[sort], *_KEY]
    if state != "open" or whose is not None or "case_id" in (equal or {}):
        return fetch(connection, select, order, after, limit)
    select = select.where(task.c.ended_at.is_(None))
    if order[0][0] is not _DUE:
        return fetch(connection, select, order, after, limit)
    dated, undated = select.where(_DUE.is_not(None)), select.where(_DUE.is_(None))
    if due_before is not None or due_after is not None:
        return fetch(connection, dated, order, after, limit)
    return one_after_the_other(connection, dated, undated, order, after, limit)


def task_of(connection: sa.Connection, case_id: str, seq: int) -> sa.Row[Any] | None:
    """One task with its case's number, title and revision."""
    return connection.execute(
        sa.select(task, *_CASE)
        .join(case, case.c.id == task.c.case_id)
        .where(task.c.case_id == case_id, task.c.seq == seq)
    ).first()
