"""What tells whether an installation is well: its schema, its queue, its incidents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from engine.model import IncidentState, JobKind, JobState
from storage.tables import GROWN, case, incident, job

_WAITING = (JobState.SCHEDULED, JobState.RETRYING)


@dataclass(frozen=True, slots=True)
class Health:
    """`jobs` by state; lags in seconds, of the job and of the timer that is overdue the longest."""

    jobs: Mapping[str, int]
    due: int
    lag: float
    timer_lag: float
    incidents: int
    unanchored: int


def health(connection: sa.Connection, now: datetime) -> Health:
    """As seen at `now`."""
    states = sa.select(job.c.state, sa.func.count()).group_by(job.c.state)
    due = sa.and_(job.c.state.in_(_WAITING), job.c.due_at <= now)
    count, oldest = connection.execute(
        sa.select(sa.func.count(), sa.func.min(job.c.due_at)).where(due)
    ).one()
    timers = sa.select(sa.func.min(job.c.due_at)).where(due, job.c.kind == JobKind.TIMER)
    opened = sa.select(sa.func.count()).where(incident.c.state == IncidentState.OPEN)
    grown = sa.select(sa.func.count()).select_from(case).where(GROWN)
    jobs = {str(state): number for state, number in connection.execute(states)}
    return Health(
        {str(state): jobs.get(state, 0) for state in JobState},
        count,
        _since(oldest, now),
        _since(connection.execute(timers).scalar(), now),
        connection.execute(opened).scalar_one(),
        connection.execute(grown).scalar_one(),
    )


def _since(moment: datetime | None, now: datetime) -> float:
    return 0.0 if moment is None else max(0.0, (now - moment).total_seconds())
