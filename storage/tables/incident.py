"""What stands still and waits for an administrator."""

from __future__ import annotations

import sqlalchemy as sa

from engine.model import IncidentState
from storage.tables.base import Instant, case_key, metadata, one_of

incident = sa.Table(
    "incident",
    metadata,
    *case_key(),
    sa.Column("kind", sa.String(40), nullable=False),
    sa.Column("message", sa.Text, nullable=False),
    sa.Column("raised_at", Instant, nullable=False),
    sa.Column("state", sa.String(20), nullable=False),
    sa.Column("instance_seq", sa.Integer),
    sa.Column("token", sa.Integer, nullable=False),
    sa.Column("element_id", sa.String(200), nullable=False),
    sa.Column("job_seq", sa.Integer),
    sa.Column("resolved_at", Instant),
    sa.Column("resolved_by", sa.String(100), nullable=False),
    one_of("state", IncidentState),
    sa.Index("ix_incident_state", "state", "raised_at", "case_id"),
    sa.Index("ix_incident_instance", "case_id", "instance_seq"),
    sqlite_with_rowid=False,
)
