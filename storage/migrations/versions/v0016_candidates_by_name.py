"""Candidates lie in one tree, in the order in which they are looked for, instead of in two."""

import sqlalchemy as sa
from alembic import op

from storage.tables.base import Id

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

TABLE, INDEX = "task_candidate", "ix_task_candidate_name"
BY_NAME = ["kind", "name", "case_id", "task_seq"]
BY_TASK = ["case_id", "task_seq", "kind", "name"]


def upgrade() -> None:
    op.drop_index(INDEX, TABLE)
    _keyed(BY_NAME)


def downgrade() -> None:
    _keyed(BY_TASK)
    op.create_index(INDEX, TABLE, BY_NAME)


def _keyed(key: list[str]) -> None:
    """The same rows under that primary key; of SQLite, where a key is the table, in a new one."""
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint("pk_task_candidate", TABLE)
        op.create_primary_key("pk_task_candidate", TABLE, key)
        return
    columns = {
        "kind": sa.Column("kind", sa.String(10), nullable=False),
        "name": sa.Column("name", sa.String(100), nullable=False),
        "case_id": sa.Column("case_id", Id, nullable=False),
        "task_seq": sa.Column("task_seq", sa.Integer, autoincrement=False, nullable=False),
    }
    op.create_table(
        "task_candidate_new",
        *(columns[name] for name in key),
        sa.CheckConstraint("kind = 'group' OR kind = 'user'", name=op.f("ck_task_candidate_kind")),
        sa.ForeignKeyConstraint(
            ["case_id", "task_seq"],
            ["task.case_id", "task.seq"],
            name=op.f("fk_task_candidate_case_id_task_seq"),
        ),
        sa.PrimaryKeyConstraint(*key, name=op.f("pk_task_candidate")),
        sqlite_with_rowid=False,
    )
    names = ", ".join(key)
    op.execute(
        f"INSERT INTO task_candidate_new ({names}) "  # nosec B608: our own columns
        f"SELECT {names} FROM task_candidate ORDER BY {names}"
    )
    op.drop_table(TABLE)
    op.rename_table("task_candidate_new", TABLE)
