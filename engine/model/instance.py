"""One run of a process in a case."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from engine.model.key import Key


class InstanceState(StrEnum):
    """active ⇄ suspended; active → completed | cancelled."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class Instance(Struct, frozen=True):
    """One run of a process definition in a case; `blob` is the runtime's encoded state."""

    key: Key
    definition_key: str
    definition_version: int
    state: InstanceState
    blob: bytes
    started_at: datetime
    ended_at: datetime | None = None
    end_reason: str = ""
    business_key: str = ""
    parent_seq: int | None = None
