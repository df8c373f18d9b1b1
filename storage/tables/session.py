"""Who is signed in: server-side sessions, of which only a hash of the token is kept."""

from __future__ import annotations

import sqlalchemy as sa

from storage.tables.base import Instant, Json, metadata

session = sa.Table(
    "session",
    metadata,
    sa.Column("token_hash", sa.String(64), primary_key=True),
    sa.Column("person_id", sa.String(100), nullable=False),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("label", sa.String(200), nullable=False),
    sa.Column("scopes", Json, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("expires_at", Instant, nullable=False),
    sa.Column("revoked_at", Instant),
    sa.CheckConstraint("kind IN ('session', 'token')", name="kind"),
    sa.Index("ix_session_person", "person_id", "created_at"),
    sa.Index("ix_session_expires_at", "expires_at"),
)

account = sa.Table(
    "account",
    metadata,
    sa.Column("person_id", sa.String(100), primary_key=True),
    sa.Column("grants", Json, nullable=False),
    sa.Column("language", sa.String(10), nullable=False),
    sa.Column("disabled", sa.Boolean(create_constraint=False), nullable=False),
)
