"""Lists of jobs and incidents, over all cases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from engine.model import Key
from storage.queries.cases import Rows
from storage.queries.page import fetch
from storage.tables import incident, job


def list_jobs(
    connection: sa.Connection,
    *,
    case_id: str | None = None,
    kind: str | None = None,
    state: str | None = None,
    topic: str | None = None,
    after: Sequence[Any] | None = None,
    limit: int = 50,
) -> Rows:
    """Jobs by due time."""
    select = sa.select(job)
    for column, wanted in (
        (job.c.case_id, case_id),
        (job.c.kind, kind),
        (job.c.state, state),
        (job.c.topic, topic),
    ):
        if wanted is not None:
            select = select.where(column == wanted)
    sort = [(job.c.due_at, False), (job.c.case_id, False), (job.c.seq, False)]
    return fetch(connection, select, sort, after, limit)


def incident_of(connection: sa.Connection, key: Key) -> sa.Row[Any] | None:
    """One incident."""
    own = (incident.c.case_id == key.case_id, incident.c.seq == key.seq)
    return connection.execute(sa.select(incident).where(*own)).first()


def list_incidents(
    connection: sa.Connection,
    *,
    case_id: str | None = None,
    state: str | None = None,
    after: Sequence[Any] | None = None,
    limit: int = 50,
) -> Rows:
    """Incidents, the newest first."""
    select = sa.select(incident)
    if case_id is not None:
        select = select.where(incident.c.case_id == case_id)
    if state is not None:
        select = select.where(incident.c.state == state)
    sort = [(incident.c.raised_at, True), (incident.c.case_id, False), (incident.c.seq, False)]
    return fetch(connection, select, sort, after, limit)
