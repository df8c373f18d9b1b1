"""User tasks, to whom they are offered, and the drafts typed into them."""

from __future__ import annotations

import sqlalchemy as sa

from engine.model import TaskState
from storage.tables.base import Id, Instant, Json, case_key, instance_key, metadata, one_of, partial

_OPEN = "ended_at IS NULL"

task = sa.Table(
    "task",
    metadata,
    *case_key(),
    sa.Column("instance_seq", sa.Integer, nullable=False),
    sa.Column("token", sa.Integer, nullable=False),
    sa.Column("element_id", sa.String(200), nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("name_sv", sa.Text, nullable=False),
    sa.Column("name_en", sa.Text, nullable=False),
    sa.Column("state", sa.String(20), nullable=False),
    sa.Column("opened_at", Instant, nullable=False),
    sa.Column("assignee", sa.String(100)),
    sa.Column("claimant", sa.String(100)),
    sa.Column("candidate_groups", Json, nullable=False),
    sa.Column("candidate_users", Json, nullable=False),
    sa.Column("duty", sa.String(40), nullable=False),
    sa.Column("document", sa.String(60), nullable=False),
    sa.Column("lane", sa.String(200), nullable=False),
    sa.Column("form_key", sa.String(200), nullable=False),
    sa.Column("priority", sa.Integer, nullable=False),
    sa.Column("due", Instant),
    sa.Column("effective_due", Instant),
    sa.Column("due_basis", sa.String(20), nullable=False),
    sa.Column("due_reason", Json, nullable=False),
    sa.Column("follow_up", Instant),
    sa.Column("delegated_to", sa.String(100)),
    sa.Column("delegated_until", Instant),
    sa.Column("delegation_source", sa.Text, nullable=False),
    sa.Column("claimed_at", Instant),
    sa.Column("ended_at", Instant),
    sa.Column("completed_by", sa.String(100)),
    sa.Column("on_behalf_of", sa.String(100)),
    sa.Column("outcome", sa.String(40), nullable=False),
    sa.Column("properties", Json, nullable=False),
    instance_key(),
    one_of("state", TaskState),
    partial(
        "ix_task_due", f"{_OPEN} AND effective_due IS NOT NULL",
        "effective_due", "case_id", "seq",
    ),
    partial("ix_task_opened", _OPEN, "opened_at"),
    partial("ix_task_claimant", f"claimant IS NOT NULL AND {_OPEN}", "claimant", "state"),
    partial("ix_task_assignee", "assignee IS NOT NULL", "assignee", "state"),
    partial("ix_task_delegated_to", "delegated_to IS NOT NULL", "delegated_to", "state"),
    sqlite_with_rowid=False,
)

task_candidate = sa.Table(
    "task_candidate",
    metadata,
    sa.Column("kind", sa.String(10), primary_key=True),
    sa.Column("name", sa.String(100), primary_key=True),
    sa.Column("case_id", Id, primary_key=True),
    sa.Column("task_seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.ForeignKeyConstraint(["case_id", "task_seq"], ["task.case_id", "task.seq"]),
    one_of("kind", ("group", "user")),
    sqlite_with_rowid=False,
)
"""One tree, in the order of those who look; a task's own candidates lie in its row as well."""

task_lookup = sa.Table(
    "task_lookup",
    metadata,
    sa.Column("person_id", sa.String(100), primary_key=True),
    sa.Column("case_id", Id, primary_key=True),
    sa.Column("task_seq", sa.Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""Who held or completed a task that has ended, and in whose name: instead of indexes of `task`,
which each command would write (docs/decisions/0015-done-work-is-listed-when-anchored.md).
"""

draft = sa.Table(
    "draft",
    metadata,
    sa.Column("case_id", Id, primary_key=True),
    sa.Column("task_seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("person_id", sa.String(100), primary_key=True),
    sa.Column("data", Json, nullable=False),
    sa.Column("saved_at", Instant, nullable=False),
    sa.ForeignKeyConstraint(["case_id", "task_seq"], ["task.case_id", "task.seq"]),
)
