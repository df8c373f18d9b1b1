"""In which process's model an activity stands: called ones run inside their caller's instance."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    process = sa.Column("process", sa.String(200), nullable=False, server_default="")
    op.add_column("activity", process)
    with op.batch_alter_table("activity") as table:
        table.alter_column("process", server_default=None)


def downgrade() -> None:
    op.drop_column("activity", "process")
