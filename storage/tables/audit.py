"""The append-only log: a hash chain for each case, and a global chain that anchors them.

The chain runs over salted hashes of what a line tells of persons, so that it can be erased and the
chain still verifies: see docs/decisions/0010-erasing-a-person-leaves-the-log-whole.md.
"""

from __future__ import annotations

import sqlalchemy as sa

from storage.tables.base import Id, Instant, case_key, metadata

audit = sa.Table(
    "audit",
    metadata,
    *case_key(),
    sa.Column("at", Instant, nullable=False),
    sa.Column("actor", sa.String(100), nullable=False),
    sa.Column("on_behalf_of", sa.String(100), nullable=False),
    sa.Column("action", sa.String(60), nullable=False),
    sa.Column("subject", sa.String(200), nullable=False),
    sa.Column("ok", sa.Boolean(create_constraint=False), nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("ground", sa.Text, nullable=False),
    sa.Column("before", sa.Text),
    sa.Column("after", sa.Text),
    sa.Column("before_hash", sa.String(64)),
    sa.Column("after_hash", sa.String(64)),
    sa.Column("ip", sa.String(60), nullable=False),
    sa.Column("prev_hash", sa.String(64), nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
    sa.Column("salt", sa.String(32)),
    sa.Column("told_hash", sa.String(64)),
    sa.Column("erased_by", sa.String(36)),
)

audit_lookup = sa.Table(
    "audit_lookup",
    metadata,
    sa.Column("at", Instant, primary_key=True),
    sa.Column("case_id", Id, primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("actor", sa.String(100), nullable=False),
    sa.Index("ix_audit_lookup_actor", "actor", "at", "case_id", "seq"),
    sqlite_with_rowid=False,
)
"""Where the anchored lines stand in the order of time, and of one actor's: instead of two indexes
of `audit`, which each command would write (docs/decisions/0012-the-log-is-listed-when-anchored.md).
"""

audit_anchor = sa.Table(
    "audit_anchor",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", Instant, nullable=False),
    sa.Column("prev_hash", sa.String(64), nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
)

audit_anchor_head = sa.Table(
    "audit_anchor_head",
    metadata,
    sa.Column("anchor_seq", sa.Integer, sa.ForeignKey("audit_anchor.seq"), primary_key=True),
    sa.Column("case_id", Id, primary_key=True),
    sa.Column("audit_seq", sa.Integer, nullable=False),
    sa.Column("audit_hash", sa.String(64), nullable=False),
    sa.Index("ix_audit_anchor_head_case", "case_id", "audit_seq"),
    sqlite_with_rowid=False,
)
