"""Deferred effects: timers, work, mail, papers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct, field

from engine.model.key import Key


class JobKind(StrEnum):
    TIMER = "timer"
    WORK = "work"
    MESSAGE = "message"
    SIGNAL = "signal"
    MAIL = "mail"
    DOCUMENT = "document"
    START_TIMER = "start-timer"
    EFFECT = "effect"


class JobState(StrEnum):
    """scheduled → running → gone (done, in the commit of its effect) | retrying → … | failed."""

    SCHEDULED = "scheduled"
    RUNNING = "running"
    RETRYING = "retrying"
    FAILED = "failed"
    SUSPENDED = "suspended"


class Job(Struct, frozen=True):
    """A durable deferred effect, written in the transaction that caused it.

    `effect` is unique within the case: the same effect is never enqueued twice. A job that has
    been done is gone: its row is deleted in the commit of its effect.
    """

    key: Key
    kind: JobKind
    effect: str
    due_at: datetime
    state: JobState = JobState.SCHEDULED
    instance_seq: int | None = None
    token: int = 0
    element_id: str = ""
    topic: str = ""
    payload: Mapping[str, Any] = field(default_factory=dict)
    priority: int = 50
    attempts: int = 0
    max_attempts: int = 5
    error: str = ""
    lease_owner: str = ""
    lease_until: datetime | None = None
    created_at: datetime | None = None
