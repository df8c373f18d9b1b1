"""Drafts of models, proposals to deploy them, batches of migrations, and files by their hash."""

from __future__ import annotations

import sqlalchemy as sa

from engine.administration import BatchMove, DraftSave, MigrationBatch, ModelDraft, Proposal
from storage.tables.base import Bytes, metadata
from storage.tables.columns import noun_table

model_file = sa.Table(
    "model_file",
    metadata,
    sa.Column("hash", sa.String(64), primary_key=True),
    sa.Column("content", Bytes, nullable=False),
)
model_draft = noun_table(
    "model_draft", ModelDraft, sa.Index("ix_model_draft_saved_at", "discarded", "saved_at", "seq")
)
draft_save = noun_table(
    "draft_save", DraftSave, refers={"draft": "model_draft"}, alone=[("draft", "number")]
)
proposal = noun_table(
    "proposal", Proposal, sa.Index("ix_proposal_state", "state", "created_at", "seq")
)
migration_batch = noun_table(
    "migration_batch",
    MigrationBatch,
    sa.Index("ix_migration_batch_created_at", "created_at", "seq"),
    refers={"reverses": "migration_batch"},
)
batch_move = noun_table(
    "batch_move",
    BatchMove,
    sa.Index("ix_batch_move_state", "batch", "state", "seq"),
    refers={"batch": "migration_batch"},
)
