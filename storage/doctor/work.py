"""Jobs and incidents: what should have been done, and what waits for something that is gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import sqlalchemy as sa

from engine.model import IncidentState, InstanceState, JobKind, JobState
from storage.doctor.rule import Finding, Patient, Rule
from storage.tables import incident, instance, job

LATE = timedelta(minutes=5)
ENDED = (InstanceState.COMPLETED, InstanceState.CANCELLED)
MOST = 200


def _overdue(patient: Patient) -> Iterator[Finding]:
    query = sa.select(job).where(
        job.c.state.in_((JobState.SCHEDULED, JobState.RETRYING)), job.c.due_at < patient.now - LATE
    )
    for row in patient.link.connection.execute(query.limit(MOST)):
        yield Finding(
            f"{row.case_id}.{row.seq}", f"{row.kind} due since {row.due_at:%d.%m.%Y %H:%M}"
        )


def _lapsed(patient: Patient) -> Iterator[Finding]:
    query = sa.select(job).where(
        job.c.state == JobState.RUNNING, job.c.lease_until < patient.now - LATE
    )
    for row in patient.link.connection.execute(query.limit(MOST)):
        yield Finding(f"{row.case_id}.{row.seq}", f"held by {row.lease_owner}, which is gone")


def _of_ended(patient: Patient) -> Iterator[Finding]:
    same = sa.and_(job.c.case_id == instance.c.case_id, job.c.instance_seq == instance.c.seq)
    query = (
        sa.select(job)
        .join(instance, same)
        .where(instance.c.state.in_(ENDED), job.c.kind.in_((JobKind.TIMER, JobKind.WORK)))
    )
    for row in patient.link.connection.execute(query.limit(MOST)):
        yield Finding(f"{row.case_id}.{row.seq}", f"{row.kind} at {row.element_id}")


def _silent(patient: Patient) -> Iterator[Finding]:
    told = sa.exists().where(
        incident.c.case_id == job.c.case_id,
        incident.c.job_seq == job.c.seq,
        incident.c.state == IncidentState.OPEN,
    )
    query = sa.select(job).where(job.c.state == JobState.FAILED, job.c.kind != JobKind.WORK, ~told)
    for row in patient.link.connection.execute(query.limit(MOST)):
        yield Finding(f"{row.case_id}.{row.seq}", f"{row.kind} failed: {row.error[:100]}")


def _causeless(patient: Patient) -> Iterator[Finding]:
    there = sa.exists().where(job.c.case_id == incident.c.case_id, job.c.seq == incident.c.job_seq)
    query = sa.select(incident).where(
        incident.c.state == IncidentState.OPEN, incident.c.job_seq.is_not(None), ~there
    )
    for row in patient.link.connection.execute(query.limit(MOST)):
        yield Finding(f"{row.case_id}.{row.seq}", f"its job {row.job_seq} is gone")


RULES = (
    Rule(
        "job-overdue", "Jobs are due for minutes and nobody has begun them.",
        "See that a worker runs (`paatospolku worker`) and reaches the database.",
        _overdue, serious=False,
    ),
    Rule(
        "lease-lapsed", "Workers died at these jobs and no other has taken them over.",
        "See that a worker runs; it takes them over by itself.", _lapsed, serious=False,
    ),
    Rule(
        "job-of-ended-instance", "Timers or work of processes that have ended.",
        "They do nothing when they run. Tell the makers: this should not come about.", _of_ended,
    ),
    Rule(
        "failed-job-unseen", "Jobs have failed for good and no open incident tells of them.",
        "Try them again: POST /api/v1/jobs/<key>/retry.", _silent,
    ),
    Rule(
        "incident-without-job", "Incidents are open whose jobs are gone.",
        "Resolve them: POST /api/v1/incidents/<key>/retry.", _causeless,
    ),
)  # fmt: skip
