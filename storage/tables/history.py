"""What happened: activations of elements and evaluations of decisions."""

from __future__ import annotations

import sqlalchemy as sa

from engine.model import ActivityState
from storage.tables.base import Instant, Json, case_key, instance_key, metadata, one_of, partial

activity = sa.Table(
    "activity",
    metadata,
    *case_key(),
    sa.Column("instance_seq", sa.Integer, nullable=False),
    sa.Column("token", sa.Integer, nullable=False),
    sa.Column("element_id", sa.String(200), nullable=False),
    sa.Column("element_type", sa.String(40), nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("state", sa.String(20), nullable=False),
    sa.Column("started_at", Instant, nullable=False),
    sa.Column("ended_at", Instant),
    sa.Column("process", sa.String(200), nullable=False),
    instance_key(),
    one_of("state", ActivityState),
    partial("ix_activity_open", "ended_at IS NULL", "case_id", "instance_seq", "token"),
    sqlite_with_rowid=False,
)

decision_evaluation = sa.Table(
    "decision_evaluation",
    metadata,
    *case_key(),
    sa.Column("decision_id", sa.String(200), nullable=False),
    sa.Column("evaluated_at", Instant, nullable=False),
    sa.Column("instance_seq", sa.Integer),
    sa.Column("element_id", sa.String(200), nullable=False),
    sa.Column("inputs", Json, nullable=False),
    sa.Column("outputs", Json),
    sa.Column("rules", Json, nullable=False),
    sa.Column("record", Json, nullable=False),
    sa.Index("ix_decision_evaluation_decision", "decision_id", "evaluated_at"),
)
