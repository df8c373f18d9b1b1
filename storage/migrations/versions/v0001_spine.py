"""The spine: cases, instances, tasks, jobs, definitions, history, audit."""

import sqlalchemy as sa
from alembic import op

from storage.tables.base import Id, Instant, Json

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    "task_candidate",
    "draft",
    "task",
    "subscription",
    "activity",
    "resource",
    "job",
    "instance",
    "incident",
    "definition",
    "decision_evaluation",
    "case_role",
    "audit_anchor_head",
    "audit",
    "start_subscription",
    "number_series",
    "number",
    "idempotency",
    "deployment",
    "case",
    "audit_anchor",
)
SYSTEM_CASE = "00000000-0000-0000-0000-000000000000"


def upgrade() -> None:
    op.create_table(
        "audit_anchor",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("prev_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_anchor")),
    )
    op.create_table(
        "case",
        sa.Column("id", Id, nullable=False),
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_sv", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("closed_at", Instant, nullable=True),
        sa.Column("close_reason", sa.Text(), nullable=False),
        sa.Column("business_key", sa.String(length=200), nullable=False),
        sa.Column("project_number", sa.String(length=100), nullable=False),
        sa.Column("register", sa.String(length=50), nullable=False),
        sa.Column("publicity", sa.String(length=20), nullable=False),
        sa.Column("secrecy_ground", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("properties", Json, nullable=False),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.Column("audit_seq", sa.Integer(), nullable=False),
        sa.Column("audit_hash", sa.String(length=64), nullable=False),
        sa.Column("unanchored", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "publicity IN ('PUBLIC', 'PARTLY_SECRET', 'SECRET')", name=op.f("ck_case_publicity")
        ),
        sa.CheckConstraint("state IN ('open', 'closed', 'cancelled')", name=op.f("ck_case_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_case_business_key", "case", ["business_key"], unique=False)
    op.create_index("ix_case_created_at", "case", ["created_at", "id"], unique=False)
    op.create_index("ix_case_number", "case", ["number"], unique=False)
    op.create_index("ix_case_state_created_at", "case", ["state", "created_at", "id"], unique=False)
    op.create_table(
        "deployment",
        sa.Column("id", Id, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("deployed_at", Instant, nullable=False),
        sa.Column("deployed_by", sa.String(length=100), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deployment")),
    )
    op.create_index("ix_deployment_deployed_at", "deployment", ["deployed_at", "id"], unique=False)
    op.create_index("ix_deployment_name", "deployment", ["name", "deployed_at"], unique=False)
    op.create_table(
        "idempotency",
        sa.Column("actor", sa.String(length=100), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("request_hash", sa.String(length=64), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("actor", "key", name=op.f("pk_idempotency")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_idempotency_at", "idempotency", ["at"], unique=False)
    op.create_table(
        "number",
        sa.Column("text", sa.String(length=120), nullable=False),
        sa.Column("case_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("given_at", Instant, nullable=False),
        sa.CheckConstraint("kind IN ('case', 'document', 'other')", name=op.f("ck_number_kind")),
        sa.PrimaryKeyConstraint("text", name=op.f("pk_number")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_number_case_id", "number", ["case_id"], unique=False)
    op.create_table(
        "number_series",
        sa.Column("series", sa.String(length=120), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("series", name=op.f("pk_number_series")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "start_subscription",
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("definition_key", sa.String(length=200), nullable=False),
        sa.Column("element_id", sa.String(length=200), nullable=False),
        sa.Column("definition_version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('message', 'signal', 'timer', 'conditional')",
            name=op.f("ck_start_subscription_kind"),
        ),
        sa.PrimaryKeyConstraint(
            "kind", "name", "definition_key", "element_id", name=op.f("pk_start_subscription")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_start_subscription_definition", "start_subscription", ["definition_key"], unique=False
    )
    op.create_table(
        "audit",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("actor", sa.String(length=100), nullable=False),
        sa.Column("on_behalf_of", sa.String(length=100), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("ok", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("before_hash", sa.String(length=64), nullable=True),
        sa.Column("after_hash", sa.String(length=64), nullable=True),
        sa.Column("ip", sa.String(length=60), nullable=False),
        sa.Column("prev_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_audit_case_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_audit")),
    )
    op.create_index("ix_audit_actor", "audit", ["actor", "at"], unique=False)
    op.create_index("ix_audit_at", "audit", ["at", "case_id", "seq"], unique=False)
    op.create_table(
        "audit_anchor_head",
        sa.Column("anchor_seq", sa.Integer(), nullable=False),
        sa.Column("case_id", Id, nullable=False),
        sa.Column("audit_seq", sa.Integer(), nullable=False),
        sa.Column("audit_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["anchor_seq"], ["audit_anchor.seq"], name=op.f("fk_audit_anchor_head_anchor_seq")
        ),
        sa.PrimaryKeyConstraint("anchor_seq", "case_id", name=op.f("pk_audit_anchor_head")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_audit_anchor_head_case", "audit_anchor_head", ["case_id", "audit_seq"], unique=False
    )
    op.create_table(
        "case_role",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("role", sa.String(length=60), nullable=False),
        sa.Column("party_kind", sa.String(length=20), nullable=False),
        sa.Column("party_id", sa.String(length=100), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "party_kind IN ('body', 'organization', 'person')", name=op.f("ck_case_role_party_kind")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_case_role_case_id")),
        sa.PrimaryKeyConstraint(
            "case_id", "role", "party_kind", "party_id", name=op.f("pk_case_role")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_case_role_party",
        "case_role",
        ["party_kind", "party_id", "role", "case_id"],
        unique=False,
    )
    op.create_table(
        "decision_evaluation",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("decision_id", sa.String(length=200), nullable=False),
        sa.Column("evaluated_at", Instant, nullable=False),
        sa.Column("instance_seq", sa.Integer(), nullable=True),
        sa.Column("element_id", sa.String(length=200), nullable=False),
        sa.Column("inputs", Json, nullable=False),
        sa.Column("outputs", Json, nullable=True),
        sa.Column("rules", Json, nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name=op.f("fk_decision_evaluation_case_id")
        ),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_decision_evaluation")),
    )
    op.create_index(
        "ix_decision_evaluation_decision",
        "decision_evaluation",
        ["decision_id", "evaluated_at"],
        unique=False,
    )
    op.create_table(
        "definition",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("deployment_id", Id, nullable=False),
        sa.Column("path", sa.String(length=300), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_sv", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("version_tag", sa.String(length=100), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint(
            "kind IN ('process', 'decision', 'form')", name=op.f("ck_definition_kind")
        ),
        sa.ForeignKeyConstraint(
            ["deployment_id"], ["deployment.id"], name=op.f("fk_definition_deployment_id")
        ),
        sa.PrimaryKeyConstraint("kind", "key", "version", name=op.f("pk_definition")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_definition_deployment", "definition", ["deployment_id"], unique=False)
    op.create_table(
        "incident",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("raised_at", Instant, nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("instance_seq", sa.Integer(), nullable=True),
        sa.Column("token", sa.Integer(), nullable=False),
        sa.Column("element_id", sa.String(length=200), nullable=False),
        sa.Column("job_seq", sa.Integer(), nullable=True),
        sa.Column("resolved_at", Instant, nullable=True),
        sa.Column("resolved_by", sa.String(length=100), nullable=False),
        sa.CheckConstraint("state IN ('open', 'resolved')", name=op.f("ck_incident_state")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_incident_case_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_incident")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_incident_instance", "incident", ["case_id", "instance_seq"], unique=False)
    op.create_index(
        "ix_incident_state", "incident", ["state", "raised_at", "case_id"], unique=False
    )
    op.create_table(
        "instance",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("definition_key", sa.String(length=200), nullable=False),
        sa.Column("definition_version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("blob", sa.LargeBinary(), nullable=False),
        sa.Column("started_at", Instant, nullable=False),
        sa.Column("ended_at", Instant, nullable=True),
        sa.Column("end_reason", sa.Text(), nullable=False),
        sa.Column("business_key", sa.String(length=200), nullable=False),
        sa.Column("parent_seq", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "state IN ('active', 'suspended', 'completed', 'cancelled')",
            name=op.f("ck_instance_state"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_instance_case_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_instance")),
    )
    op.create_index("ix_instance_business_key", "instance", ["business_key"], unique=False)
    op.create_index(
        "ix_instance_definition",
        "instance",
        ["definition_key", "definition_version", "state", "case_id"],
        unique=False,
    )
    op.create_table(
        "job",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("effect", sa.String(length=300), nullable=False),
        sa.Column("due_at", Instant, nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("instance_seq", sa.Integer(), nullable=True),
        sa.Column("token", sa.Integer(), nullable=False),
        sa.Column("element_id", sa.String(length=200), nullable=False),
        sa.Column("topic", sa.String(length=200), nullable=False),
        sa.Column("payload", Json, nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("max_attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("lease_owner", sa.String(length=100), nullable=False),
        sa.Column("lease_until", Instant, nullable=True),
        sa.Column("created_at", Instant, nullable=False),
        sa.CheckConstraint(
            "kind IN ('timer', 'work', 'message', 'signal', 'mail', 'document', "
            "'start-timer', 'effect')",
            name=op.f("ck_job_kind"),
        ),
        sa.CheckConstraint(
            "state IN ('scheduled', 'running', 'retrying', 'failed', 'suspended')",
            name=op.f("ck_job_state"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_job_case_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_job")),
        sa.UniqueConstraint("case_id", "effect", name=op.f("uq_job_case_id_effect")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_job_due", "job", ["state", "due_at", "priority"], unique=False)
    op.create_index("ix_job_instance", "job", ["case_id", "instance_seq"], unique=False)
    op.create_index("ix_job_topic", "job", ["kind", "topic", "state"], unique=False)
    op.create_table(
        "resource",
        sa.Column("deployment_id", Id, nullable=False),
        sa.Column("path", sa.String(length=300), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["deployment_id"], ["deployment.id"], name=op.f("fk_resource_deployment_id")
        ),
        sa.PrimaryKeyConstraint("deployment_id", "path", name=op.f("pk_resource")),
    )
    op.create_table(
        "activity",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("instance_seq", sa.Integer(), nullable=False),
        sa.Column("token", sa.Integer(), nullable=False),
        sa.Column("element_id", sa.String(length=200), nullable=False),
        sa.Column("element_type", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("started_at", Instant, nullable=False),
        sa.Column("ended_at", Instant, nullable=True),
        sa.CheckConstraint(
            "state IN ('active', 'completed', 'cancelled')", name=op.f("ck_activity_state")
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "instance_seq"],
            ["instance.case_id", "instance.seq"],
            name=op.f("fk_activity_case_id_instance_seq"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_activity_case_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_activity")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "subscription",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("instance_seq", sa.Integer(), nullable=False),
        sa.Column("token", sa.Integer(), nullable=False),
        sa.Column("element_id", sa.String(length=200), nullable=False),
        sa.Column("business_key", sa.String(length=200), nullable=False),
        sa.Column("correlation", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('message', 'signal')", name=op.f("ck_subscription_kind")),
        sa.ForeignKeyConstraint(
            ["case_id", "instance_seq"],
            ["instance.case_id", "instance.seq"],
            name=op.f("fk_subscription_case_id_instance_seq"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_subscription_case_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_subscription")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_subscription_instance",
        "subscription",
        ["case_id", "instance_seq", "token"],
        unique=False,
    )
    op.create_index(
        "ix_subscription_name", "subscription", ["kind", "name", "business_key"], unique=False
    )
    op.create_table(
        "task",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("instance_seq", sa.Integer(), nullable=False),
        sa.Column("token", sa.Integer(), nullable=False),
        sa.Column("element_id", sa.String(length=200), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_sv", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("opened_at", Instant, nullable=False),
        sa.Column("assignee", sa.String(length=100), nullable=True),
        sa.Column("claimant", sa.String(length=100), nullable=True),
        sa.Column("candidate_groups", Json, nullable=False),
        sa.Column("candidate_users", Json, nullable=False),
        sa.Column("duty", sa.String(length=40), nullable=False),
        sa.Column("document", sa.String(length=60), nullable=False),
        sa.Column("lane", sa.String(length=200), nullable=False),
        sa.Column("form_key", sa.String(length=200), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("due", Instant, nullable=True),
        sa.Column("effective_due", Instant, nullable=True),
        sa.Column("due_basis", sa.String(length=20), nullable=False),
        sa.Column("due_reason", Json, nullable=False),
        sa.Column("follow_up", Instant, nullable=True),
        sa.Column("delegated_to", sa.String(length=100), nullable=True),
        sa.Column("delegated_until", Instant, nullable=True),
        sa.Column("delegation_source", sa.Text(), nullable=False),
        sa.Column("claimed_at", Instant, nullable=True),
        sa.Column("ended_at", Instant, nullable=True),
        sa.Column("completed_by", sa.String(length=100), nullable=True),
        sa.Column("on_behalf_of", sa.String(length=100), nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("properties", Json, nullable=False),
        sa.CheckConstraint(
            "state IN ('offered', 'claimed', 'completed', 'closed')", name=op.f("ck_task_state")
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "instance_seq"],
            ["instance.case_id", "instance.seq"],
            name=op.f("fk_task_case_id_instance_seq"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_task_case_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_task")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "draft",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("task_seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.String(length=100), nullable=False),
        sa.Column("data", Json, nullable=False),
        sa.Column("saved_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id", "task_seq"],
            ["task.case_id", "task.seq"],
            name=op.f("fk_draft_case_id_task_seq"),
        ),
        sa.PrimaryKeyConstraint("case_id", "task_seq", "person_id", name=op.f("pk_draft")),
    )
    op.create_table(
        "task_candidate",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("task_seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.CheckConstraint("kind IN ('group', 'user')", name=op.f("ck_task_candidate_kind")),
        sa.ForeignKeyConstraint(
            ["case_id", "task_seq"],
            ["task.case_id", "task.seq"],
            name=op.f("fk_task_candidate_case_id_task_seq"),
        ),
        sa.PrimaryKeyConstraint(
            "case_id", "task_seq", "kind", "name", name=op.f("pk_task_candidate")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_task_candidate_name",
        "task_candidate",
        ["kind", "name", "case_id", "task_seq"],
        unique=False,
    )
    _partial("ix_case_unanchored", "case", ["id"], "unanchored")
    _partial("ix_task_due", "task", ["effective_due", "case_id", "seq"], "ended_at IS NULL")
    for column in ("claimant", "assignee", "delegated_to"):
        _partial(f"ix_task_{column}", "task", [column, "state"], f"{column} IS NOT NULL")
    columns = ["case_id", "instance_seq", "token"]
    _partial("ix_activity_open", "activity", columns, "ended_at IS NULL")
    _add_system_case()


def _partial(name: str, table: str, columns: list[str], where: str) -> None:
    condition = sa.text(where)
    op.create_index(name, table, columns, sqlite_where=condition, postgresql_where=condition)


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)


def _add_system_case() -> None:
    """What belongs to no matter (deployments, start timers, the log of both) has a home."""
    columns = ("id", "number", "title", "title_sv", "title_en", "state", "revision", "created_at")
    columns += ("close_reason", "business_key", "project_number", "register", "publicity")
    columns += ("secrecy_ground", "language", "properties", "last_seq", "audit_seq", "audit_hash")
    columns += ("unanchored",)
    texts = {"id": SYSTEM_CASE, "title": "system", "state": "open", "publicity": "PUBLIC"}
    texts |= {
        "language": "fi",
        "properties": "{}",
        "created_at": "1970-01-01T00:00:00.000000+00:00",
    }
    plain = {"revision": "0", "last_seq": "0", "audit_seq": "0", "unanchored": "false"}
    values = [plain.get(name, f"'{texts.get(name, '')}'") for name in columns]
    quoted = ", ".join(f'"{name}"' for name in columns)
    op.get_bind().exec_driver_sql(f'INSERT INTO "case" ({quoted}) VALUES ({", ".join(values)})')  # nosec B608
