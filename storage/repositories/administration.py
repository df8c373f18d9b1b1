"""Drafts, proposals and batches of the system's case; see `engine.administration`."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

import sqlalchemy as sa

from engine.administration import (
    BatchMove,
    DraftSave,
    MigrationBatch,
    ModelDraft,
    MoveState,
    Proposal,
)
from engine.model import Key
from storage.link import Write
from storage.prepared import Prepared
from storage.repositories.nouns import Changing, Kept, NounMapper
from storage.tables.administration import (
    batch_move,
    draft_save,
    migration_batch,
    model_draft,
    model_file,
    proposal,
)

_ADD_FILE = Prepared(model_file.insert(), ["hash", "content"])
_ONE_FILE = Prepared(
    sa.select(model_file.c.content).where(model_file.c.hash == sa.bindparam("hash"))
)


class ModelDraftRows(Changing[ModelDraft]):
    """See `engine.ports.Changing`."""

    mapper = NounMapper(model_draft, ModelDraft)
    name, name_fi = "draft", "luonnos"


class DraftSaveRows(Kept[DraftSave]):
    """The history of drafts, and the files of all that administrators keep."""

    mapper = NounMapper(draft_save, DraftSave)
    name, name_fi = "save", "tallennus"
    _of_draft = mapper.with_value("draft")

    def of_draft(self, draft: Key) -> list[DraftSave]:
        """All saves of a draft, the oldest first."""
        return self.with_value(self._of_draft, draft)

    def keep(self, files: Mapping[str, bytes]) -> dict[str, str]:
        """Keeps the files, each once, and answers their manifest."""
        manifest = {path: sha256(content).hexdigest() for path, content in files.items()}
        new = {manifest[path]: content for path, content in files.items()}
        for name, content in new.items():
            if not self.unit.rows(_ONE_FILE, {"hash": name}):
                self.unit.write_now([Write(_ADD_FILE, {"hash": name, "content": content}, 1)])
        return manifest

    def contents(self, manifest: Mapping[str, str]) -> dict[str, bytes]:
        """The files of a manifest, byte for byte."""
        return {
            path: bytes(self.unit.rows(_ONE_FILE, {"hash": name})[0][0])
            for path, name in manifest.items()
        }


class ProposalRows(Changing[Proposal]):
    """Proposals to deploy."""

    mapper = NounMapper(proposal, Proposal)
    name, name_fi = "proposal", "muutosehdotus"


class BatchRows(Changing[MigrationBatch]):
    """Batches of migrations."""

    mapper = NounMapper(migration_batch, MigrationBatch)
    name, name_fi = "batch", "siirtoerä"


class BatchMoveRows(Changing[BatchMove]):
    """The instances of batches."""

    mapper = NounMapper(batch_move, BatchMove)
    name, name_fi = "move", "siirto"
    _of_batch = mapper.with_value("batch")
    _waiting = mapper.where(
        batch_move.c.batch == sa.bindparam("value"), batch_move.c.state == MoveState.WAITING
    )

    def of_batch(self, batch: Key) -> list[BatchMove]:
        """All of a batch, in order."""
        return self.with_value(self._of_batch, batch)

    def waiting(self, batch: Key) -> list[BatchMove]:
        """Those that have not been tried, in order."""
        return self.with_value(self._waiting, batch)
