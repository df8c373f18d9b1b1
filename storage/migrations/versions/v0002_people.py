"""People: persons, organizations, bodies, posts, memberships, and what is said of them."""

import sqlalchemy as sa
from alembic import op

from storage.tables.base import Instant, Json

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "organization",
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name_fi", sa.Text(), nullable=False),
        sa.Column("name_sv", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("short", sa.String(length=60), nullable=False),
        sa.Column("parent_id", sa.String(length=100), nullable=True),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("played", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('ministry', 'city', 'office', 'unit', 'body', 'pool')",
            name=op.f("ck_organization_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["organization.id"], name=op.f("fk_organization_parent_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization")),
    )
    op.create_index("ix_organization_kind", "organization", ["kind", "id"], unique=False)
    op.create_index("ix_organization_name", "organization", ["name_fi", "id"], unique=False)
    op.create_table(
        "body",
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("name_fi", sa.Text(), nullable=False),
        sa.Column("name_sv", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("setter_id", sa.String(length=100), nullable=False),
        sa.Column("term_start", sa.Date(), nullable=True),
        sa.Column("term_end", sa.Date(), nullable=True),
        sa.Column("appointed_by", sa.String(length=120), nullable=False),
        sa.Column("ended_by", sa.String(length=200), nullable=False),
        sa.Column("secretariat_id", sa.String(length=100), nullable=True),
        sa.Column("fees", sa.Boolean(), nullable=False),
        sa.Column("travel", sa.Boolean(), nullable=False),
        sa.Column("moment", sa.String(length=60), nullable=False),
        sa.Column("played", sa.Boolean(), nullable=False),
        sa.CheckConstraint("kind IN ('preparing', 'deciding')", name=op.f("ck_body_kind")),
        sa.ForeignKeyConstraint(["id"], ["organization.id"], name=op.f("fk_body_id")),
        sa.ForeignKeyConstraint(
            ["secretariat_id"], ["body.id"], name=op.f("fk_body_secretariat_id")
        ),
        sa.ForeignKeyConstraint(["setter_id"], ["organization.id"], name=op.f("fk_body_setter_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body")),
    )
    op.create_index("ix_body_kind", "body", ["kind", "id"], unique=False)
    op.create_index("ix_body_setter_id", "body", ["setter_id", "id"], unique=False)
    op.create_table(
        "nomination",
        sa.Column(
            "case_id",
            sa.String(length=36).with_variant(sa.Uuid(as_uuid=False), "postgresql"),
            nullable=False,
        ),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("organization_id", sa.String(length=100), nullable=False),
        sa.Column("candidates", Json, nullable=False),
        sa.Column("nominated_by", sa.String(length=100), nullable=False),
        sa.Column("nominated_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_nomination_case_id")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_nomination_organization_id")
        ),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_nomination")),
    )
    op.create_index(
        "ix_nomination_organization_id", "nomination", ["organization_id", "case_id"], unique=False
    )
    op.create_table(
        "person",
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("title_fi", sa.Text(), nullable=False),
        sa.Column("title_sv", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("organization_id", sa.String(length=100), nullable=True),
        sa.Column("gender", sa.String(length=1), nullable=True),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("played", sa.Boolean(), nullable=False),
        sa.CheckConstraint("gender IN ('F', 'M')", name=op.f("ck_person_gender")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_person_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index("ix_person_email", "person", ["email"], unique=False)
    op.create_index("ix_person_name", "person", ["name", "id"], unique=False)
    op.create_index("ix_person_organization_id", "person", ["organization_id", "id"], unique=False)
    op.create_table(
        "post",
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("organization_id", sa.String(length=100), nullable=False),
        sa.Column("role", sa.String(length=60), nullable=False),
        sa.Column("name_fi", sa.Text(), nullable=False),
        sa.Column("name_sv", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("played", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_post_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
        sa.UniqueConstraint("organization_id", "role", name=op.f("uq_post_organization_id_role")),
    )
    op.create_table(
        "absence",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=100), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("body_id", sa.String(length=100), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.String(length=100), nullable=False),
        sa.CheckConstraint('"end" >= start', name=op.f("ck_absence_period")),
        sa.ForeignKeyConstraint(["body_id"], ["organization.id"], name=op.f("fk_absence_body_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_absence_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    op.create_index("ix_absence_end", "absence", ["end", "start"], unique=False)
    op.create_index("ix_absence_person_id", "absence", ["person_id", "end"], unique=False)
    op.create_table(
        "delegation",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("principal", sa.String(length=100), nullable=False),
        sa.Column("delegate", sa.String(length=100), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=True),
        sa.Column("role", sa.String(length=120), nullable=True),
        sa.Column("actions", Json, nullable=False),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.CheckConstraint('"end" >= start', name=op.f("ck_delegation_period")),
        sa.CheckConstraint("principal <> delegate", name=op.f("ck_delegation_another")),
        sa.ForeignKeyConstraint(["delegate"], ["person.id"], name=op.f("fk_delegation_delegate")),
        sa.ForeignKeyConstraint(["principal"], ["person.id"], name=op.f("fk_delegation_principal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation")),
    )
    op.create_index("ix_delegation_delegate", "delegation", ["delegate", "end"], unique=False)
    op.create_index("ix_delegation_end", "delegation", ["end", "start"], unique=False)
    op.create_index("ix_delegation_principal", "delegation", ["principal", "end"], unique=False)
    op.create_table(
        "disqualification",
        sa.Column(
            "case_id",
            sa.String(length=36).with_variant(sa.Uuid(as_uuid=False), "postgresql"),
            nullable=False,
        ),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.String(length=100), nullable=False),
        sa.Column("ground", sa.String(length=10), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("starts", Instant, nullable=False),
        sa.Column("raised_by", sa.String(length=100), nullable=False),
        sa.Column("ends", Instant, nullable=True),
        sa.Column("ended_by", sa.String(length=100), nullable=False),
        sa.Column("end_reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "ground IN ('1', '2', '3', '4', '5', '6', '7')", name=op.f("ck_disqualification_ground")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_disqualification_case_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_disqualification_person_id")
        ),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_disqualification")),
    )
    op.create_index(
        "ix_disqualification_person_id", "disqualification", ["person_id", "case_id"], unique=False
    )
    op.create_table(
        "membership",
        sa.Column("id", sa.String(length=220), nullable=False),
        sa.Column("body_id", sa.String(length=100), nullable=False),
        sa.Column("person_id", sa.String(length=100), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("post_id", sa.String(length=100), nullable=True),
        sa.Column("on_behalf_of", sa.String(length=100), nullable=True),
        sa.Column("substitute_for", sa.String(length=100), nullable=True),
        sa.Column("appointed_by", sa.String(length=120), nullable=False),
        sa.Column("ended_by", sa.String(length=200), nullable=False),
        sa.Column("played", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "role IN ('member', 'substitute', 'expert', 'official')",
            name=op.f("ck_membership_role"),
        ),
        sa.CheckConstraint('"end" IS NULL OR "end" >= start', name=op.f("ck_membership_period")),
        sa.ForeignKeyConstraint(
            ["body_id"], ["organization.id"], name=op.f("fk_membership_body_id")
        ),
        sa.ForeignKeyConstraint(
            ["on_behalf_of"], ["organization.id"], name=op.f("fk_membership_on_behalf_of")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_membership_person_id")),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_membership_post_id")),
        sa.ForeignKeyConstraint(
            ["substitute_for"], ["person.id"], name=op.f("fk_membership_substitute_for")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
    )
    op.create_index("ix_membership_body_id", "membership", ["body_id", "start", "id"], unique=False)
    op.create_index(
        "ix_membership_person_id", "membership", ["person_id", "start", "id"], unique=False
    )
    op.create_index(
        "uq_membership_open",
        "membership",
        ["body_id", "person_id"],
        unique=True,
        sqlite_where=sa.text('"end" IS NULL'),
        postgresql_where=sa.text('"end" IS NULL'),
    )
    op.create_index(
        "uq_membership_open_post",
        "membership",
        ["post_id"],
        unique=True,
        sqlite_where=sa.text('"end" IS NULL'),
        postgresql_where=sa.text('"end" IS NULL'),
    )


def downgrade() -> None:
    op.drop_index(
        "uq_membership_open_post",
        table_name="membership",
        sqlite_where=sa.text('"end" IS NULL'),
        postgresql_where=sa.text('"end" IS NULL'),
    )
    op.drop_index(
        "uq_membership_open",
        table_name="membership",
        sqlite_where=sa.text('"end" IS NULL'),
        postgresql_where=sa.text('"end" IS NULL'),
    )
    op.drop_index("ix_membership_person_id", table_name="membership")
    op.drop_index("ix_membership_body_id", table_name="membership")
    op.drop_table("membership")
    op.drop_index("ix_disqualification_person_id", table_name="disqualification")
    op.drop_table("disqualification")
    op.drop_index("ix_delegation_principal", table_name="delegation")
    op.drop_index("ix_delegation_end", table_name="delegation")
    op.drop_index("ix_delegation_delegate", table_name="delegation")
    op.drop_table("delegation")
    op.drop_index("ix_absence_person_id", table_name="absence")
    op.drop_index("ix_absence_end", table_name="absence")
    op.drop_table("absence")
    op.drop_table("post")
    op.drop_index("ix_person_organization_id", table_name="person")
    op.drop_index("ix_person_name", table_name="person")
    op.drop_index("ix_person_email", table_name="person")
    op.drop_table("person")
    op.drop_index("ix_nomination_organization_id", table_name="nomination")
    op.drop_table("nomination")
    op.drop_index("ix_body_setter_id", table_name="body")
    op.drop_index("ix_body_kind", table_name="body")
    op.drop_table("body")
    op.drop_index("ix_organization_name", table_name="organization")
    op.drop_index("ix_organization_kind", table_name="organization")
    op.drop_table("organization")
