"""Secret cases are found without looking at all the public ones."""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_case_publicity", "case", ["publicity", "id"])


def downgrade() -> None:
    op.drop_index("ix_case_publicity", table_name="case")
