"""What a line of the log tells of persons enters the chain by a salted hash, and can be erased."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

COLUMNS = (("salt", 32), ("told_hash", 64), ("erased_by", 36))


def upgrade() -> None:
    for name, length in COLUMNS:
        op.add_column("audit", sa.Column(name, sa.String(length=length), nullable=True))


def downgrade() -> None:
    for name, _ in COLUMNS:
        op.drop_column("audit", name)
