"""What went into each evaluation of a decision, so that it can be told in words."""

import sqlalchemy as sa
from alembic import op

from storage.tables.base import Json

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("decision_evaluation") as table:
        table.add_column(sa.Column("record", Json, nullable=False, server_default="{}"))
    with op.batch_alter_table("decision_evaluation") as table:
        table.alter_column("record", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("decision_evaluation") as table:
        table.drop_column("record")
