"""What somebody has done is listed when the log is anchored, and indexed by no command any more."""

import sqlalchemy as sa
from alembic import op

from storage.tables.base import Id

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_LAST = "SELECT coalesce(max(seq), 0) FROM audit_anchor"
_FILL = """
    INSERT INTO task_lookup (person_id, case_id, task_seq)
    SELECT claimant, case_id, seq FROM task WHERE claimant IS NOT NULL AND ended_at IS NOT NULL
    UNION
    SELECT completed_by, case_id, seq FROM task WHERE completed_by IS NOT NULL
    UNION
    SELECT on_behalf_of, case_id, seq FROM task WHERE on_behalf_of IS NOT NULL
"""


def upgrade() -> None:
    op.create_table(
        "task_lookup",
        sa.Column("person_id", sa.String(100), nullable=False),
        sa.Column("case_id", Id, nullable=False),
        sa.Column("task_seq", sa.Integer, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("person_id", "case_id", "task_seq", name="pk_task_lookup"),
        sqlite_with_rowid=False,
    )
    connection = op.get_bind()
    last = {"last": connection.execute(sa.text(_LAST)).scalar_one()}  # first: others may anchor
    connection.execute(sa.text(_FILL))
    connection.execute(
        sa.text("INSERT INTO number_series (series, last) VALUES ('listed-work', :last)"), last
    )
    _claimants("claimant IS NOT NULL AND ended_at IS NULL")


def downgrade() -> None:
    _claimants("claimant IS NOT NULL")
    op.execute("DELETE FROM number_series WHERE series = 'listed-work'")
    op.drop_table("task_lookup")


def _claimants(condition: str) -> None:
    """The index, made anew over those tasks."""
    where = sa.text(condition)
    columns = ["claimant", "state"]
    op.drop_index("ix_task_claimant", "task")
    op.create_index("ix_task_claimant", "task", columns, sqlite_where=where, postgresql_where=where)
