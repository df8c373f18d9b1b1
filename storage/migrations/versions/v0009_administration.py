"""Drafts of models, proposals to deploy them, batches of migrations."""

import sqlalchemy as sa
from alembic import op

from storage.tables.base import Id, Instant, Json

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "model_file",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_model_file")),
    )
    op.create_table(
        "migration_batch",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("process", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("mapping", Json, nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("reverses", sa.Integer(), nullable=True),
        sa.Column("stop_reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state IN ('running', 'stopped', 'done')", name=op.f("ck_migration_batch_state")
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "reverses"],
            ["migration_batch.case_id", "migration_batch.seq"],
            name=op.f("fk_migration_batch_case_id_reverses"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_migration_batch_case_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_migration_batch")),
    )
    op.create_index(
        "ix_migration_batch_created_at", "migration_batch", ["created_at", "seq"], unique=False
    )
    op.create_table(
        "model_draft",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("package", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("saved_at", Instant, nullable=False),
        sa.Column("base", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("discarded", sa.Boolean(create_constraint=False), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_model_draft_case_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_model_draft")),
    )
    op.create_index(
        "ix_model_draft_saved_at", "model_draft", ["discarded", "saved_at", "seq"], unique=False
    )
    op.create_table(
        "proposal",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("package", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("files", Json, nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("base", sa.Text(), nullable=False),
        sa.Column("draft_seq", sa.Integer(), nullable=True),
        sa.Column("checked", Json, nullable=False),
        sa.Column("tested", Json, nullable=False),
        sa.Column("deploy_at", Instant, nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_at", Instant, nullable=True),
        sa.Column("decision_reason", sa.Text(), nullable=False),
        sa.Column("deployment", sa.Text(), nullable=False),
        sa.Column("failure", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state IN ('open', 'approved', 'deployed', 'rejected', 'withdrawn', 'failed')",
            name=op.f("ck_proposal_state"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_proposal_case_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_proposal")),
    )
    op.create_index("ix_proposal_state", "proposal", ["state", "created_at", "seq"], unique=False)
    op.create_table(
        "batch_move",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("batch", sa.Integer(), nullable=False),
        sa.Column("instance_case", sa.Text(), nullable=False),
        sa.Column("instance_seq", sa.Integer(), nullable=False),
        sa.Column("from_version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("told", Json, nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("moved_at", Instant, nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'migrated', 'refused', 'gone')", name=op.f("ck_batch_move_state")
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "batch"],
            ["migration_batch.case_id", "migration_batch.seq"],
            name=op.f("fk_batch_move_case_id_batch"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_batch_move_case_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_batch_move")),
    )
    op.create_index("ix_batch_move_state", "batch_move", ["batch", "state", "seq"], unique=False)
    op.create_table(
        "draft_save",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("saved_at", Instant, nullable=False),
        sa.Column("saved_by", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("files", Json, nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id", "draft"],
            ["model_draft.case_id", "model_draft.seq"],
            name=op.f("fk_draft_save_case_id_draft"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_draft_save_case_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_draft_save")),
        sa.UniqueConstraint(
            "case_id", "draft", "number", name=op.f("uq_draft_save_case_id_draft_number")
        ),
    )


def downgrade() -> None:
    op.drop_table("draft_save")
    op.drop_table("batch_move")
    op.drop_table("proposal")
    op.drop_table("model_draft")
    op.drop_table("migration_batch")
    op.drop_table("model_file")
