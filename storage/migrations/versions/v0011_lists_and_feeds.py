"""The personal calendar feeds, and an index for each list that the API offers."""

import sqlalchemy as sa
from alembic import op

from storage.tables.base import Instant

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

INDEXES = {
    "document": (("created_at", "case_id", "seq"), ("number",)),
    "meeting": (("starts", "case_id", "seq"),),
    "decision": (("decided_by", "decided_at", "case_id", "seq"),),
    "measure": (("theme", "case_id", "seq"), ("title", "case_id", "seq")),
    "report_round": (("due", "case_id", "seq"),),
    "statement": (("due", "case_id", "seq"),),
    "status_report": (("case_id", "measure"),),
    "expense": (("spent_on", "case_id", "seq"),),
}


def upgrade() -> None:
    op.create_table(
        "calendar_feed",
        sa.Column(
            "id",
            sa.String(100),
            sa.ForeignKey("person.id", name="fk_calendar_feed_id"),
            nullable=False,
        ),
        sa.Column("secret_hash", sa.String(64), nullable=False),
        sa.Column("language", sa.String(10), nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_calendar_feed"),
        sa.UniqueConstraint("secret_hash", name="uq_calendar_feed_secret_hash"),
    )
    for table, indexes in INDEXES.items():
        for columns in indexes:
            op.create_index(_name(table, columns), table, list(columns))


def downgrade() -> None:
    for table, indexes in INDEXES.items():
        for columns in indexes:
            op.drop_index(_name(table, columns), table)
    op.drop_table("calendar_feed")


def _name(table: str, columns: tuple[str, ...]) -> str:
    return f"ix_{table}_{columns[1] if columns[0] == 'case_id' else columns[0]}"
