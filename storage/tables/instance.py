"""Runs of process definitions: the runtime's state as bytes, never as JSONB."""

from __future__ import annotations

import sqlalchemy as sa

from engine.model import InstanceState
from storage.tables.base import Bytes, Instant, case_key, metadata, one_of

instance = sa.Table(
    "instance",
    metadata,
    *case_key(),
    sa.Column("definition_key", sa.String(200), nullable=False),
    sa.Column("definition_version", sa.Integer, nullable=False),
    sa.Column("state", sa.String(20), nullable=False),
    sa.Column("blob", Bytes, nullable=False),
    sa.Column("started_at", Instant, nullable=False),
    sa.Column("ended_at", Instant),
    sa.Column("end_reason", sa.Text, nullable=False),
    sa.Column("business_key", sa.String(200), nullable=False),
    sa.Column("parent_seq", sa.Integer),
    one_of("state", InstanceState),
    sa.Index("ix_instance_definition", "definition_key", "definition_version", "state", "case_id"),
    sa.Index("ix_instance_business_key", "business_key"),
)
