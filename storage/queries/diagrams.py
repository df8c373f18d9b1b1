"""Where an instance stands, element by element: visits, what is active, late or stuck."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.tables import activity, definition, incident, task


def visits_of(connection: sa.Connection, case_id: str, instance_seq: int) -> list[sa.Row[Any]]:
    """For each element of each process that ran in the instance: how often, and when last."""
    open_ = sa.func.sum(sa.case((activity.c.ended_at.is_(None), 1), else_=0))
    own = [activity.c.process, activity.c.element_id, activity.c.element_type]
    select = (
        sa.select(
            *own,
            sa.func.max(activity.c.name).label("name"),
            sa.func.count().label("visits"),
            open_.label("active"),
            sa.func.min(activity.c.started_at).label("first_at"),
            sa.func.max(activity.c.started_at).label("last_at"),
        )
        .where(activity.c.case_id == case_id, activity.c.instance_seq == instance_seq)
        .group_by(*own)
    )
    return list(connection.execute(select.order_by(*own)))


def overdue_of(
    connection: sa.Connection, case_id: str, instance_seq: int, now: datetime
) -> dict[str, int]:
    """Open tasks of the instance past their effective last day, counted by element."""
    select = sa.select(task.c.element_id, sa.func.count()).where(
        task.c.case_id == case_id,
        task.c.instance_seq == instance_seq,
        task.c.ended_at.is_(None),
        task.c.effective_due < now,
    )
    return _counted(connection.execute(select.group_by(task.c.element_id)))


def stuck_of(connection: sa.Connection, case_id: str, instance_seq: int) -> dict[str, int]:
    """Open incidents of the instance, counted by element."""
    select = sa.select(incident.c.element_id, sa.func.count()).where(
        incident.c.case_id == case_id,
        incident.c.instance_seq == instance_seq,
        incident.c.state == "open",
    )
    found = connection.execute(select.group_by(incident.c.element_id))
    return _counted(found)


def _counted(rows: Iterable[Any]) -> dict[str, int]:
    return {row[0]: row[1] for row in rows}


def names_of_processes(connection: sa.Connection, keys: list[str]) -> dict[str, sa.Row[Any]]:
    """The newest definition of each process, for its names."""
    select = (
        sa.select(
            definition.c.key, definition.c.name, definition.c.name_sv, definition.c.name_en,
            definition.c.version,
        )
        .where(definition.c.kind == "process", definition.c.key.in_(keys))
        .order_by(definition.c.version)
    )  # fmt: skip
    return {row.key: row for row in connection.execute(select)}
