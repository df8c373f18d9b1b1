"""Answers already given, so that a repeated request gets the same one."""

from __future__ import annotations

import sqlalchemy as sa

from storage.tables.base import Bytes, Instant, metadata

idempotency = sa.Table(
    "idempotency",
    metadata,
    sa.Column("actor", sa.String(100), primary_key=True),
    sa.Column("key", sa.String(200), primary_key=True),
    sa.Column("request_hash", sa.String(64), nullable=False),
    sa.Column("answer", Bytes, nullable=False),
    sa.Column("at", Instant, nullable=False),
    sa.Index("ix_idempotency_at", "at"),
    sqlite_with_rowid=False,
)
