"""Notices of a person, and what has not been told of yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from engine.model import Key
from processes.personal_notices import NOBODY
from processes.preferences import Telling
from storage.queries.cases import Rows
from storage.queries.page import fetch
from storage.tables import notice, preferences, task

LOOKED_BACK = timedelta(days=2)
SOON = timedelta(hours=24)
MOST = 200


def list_notices(
    connection: sa.Connection,
    person_id: str,
    *,
    newer_than: datetime | None = None,
    after: Sequence[Any] | None = None,
    limit: int = 50,
) -> Rows:
    """The person's notices, the newest first."""
    select = sa.select(notice).where(notice.c.person_id == person_id)
    if newer_than is not None:
        select = select.where(notice.c.made_at > newer_than)
    return fetch(connection, select, [(notice.c.made_at, True), (notice.c.id, False)], after, limit)


def count_unread(connection: sa.Connection, person_id: str) -> int:
    """How many notices the person has not seen."""
    select = sa.select(sa.func.count()).select_from(notice)
    unread = select.where(notice.c.person_id == person_id, notice.c.read_at.is_(None))
    return int(connection.execute(unread).scalar_one())


def untold(connection: sa.Connection, now: datetime) -> Iterator[tuple[Key, Telling]]:
    """Open tasks of which something is to be told, at most `MOST` of each kind."""
    conditions = {
        Telling.OFFERED: task.c.opened_at > now - LOOKED_BACK,
        Telling.DUE_SOON: sa.and_(task.c.effective_due > now, task.c.effective_due <= now + SOON),
        Telling.OVERDUE: sa.and_(
            task.c.effective_due <= now, task.c.effective_due > now - LOOKED_BACK
        ),
    }
    for kind, condition in conditions.items():
        for row in connection.execute(_untold(kind, condition)):
            yield Key(row.case_id, row.seq), kind


def _untold(kind: Telling, condition: sa.ColumnElement[bool]) -> sa.Select[Any]:
    key = sa.cast(task.c.case_id, sa.String) + "." + sa.cast(task.c.seq, sa.String)
    mark = sa.literal(f"{kind}:") + key + f":{NOBODY}"
    told = sa.exists().where(notice.c.id == mark)
    return (
        sa.select(task.c.case_id, task.c.seq)
        .where(task.c.ended_at.is_(None), condition, ~told)
        .order_by(task.c.opened_at)
        .limit(MOST)
    )


def chosen_of_all(connection: sa.Connection) -> list[sa.Row[Any]]:
    """The preferences of all who have chosen something."""
    return list(connection.execute(sa.select(preferences).order_by(preferences.c.id)))
