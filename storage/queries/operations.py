"""What operators look at: running instances, how a process's elements fare, the queue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Any

import sqlalchemy as sa

from engine.model import InstanceState, JobKind, JobState
from storage.queries.cases import Rows
from storage.queries.page import fetch
from storage.tables import activity, instance, job, task

SAMPLE = 20_000  # ended activations that durations are taken from, the newest


def list_instances(
    connection: sa.Connection,
    *,
    definition_key: str | None = None,
    version: int | None = None,
    state: str | None = None,
    process: str | None = None,
    element_id: str | None = None,
    started_before: datetime | None = None,
    after: Sequence[Any] | None = None,
    limit: int = 50,
) -> Rows:
    """Instances without their variables, the oldest first; running ones unless `state` is given.

    `process` and `element_id`: those in which it is open, called processes included.
    """
    select = sa.select(*(column for column in instance.c if column.name != "blob"))
    wanted = (
        (instance.c.definition_key, definition_key),
        (instance.c.definition_version, version),
        (instance.c.state, state),
    )
    for column, value in wanted:
        if value is not None:
            select = select.where(column == value)
    if state is None:
        select = select.where(instance.c.state.in_((InstanceState.ACTIVE, InstanceState.SUSPENDED)))
    if process is not None or element_id is not None:
        select = select.where(_open(process, element_id))
    if started_before is not None:
        select = select.where(instance.c.started_at < started_before)
    sort = [
        (instance.c.started_at, False), (instance.c.case_id, False), (instance.c.seq, False),
    ]  # fmt: skip
    return fetch(connection, select, sort, after, limit)


def _open(process: str | None, element_id: str | None) -> sa.ColumnElement[bool]:
    here = [
        activity.c.case_id == instance.c.case_id,
        activity.c.instance_seq == instance.c.seq,
        activity.c.ended_at.is_(None),
    ]
    if process is not None:
        here.append(_of_process(process))
    if element_id is not None:
        here.append(activity.c.element_id == element_id)
    return sa.exists().where(*here)


def _of_process(process: str) -> sa.ColumnElement[bool]:
    """Activations in a process: rows from before that was noted belong to the instance's own."""
    own = sa.and_(activity.c.process == "", instance.c.definition_key == process)
    return sa.or_(activity.c.process == process, own)


@dataclass(frozen=True, slots=True)
class Heat:
    """How one element fares: durations in seconds, None without an ended activation."""

    element_id: str
    visits: int
    waiting: int
    overdue: int
    median: float | None
    ninety: float | None


def heat(
    connection: sa.Connection,
    process: str,
    now: datetime,
    *,
    version: int | None = None,
    since: datetime | None = None,
) -> list[Heat]:
    """For each element that was reached; `version`: in instances of that version only.

    `since`: activations that began then or later. Instances that ended before hold none of them,
    so that the activations are read by instance and not all of them one by one.
    """
    where = [_of_process(process), _JOINED]
    if version is not None:
        where.append(instance.c.definition_key == process)
        where.append(instance.c.definition_version == version)
    if since is not None:
        where.append(activity.c.started_at >= since)
        where.append(sa.or_(instance.c.ended_at.is_(None), instance.c.ended_at >= since))
    late = _overdue(connection, where, now)
    times = _durations(connection, where)
    counted = sa.select(
        activity.c.element_id,
        sa.func.count(),
        sa.func.sum(sa.case((activity.c.ended_at.is_(None), 1), else_=0)),
    ).where(*where)
    return [
        Heat(
            name, visits, waiting, late.get(name, 0), _share(times.get(name, []), 0.5),
            _share(times.get(name, []), 0.9),
        )
        for name, visits, waiting in connection.execute(
            counted.group_by(activity.c.element_id).order_by(activity.c.element_id)
        )
    ]  # fmt: skip


_JOINED = sa.and_(
    instance.c.case_id == activity.c.case_id, instance.c.seq == activity.c.instance_seq
)


def _overdue(connection: sa.Connection, where: list[Any], now: datetime) -> dict[str, int]:
    select = (
        sa.select(activity.c.element_id, sa.func.count())
        .where(
            *where,
            activity.c.ended_at.is_(None),
            task.c.case_id == activity.c.case_id,
            task.c.instance_seq == activity.c.instance_seq,
            task.c.token == activity.c.token,
            task.c.element_id == activity.c.element_id,
            task.c.ended_at.is_(None),
            task.c.effective_due < now,
        )
        .group_by(activity.c.element_id)
    )
    return {row[0]: row[1] for row in connection.execute(select)}


def _durations(connection: sa.Connection, where: list[Any]) -> dict[str, list[float]]:
    """The seconds of the newest ended activations, by element, in order."""
    select = (
        sa.select(activity.c.element_id, activity.c.started_at, activity.c.ended_at)
        .where(*where, activity.c.ended_at.is_not(None))
        .order_by(activity.c.ended_at.desc())
        .limit(SAMPLE)
    )
    found: dict[str, list[float]] = {}
    for name, started, ended in connection.execute(select):
        found.setdefault(name, []).append((ended - started).total_seconds())
    return {name: sorted(seconds) for name, seconds in found.items()}


def _share(ordered: list[float], share: float) -> float | None:
    """The value that so large a share does not exceed (nearest rank)."""
    return ordered[ceil(share * len(ordered)) - 1] if ordered else None


def queue(connection: sa.Connection, now: datetime) -> list[dict[str, Any]]:
    """Jobs by kind and state: how many, how many of them are due, since when."""
    due = sa.and_(job.c.state.in_((JobState.SCHEDULED, JobState.RETRYING)), job.c.due_at <= now)
    select = (
        sa.select(
            job.c.kind,
            job.c.state,
            sa.func.count(),
            sa.func.sum(sa.case((due, 1), else_=0)),
            sa.func.min(sa.case((due, job.c.due_at))),
        )
        .group_by(job.c.kind, job.c.state)
        .order_by(job.c.kind, job.c.state)
    )
    return [
        {"kind": kind, "state": state, "count": count, "due": ready, "oldest_due": oldest}
        for kind, state, count, ready, oldest in connection.execute(select)
    ]


def workers(connection: sa.Connection, now: datetime) -> list[dict[str, Any]]:
    """The workers that hold jobs now, with how many of their leases have run out."""
    select = sa.select(job.c.lease_owner, job.c.lease_until).where(job.c.state == JobState.RUNNING)
    found: dict[str, dict[str, Any]] = {}
    for owner, until in connection.execute(select):
        name = str(owner).rpartition(":")[0] or str(owner)
        each = found.setdefault(name, {"worker": name, "jobs": 0, "lapsed": 0})
        each["jobs"] += 1
        each["lapsed"] += int(until is not None and until <= now)
    return [found[name] for name in sorted(found)]


def failed_mails(connection: sa.Connection) -> dict[str, int]:
    """Mails that could not be sent so far: tried again, or given up."""
    select = (
        sa.select(job.c.state, sa.func.count())
        .where(job.c.kind == JobKind.MAIL, job.c.state.in_((JobState.RETRYING, JobState.FAILED)))
        .group_by(job.c.state)
    )
    counted = {str(state): count for state, count in connection.execute(select)}
    return {"retrying": counted.get("retrying", 0), "failed": counted.get("failed", 0)}


def open_tasks(connection: sa.Connection) -> int:
    """Tasks that wait for somebody."""
    select = sa.select(sa.func.count()).where(task.c.ended_at.is_(None))
    return int(connection.execute(select).scalar_one())
