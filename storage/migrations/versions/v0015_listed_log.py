"""What the log is listed by is written when it is anchored, and by no command any more."""

import sqlalchemy as sa
from alembic import op

from storage.tables.base import Id, Instant

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_LAST = "SELECT coalesce(max(seq), 0) FROM audit_anchor"
_FILL = """
    INSERT INTO audit_lookup (at, case_id, seq, actor)
    SELECT audit.at, audit.case_id, audit.seq, audit.actor
    FROM (SELECT case_id, max(audit_seq) AS seq FROM audit_anchor_head
          WHERE anchor_seq <= :last GROUP BY case_id) AS head
    JOIN audit ON audit.case_id = head.case_id AND audit.seq <= head.seq
"""


def upgrade() -> None:
    op.create_table(
        "audit_lookup",
        sa.Column("at", Instant, nullable=False),
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("actor", sa.String(100), nullable=False),
        sa.PrimaryKeyConstraint("at", "case_id", "seq", name="pk_audit_lookup"),
        sqlite_with_rowid=False,
    )
    connection = op.get_bind()
    last = {"last": connection.execute(sa.text(_LAST)).scalar_one()}
    connection.execute(sa.text(_FILL), last)
    connection.execute(
        sa.text("INSERT INTO number_series (series, last) VALUES ('listed-anchors', :last)"), last
    )
    op.create_index("ix_audit_lookup_actor", "audit_lookup", ["actor", "at", "case_id", "seq"])
    op.drop_index("ix_audit_at", "audit")
    op.drop_index("ix_audit_actor", "audit")


def downgrade() -> None:
    op.create_index("ix_audit_at", "audit", ["at", "case_id", "seq"])
    op.create_index("ix_audit_actor", "audit", ["actor", "at"])
    op.execute("DELETE FROM number_series WHERE series = 'listed-anchors'")
    op.drop_table("audit_lookup")
