"""What the secretary noted of the discussion of an agenda item."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    column = sa.Column("discussion", sa.Text(), nullable=False, server_default="")
    op.add_column("agenda_item", column)


def downgrade() -> None:
    op.drop_column("agenda_item", "discussion")
