"""Notices to persons and their preferences; open tasks by the time they came."""

import sqlalchemy as sa
from alembic import op

from storage.tables.base import Instant, Json

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

UNREAD = sa.text("read_at IS NULL")
OPEN = sa.text("ended_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "notice",
        sa.Column("id", sa.String(300), nullable=False),
        sa.Column("person_id", sa.String(100), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("about", sa.String(60), nullable=False),
        sa.Column("made_at", Instant, nullable=False),
        sa.Column("read_at", Instant),
        sa.Column("data", Json, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_notice"),
    )
    op.create_index("ix_notice_person", "notice", ["person_id", "made_at", "id"])
    op.create_index(
        "ix_notice_unread", "notice", ["person_id"], sqlite_where=UNREAD, postgresql_where=UNREAD
    )
    op.create_table(
        "preferences",
        sa.Column("id", sa.String(100), nullable=False),
        sa.Column("chosen", Json, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_preferences"),
    )
    op.create_index(
        "ix_task_opened", "task", ["opened_at"], sqlite_where=OPEN, postgresql_where=OPEN
    )


def downgrade() -> None:
    op.drop_index("ix_task_opened", table_name="task")
    op.drop_table("preferences")
    op.drop_table("notice")
