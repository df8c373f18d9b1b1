"""What stands still and needs an administrator."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from engine.model.key import Key


class IncidentState(StrEnum):
    OPEN = "open"
    RESOLVED = "resolved"


class Incident(Struct, frozen=True):
    """Something stands still and needs an administrator."""

    key: Key
    kind: str
    message: str
    raised_at: datetime
    state: IncidentState = IncidentState.OPEN
    instance_seq: int | None = None
    token: int = 0
    element_id: str = ""
    job_seq: int | None = None
    resolved_at: datetime | None = None
    resolved_by: str = ""
