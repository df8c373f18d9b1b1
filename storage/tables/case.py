"""Cases, the parties that play roles in them, and the registry of numbers given."""

from __future__ import annotations

import sqlalchemy as sa

from engine.authority import Publicity
from engine.model import CaseState, PartyKind
from storage.tables.base import Id, Instant, Json, metadata, one_of, partial

case = sa.Table(
    "case",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("number", sa.String(100), nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("title_sv", sa.Text, nullable=False),
    sa.Column("title_en", sa.Text, nullable=False),
    sa.Column("state", sa.String(20), nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("closed_at", Instant),
    sa.Column("close_reason", sa.Text, nullable=False),
    sa.Column("business_key", sa.String(200), nullable=False),
    sa.Column("project_number", sa.String(100), nullable=False),
    sa.Column("register", sa.String(50), nullable=False),
    sa.Column("publicity", sa.String(20), nullable=False),
    sa.Column("secrecy_ground", sa.Text, nullable=False),
    sa.Column("language", sa.String(10), nullable=False),
    sa.Column("properties", Json, nullable=False),
    sa.Column("last_seq", sa.Integer, nullable=False),
    sa.Column("audit_seq", sa.Integer, nullable=False),
    sa.Column("audit_hash", sa.String(64), nullable=False),
    sa.Column("unanchored", sa.Boolean, nullable=False),
    one_of("state", CaseState),
    one_of("publicity", Publicity),
    sa.Index("ix_case_state_created_at", "state", "created_at", "id"),
    sa.Index("ix_case_created_at", "created_at", "id"),
    sa.Index("ix_case_number", "number"),
    sa.Index("ix_case_publicity", "publicity", "id"),
    sa.Index("ix_case_business_key", "business_key"),
    partial("ix_case_unanchored", "unanchored", "id"),
    sqlite_with_rowid=False,
)

GROWN = sa.text('"case".unanchored')
"""As its index says it: SQLite finds a partial index by its very words, not by `unanchored = 1`."""

case_role = sa.Table(
    "case_role",
    metadata,
    sa.Column("case_id", Id, sa.ForeignKey("case.id"), primary_key=True),
    sa.Column("role", sa.String(60), primary_key=True),
    sa.Column("party_kind", sa.String(20), primary_key=True),
    sa.Column("party_id", sa.String(100), primary_key=True),
    sa.Column("position", sa.Integer, nullable=False),
    one_of("party_kind", PartyKind),
    sa.Index("ix_case_role_party", "party_kind", "party_id", "role", "case_id"),
    sqlite_with_rowid=False,
)

number = sa.Table(
    "number",
    metadata,
    sa.Column("text", sa.String(120), primary_key=True),
    sa.Column("case_id", Id, nullable=False),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("given_at", Instant, nullable=False),
    one_of("kind", ("case", "document", "other")),
    sa.Index("ix_number_case_id", "case_id"),
    sqlite_with_rowid=False,
)

number_series = sa.Table(
    "number_series",
    metadata,
    sa.Column("series", sa.String(120), primary_key=True),
    sa.Column("last", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)
