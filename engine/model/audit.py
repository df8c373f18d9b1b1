"""A line of the append-only log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct


class AuditEvent(Struct, frozen=True):
    """One line of the append-only log; `ok` is false for an attempt that was refused."""

    case_id: str
    action: str
    at: datetime
    actor: str
    ok: bool = True
    on_behalf_of: str = ""
    subject: str = ""
    reason: str = ""
    ground: str = ""
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None
    ip: str = ""
    seq: int = 0
    prev_hash: str = ""
    hash: str = ""
