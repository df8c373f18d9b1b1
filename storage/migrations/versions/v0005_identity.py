"""Local accounts, API tokens, sign-ins under way; whoever is signed in signs in again."""

import sqlalchemy as sa
from alembic import op

from storage.tables.base import Instant, Json

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    kept = _accounts("person_id")
    op.drop_table("session")
    op.drop_table("account")
    account = op.create_table(
        "account",
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("grants", Json, nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("disabled", sa.Boolean(create_constraint=False), nullable=False),
        sa.Column("username", sa.String(length=100), nullable=True),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("password_changed_at", Instant, nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("locked_until", Instant, nullable=True),
        sa.Column("reset_hash", sa.String(length=64), nullable=True),
        sa.Column("reset_until", Instant, nullable=True),
        sa.Column("issuer", sa.String(length=300), nullable=True),
        sa.Column("subject", sa.String(length=255), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("username", name=op.f("uq_account_username")),
        sa.UniqueConstraint("issuer", "subject", name=op.f("uq_account_issuer_subject")),
    )
    op.create_table(
        "session",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=100), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("scopes", Json, nullable=False),
        sa.Column("grants", Json, nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("created_by", sa.String(length=100), nullable=False),
        sa.Column("last_used_at", Instant, nullable=False),
        sa.Column("expires_at", Instant, nullable=False),
        sa.Column("revoked_at", Instant, nullable=True),
        sa.Column("address", sa.String(length=60), nullable=False),
        sa.Column("agent", sa.String(length=200), nullable=False),
        sa.Column("how", sa.String(length=20), nullable=False),
        sa.Column("issuer", sa.String(length=300), nullable=True),
        sa.Column("subject", sa.String(length=255), nullable=True),
        sa.Column("provider_session", sa.String(length=255), nullable=True),
        sa.Column("id_token", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('session', 'personal', 'service')", name=op.f("ck_session_kind")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_session_token_hash")),
    )
    op.create_index("ix_session_person", "session", ["person_id", "created_at"])
    op.create_index("ix_session_expires_at", "session", ["expires_at"])
    op.create_index("ix_session_provider", "session", ["issuer", "provider_session"])
    op.create_index("ix_session_subject", "session", ["issuer", "subject"])
    op.create_table(
        "sign_in_attempt",
        sa.Column("state_hash", sa.String(length=64), nullable=False),
        sa.Column("nonce", sa.String(length=100), nullable=False),
        sa.Column("verifier", sa.String(length=128), nullable=False),
        sa.Column("next", sa.String(length=1000), nullable=False),
        sa.Column("expires_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("state_hash", name=op.f("pk_sign_in_attempt")),
    )
    op.create_table(
        "spent_token",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("expires_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spent_token")),
    )
    op.create_table(
        "throttle",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("until", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_throttle")),
    )
    rest = {"password_hash": "", "failures": 0}
    _insert(account, [{"id": row["person_id"], **_same(row), **rest} for row in kept])


def downgrade() -> None:
    kept = _accounts("id")
    for table in ("throttle", "spent_token", "sign_in_attempt", "session", "account"):
        op.drop_table(table)
    account = op.create_table(
        "account",
        sa.Column("person_id", sa.String(length=100), nullable=False),
        sa.Column("grants", Json, nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("disabled", sa.Boolean(create_constraint=False), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_account")),
    )
    op.create_table(
        "session",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("scopes", Json, nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("expires_at", Instant, nullable=False),
        sa.Column("revoked_at", Instant, nullable=True),
        sa.CheckConstraint("kind IN ('session', 'token')", name=op.f("ck_session_kind")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_session")),
    )
    op.create_index("ix_session_person", "session", ["person_id", "created_at"])
    op.create_index("ix_session_expires_at", "session", ["expires_at"])
    _insert(account, [{"person_id": row["id"], **_same(row)} for row in kept])


def _accounts(key):
    table = sa.table(
        "account",
        sa.column(key, sa.String),
        sa.column("grants", Json),
        sa.column("language", sa.String),
        sa.column("disabled", sa.Boolean),
    )
    return [dict(row._mapping) for row in op.get_bind().execute(sa.select(table))]


def _same(row):
    return {name: row[name] for name in ("grants", "language", "disabled")}


def _insert(table, rows):
    if rows:
        op.bulk_insert(table, rows)
