"""The index by due date holds the open tasks that have one; the others wrote into it for nothing."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

OPEN = "ended_at IS NULL"


def upgrade() -> None:
    _made_anew(f"{OPEN} AND effective_due IS NOT NULL")


def downgrade() -> None:
    _made_anew(OPEN)


def _made_anew(condition: str) -> None:
    op.drop_index("ix_task_due", table_name="task")
    where = sa.text(condition)
    op.create_index(
        "ix_task_due", "task", ["effective_due", "case_id", "seq"],
        sqlite_where=where, postgresql_where=where,
    )  # fmt: skip
