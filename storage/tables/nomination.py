"""Nominations and disqualifications: what is said of persons in one case."""

from __future__ import annotations

import sqlalchemy as sa

from processes.recusals import RecusalGround
from storage.tables.base import Instant, Json, case_key, metadata, one_of
from storage.tables.people import Slug

nomination = sa.Table(
    "nomination",
    metadata,
    *case_key(),
    sa.Column("organization_id", Slug, sa.ForeignKey("organization.id"), nullable=False),
    sa.Column("candidates", Json, nullable=False),
    sa.Column("nominated_by", Slug, nullable=False),
    sa.Column("nominated_on", sa.Date, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Index("ix_nomination_organization_id", "organization_id", "case_id"),
)

disqualification = sa.Table(
    "disqualification",
    metadata,
    *case_key(),
    sa.Column("person_id", Slug, sa.ForeignKey("person.id"), nullable=False),
    sa.Column("ground", sa.String(10), nullable=False),
    sa.Column("explanation", sa.Text, nullable=False),
    sa.Column("starts", Instant, nullable=False),
    sa.Column("raised_by", Slug, nullable=False),
    sa.Column("ends", Instant),
    sa.Column("ended_by", Slug, nullable=False),
    sa.Column("end_reason", sa.Text, nullable=False),
    one_of("ground", RecusalGround),
    sa.Index("ix_disqualification_person_id", "person_id", "case_id"),
)
