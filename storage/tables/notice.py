"""Notices to persons, and what each person has chosen for themselves."""

from __future__ import annotations

import sqlalchemy as sa

from storage.tables.base import Instant, Json, metadata, partial

notice = sa.Table(
    "notice",
    metadata,
    sa.Column("id", sa.String(300), primary_key=True),
    sa.Column("person_id", sa.String(100), nullable=False),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("about", sa.String(60), nullable=False),
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("read_at", Instant),
    sa.Column("data", Json, nullable=False),
    sa.Index("ix_notice_person", "person_id", "made_at", "id"),
    partial("ix_notice_unread", "read_at IS NULL", "person_id"),
)
"""A row without a person says that a task has been told of; `about` is the task's key."""

preferences = sa.Table(
    "preferences",
    metadata,
    sa.Column("id", sa.String(100), primary_key=True),
    sa.Column("chosen", Json, nullable=False),
)
"""`id` is the person's."""
