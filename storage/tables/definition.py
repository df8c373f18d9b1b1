"""Deployed packages, their files byte for byte, and the immutable versions they made."""

from __future__ import annotations

import sqlalchemy as sa

from engine.model import DefinitionKind
from storage.tables.base import Bytes, Id, Instant, metadata, one_of

deployment = sa.Table(
    "deployment",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
    sa.Column("deployed_at", Instant, nullable=False),
    sa.Column("deployed_by", sa.String(100), nullable=False),
    sa.Column("source", sa.String(200), nullable=False),
    sa.Index("ix_deployment_name", "name", "deployed_at"),
    sa.Index("ix_deployment_deployed_at", "deployed_at", "id"),
)

resource = sa.Table(
    "resource",
    metadata,
    sa.Column("deployment_id", Id, sa.ForeignKey("deployment.id"), primary_key=True),
    sa.Column("path", sa.String(300), primary_key=True),
    sa.Column("content", Bytes, nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
)

definition = sa.Table(
    "definition",
    metadata,
    sa.Column("kind", sa.String(20), primary_key=True),
    sa.Column("key", sa.String(200), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("deployment_id", Id, sa.ForeignKey("deployment.id"), nullable=False),
    sa.Column("path", sa.String(300), nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("name_sv", sa.Text, nullable=False),
    sa.Column("name_en", sa.Text, nullable=False),
    sa.Column("version_tag", sa.String(100), nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
    one_of("kind", DefinitionKind),
    sa.Index("ix_definition_deployment", "deployment_id"),
    sqlite_with_rowid=False,
)

start_subscription = sa.Table(
    "start_subscription",
    metadata,
    sa.Column("kind", sa.String(10), primary_key=True),
    sa.Column("name", sa.String(200), primary_key=True),
    sa.Column("definition_key", sa.String(200), primary_key=True),
    sa.Column("element_id", sa.String(200), primary_key=True),
    sa.Column("definition_version", sa.Integer, nullable=False),
    one_of("kind", ("message", "signal", "timer", "conditional")),
    sa.Index("ix_start_subscription_definition", "definition_key"),
    sqlite_with_rowid=False,
)
