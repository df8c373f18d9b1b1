"""Persons, organizations, bodies, posts and what binds them: small reference tables."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from processes.bodies import BodyKind
from processes.memberships import MembershipRole
from processes.people import Gender, OrganizationKind
from storage.tables.base import Json, metadata, one_of

Slug = sa.String(100)
MembershipId = sa.String(220)


def texts(name: str) -> list[sa.Column[Any]]:
    """A text in the three languages."""
    return [sa.Column(f"{name}_{language}", sa.Text, nullable=False) for language in _LANGUAGES]


_LANGUAGES = ("fi", "sv", "en")

organization = sa.Table(
    "organization",
    metadata,
    sa.Column("id", Slug, primary_key=True),
    sa.Column("kind", sa.String(20), nullable=False),
    *texts("name"),
    sa.Column("short", sa.String(60), nullable=False),
    sa.Column("parent_id", Slug, sa.ForeignKey("organization.id")),
    sa.Column("email", sa.String(254), nullable=False),
    sa.Column("played", sa.Boolean, nullable=False),
    one_of("kind", OrganizationKind),
    sa.Index("ix_organization_kind", "kind", "id"),
    sa.Index("ix_organization_name", "name_fi", "id"),
)

person = sa.Table(
    "person",
    metadata,
    sa.Column("id", Slug, primary_key=True),
    sa.Column("name", sa.String(200), nullable=False),
    *texts("title"),
    sa.Column("organization_id", Slug, sa.ForeignKey("organization.id")),
    sa.Column("gender", sa.String(1)),
    sa.Column("email", sa.String(254), nullable=False),
    sa.Column("language", sa.String(10), nullable=False),
    sa.Column("played", sa.Boolean, nullable=False),
    one_of("gender", Gender),
    sa.Index("ix_person_name", "name", "id"),
    sa.Index("ix_person_organization_id", "organization_id", "id"),
    sa.Index("ix_person_email", "email"),
)

body = sa.Table(
    "body",
    metadata,
    sa.Column("id", Slug, sa.ForeignKey("organization.id"), primary_key=True),
    *texts("name"),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("setter_id", Slug, sa.ForeignKey("organization.id"), nullable=False),
    sa.Column("term_start", sa.Date),
    sa.Column("term_end", sa.Date),
    sa.Column("appointed_by", sa.String(120), nullable=False),
    sa.Column("ended_by", sa.String(200), nullable=False),
    sa.Column("secretariat_id", Slug, sa.ForeignKey("body.id")),
    sa.Column("fees", sa.Boolean, nullable=False),
    sa.Column("travel", sa.Boolean, nullable=False),
    sa.Column("moment", sa.String(60), nullable=False),
    sa.Column("played", sa.Boolean, nullable=False),
    one_of("kind", BodyKind),
    sa.Index("ix_body_kind", "kind", "id"),
    sa.Index("ix_body_setter_id", "setter_id", "id"),
)

post = sa.Table(
    "post",
    metadata,
    sa.Column("id", Slug, primary_key=True),
    sa.Column("organization_id", Slug, sa.ForeignKey("organization.id"), nullable=False),
    sa.Column("role", sa.String(60), nullable=False),
    *texts("name"),
    sa.Column("played", sa.Boolean, nullable=False),
    sa.UniqueConstraint("organization_id", "role"),
)

_OPEN = sa.text('"end" IS NULL')

membership = sa.Table(
    "membership",
    metadata,
    sa.Column("id", MembershipId, primary_key=True),
    sa.Column("body_id", Slug, sa.ForeignKey("organization.id"), nullable=False),
    sa.Column("person_id", Slug, sa.ForeignKey("person.id"), nullable=False),
    sa.Column("role", sa.String(20), nullable=False),
    sa.Column("start", sa.Date, nullable=False),
    sa.Column("end", sa.Date),
    sa.Column("post_id", Slug, sa.ForeignKey("post.id")),
    sa.Column("on_behalf_of", Slug, sa.ForeignKey("organization.id")),
    sa.Column("substitute_for", Slug, sa.ForeignKey("person.id")),
    sa.Column("appointed_by", sa.String(120), nullable=False),
    sa.Column("ended_by", sa.String(200), nullable=False),
    sa.Column("played", sa.Boolean, nullable=False),
    one_of("role", MembershipRole),
    sa.CheckConstraint('"end" IS NULL OR "end" >= start', name="period"),
    sa.Index("ix_membership_body_id", "body_id", "start", "id"),
    sa.Index("ix_membership_person_id", "person_id", "start", "id"),
    sa.Index(
        "uq_membership_open",
        "body_id",
        "person_id",
        unique=True,
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    ),
    sa.Index(
        "uq_membership_open_post",
        "post_id",
        unique=True,
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    ),
)

absence = sa.Table(
    "absence",
    metadata,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("person_id", Slug, sa.ForeignKey("person.id"), nullable=False),
    sa.Column("start", sa.Date, nullable=False),
    sa.Column("end", sa.Date, nullable=False),
    sa.Column("body_id", Slug, sa.ForeignKey("organization.id")),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("recorded_by", Slug, nullable=False),
    sa.CheckConstraint('"end" >= start', name="period"),
    sa.Index("ix_absence_person_id", "person_id", "end"),
    sa.Index("ix_absence_end", "end", "start"),
)

delegation = sa.Table(
    "delegation",
    metadata,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("principal", Slug, sa.ForeignKey("person.id"), nullable=False),
    sa.Column("delegate", Slug, sa.ForeignKey("person.id"), nullable=False),
    sa.Column("start", sa.Date, nullable=False),
    sa.Column("end", sa.Date, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("case_id", sa.String(36)),
    sa.Column("role", sa.String(120)),
    sa.Column("actions", Json, nullable=False),
    sa.Column("revoked_on", sa.Date),
    sa.CheckConstraint('"end" >= start', name="period"),
    sa.CheckConstraint("principal <> delegate", name="another"),
    sa.Index("ix_delegation_delegate", "delegate", "end"),
    sa.Index("ix_delegation_principal", "principal", "end"),
    sa.Index("ix_delegation_end", "end", "start"),
)
