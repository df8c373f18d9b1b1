"""The personal calendar feeds: of the secret in an address only the hash is kept."""

from __future__ import annotations

import sqlalchemy as sa

from storage.tables.base import Instant, metadata

calendar_feed = sa.Table(
    "calendar_feed",
    metadata,
    sa.Column("id", sa.String(100), sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("secret_hash", sa.String(64), nullable=False),
    sa.Column("language", sa.String(10), nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.UniqueConstraint("secret_hash"),
)
"""`id` is the person's."""
