"""Who waits for a message or a signal."""

from __future__ import annotations

import sqlalchemy as sa

from engine.model import SubscriptionKind
from storage.tables.base import case_key, instance_key, metadata, one_of

subscription = sa.Table(
    "subscription",
    metadata,
    *case_key(),
    sa.Column("kind", sa.String(10), nullable=False),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("instance_seq", sa.Integer, nullable=False),
    sa.Column("token", sa.Integer, nullable=False),
    sa.Column("element_id", sa.String(200), nullable=False),
    sa.Column("business_key", sa.String(200), nullable=False),
    sa.Column("correlation", sa.Text, nullable=False),
    instance_key(),
    one_of("kind", SubscriptionKind),
    sa.Index("ix_subscription_name", "kind", "name", "business_key"),
    sa.Index("ix_subscription_instance", "case_id", "instance_seq", "token"),
    sqlite_with_rowid=False,
)
