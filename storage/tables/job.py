"""The outbox: timers, service work, messages, signals, mail and documents that are due."""

from __future__ import annotations

import sqlalchemy as sa

from engine.model import JobKind, JobState
from storage.tables.base import Instant, Json, case_key, metadata, one_of

job = sa.Table(
    "job",
    metadata,
    *case_key(),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("effect", sa.String(300), nullable=False),
    sa.Column("due_at", Instant, nullable=False),
    sa.Column("state", sa.String(20), nullable=False),
    sa.Column("instance_seq", sa.Integer),
    sa.Column("token", sa.Integer, nullable=False),
    sa.Column("element_id", sa.String(200), nullable=False),
    sa.Column("topic", sa.String(200), nullable=False),
    sa.Column("payload", Json, nullable=False),
    sa.Column("priority", sa.Integer, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("max_attempts", sa.Integer, nullable=False),
    sa.Column("error", sa.Text, nullable=False),
    sa.Column("lease_owner", sa.String(100), nullable=False),
    sa.Column("lease_until", Instant),
    sa.Column("created_at", Instant, nullable=False),
    sa.UniqueConstraint("case_id", "effect"),
    one_of("kind", JobKind),
    one_of("state", JobState),
    sa.Index("ix_job_due", "state", "due_at", "priority"),
    sa.Index("ix_job_instance", "case_id", "instance_seq"),
    sa.Index("ix_job_topic", "kind", "topic", "state"),
    sqlite_with_rowid=False,
)
