"""What administrators keep beside deployments: drafts, proposals, batches of migrations.

All of it stands in the system's own case, so that one lock orders it and one log tells it. Files
are kept once by their SHA-256; a manifest maps paths to hashes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from engine.model import Key

Manifest = Mapping[str, str]
"""Path in the package → SHA-256 of the file's bytes."""


@dataclass(frozen=True, slots=True)
class ModelDraft:
    """A package that somebody works on; `number` is its latest save."""

    key: Key
    package: str
    title: str
    owner: str
    created_at: datetime
    saved_at: datetime
    base: str = ""  # the deployment it started from
    number: int = 0
    discarded: bool = False


@dataclass(frozen=True, slots=True)
class DraftSave:
    """One save of a draft; none is ever changed or taken away."""

    key: Key
    draft: Key
    number: int
    saved_at: datetime
    saved_by: str
    note: str = ""
    files: Manifest = field(default_factory=dict)


class ProposalState(StrEnum):
    """open → approved (waits for its time) → deployed | failed; or rejected, withdrawn."""

    OPEN = "open"
    APPROVED = "approved"
    DEPLOYED = "deployed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A package that its author wants deployed; another administrator decides.

    `base` is the deployment it was made against, `checked` what the check said and `tested` how its
    scenarios went when it was made.
    """

    key: Key
    package: str
    author: str
    reason: str
    created_at: datetime
    hash: str
    files: Manifest = field(default_factory=dict)
    state: ProposalState = ProposalState.OPEN
    base: str = ""
    draft_seq: int | None = None
    checked: Mapping[str, Any] = field(default_factory=dict)
    tested: Mapping[str, Any] = field(default_factory=dict)
    deploy_at: datetime | None = None
    decided_by: str = ""
    decided_at: datetime | None = None
    decision_reason: str = ""
    deployment: str = ""
    failure: str = ""


class BatchState(StrEnum):
    """running → done (nothing waits any more: that is seen, not stored); or stopped by somebody,
    and then perhaps running again."""

    RUNNING = "running"
    STOPPED = "stopped"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class MigrationBatch:
    """Instances of one process that go to another version, one transaction each.

    `reverses`: the batch that this one takes back.
    """

    key: Key
    process: str
    version: int
    reason: str
    created_by: str
    created_at: datetime
    mapping: Mapping[str, str] = field(default_factory=dict)
    state: BatchState = BatchState.RUNNING
    reverses: Key | None = None
    stop_reason: str = ""


class MoveState(StrEnum):
    """waiting → migrated | refused (why is told) | gone (it ended or moved on meanwhile)."""

    WAITING = "waiting"
    MIGRATED = "migrated"
    REFUSED = "refused"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class BatchMove:
    """One instance of a batch.

    `mark` is the hash of its state right after the migration; in a batch that takes another one
    back, at first the mark that it must still have.
    """

    key: Key
    batch: Key
    instance_case: str
    instance_seq: int
    from_version: int
    state: MoveState = MoveState.WAITING
    told: Mapping[str, Any] = field(default_factory=dict)
    mark: str = ""
    moved_at: datetime | None = None
