"""Accounts and who is signed in: of passwords and tokens only hashes are kept."""

from __future__ import annotations

import sqlalchemy as sa

from processes.sessions import SessionKind
from storage.tables.base import Instant, Json, metadata, one_of

account = sa.Table(
    "account",
    metadata,
    sa.Column("id", sa.String(100), primary_key=True),
    sa.Column("grants", Json, nullable=False),
    sa.Column("language", sa.String(10), nullable=False),
    sa.Column("disabled", sa.Boolean(create_constraint=False), nullable=False),
    sa.Column("username", sa.String(100)),
    sa.Column("password_hash", sa.String(200), nullable=False),
    sa.Column("password_changed_at", Instant),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("locked_until", Instant),
    sa.Column("reset_hash", sa.String(64)),
    sa.Column("reset_until", Instant),
    sa.Column("issuer", sa.String(300)),
    sa.Column("subject", sa.String(255)),
    sa.UniqueConstraint("username"),
    sa.UniqueConstraint("issuer", "subject"),
)
"""`id` is the person's; `issuer` and `subject` are who an identity provider says they are."""

session = sa.Table(
    "session",
    metadata,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("token_hash", sa.String(64), nullable=False),
    sa.Column("person_id", sa.String(100)),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("label", sa.String(200), nullable=False),
    sa.Column("scopes", Json, nullable=False),
    sa.Column("grants", Json, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("created_by", sa.String(100), nullable=False),
    sa.Column("last_used_at", Instant, nullable=False),
    sa.Column("expires_at", Instant, nullable=False),
    sa.Column("revoked_at", Instant),
    sa.Column("address", sa.String(60), nullable=False),
    sa.Column("agent", sa.String(200), nullable=False),
    sa.Column("how", sa.String(20), nullable=False),
    sa.Column("issuer", sa.String(300)),
    sa.Column("subject", sa.String(255)),
    sa.Column("provider_session", sa.String(255)),
    sa.Column("id_token", sa.Text),
    sa.UniqueConstraint("token_hash"),
    one_of("kind", SessionKind),
    sa.Index("ix_session_person", "person_id", "created_at"),
    sa.Index("ix_session_expires_at", "expires_at"),
    sa.Index("ix_session_provider", "issuer", "provider_session"),
    sa.Index("ix_session_subject", "issuer", "subject"),
)

sign_in_attempt = sa.Table(
    "sign_in_attempt",
    metadata,
    sa.Column("state_hash", sa.String(64), primary_key=True),
    sa.Column("nonce", sa.String(100), nullable=False),
    sa.Column("verifier", sa.String(128), nullable=False),
    sa.Column("next", sa.String(1000), nullable=False),
    sa.Column("expires_at", Instant, nullable=False),
)
"""A browser that was sent to the identity provider and has not come back yet."""

spent_token = sa.Table(
    "spent_token",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("expires_at", Instant, nullable=False),
)
"""Logout tokens that were used: each counts once."""

throttle = sa.Table(
    "throttle",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("count", sa.Integer, nullable=False),
    sa.Column("until", Instant, nullable=False),
)
"""Attempts to sign in, counted by account and address; `id` is a hash of both."""
