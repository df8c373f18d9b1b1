"""History: what was reached in a run, and when."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from engine.model.key import Key


class ActivityState(StrEnum):
    ACTIVE = "active"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class Activity(Struct, frozen=True):
    """History: one activation of a BPMN element."""

    key: Key
    instance_seq: int
    token: int
    element_id: str
    element_type: str
    name: str
    state: ActivityState
    started_at: datetime
    ended_at: datetime | None = None
    process: str = ""  # whose model the element is in: a called one's, or the instance's own
