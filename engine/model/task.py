"""Work offered to people, and what they have typed so far."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct, field

from engine.model.key import Key


class TaskState(StrEnum):
    """offered ⇄ claimed; either → completed (done) | closed (the model moved on without it)."""

    OFFERED = "offered"
    CLAIMED = "claimed"
    COMPLETED = "completed"
    CLOSED = "closed"


class Task(Struct, frozen=True):
    """A user task reached in one case and offered to somebody.

    `due` is the nominal due time, `effective_due` what holds after the policy of its basis
    (`due_reason` says why they differ, by language). `claimant` is who holds it; `assignee` whom
    the model named; `delegated_*` who acts for the claimant, until when, and by what source.
    """

    key: Key
    instance_seq: int
    token: int
    element_id: str
    name: str
    state: TaskState
    opened_at: datetime
    assignee: str | None = None
    claimant: str | None = None
    candidate_groups: tuple[str, ...] = ()
    candidate_users: tuple[str, ...] = ()
    name_sv: str = ""
    name_en: str = ""
    duty: str = ""
    document: str = ""
    lane: str = ""
    form_key: str = ""
    priority: int = 50
    due: datetime | None = None
    effective_due: datetime | None = None
    due_basis: str = ""
    due_reason: Mapping[str, str] = field(default_factory=dict)
    follow_up: datetime | None = None
    delegated_to: str | None = None
    delegated_until: datetime | None = None
    delegation_source: str = ""
    claimed_at: datetime | None = None
    ended_at: datetime | None = None
    completed_by: str | None = None
    on_behalf_of: str | None = None
    outcome: str = ""
    properties: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        return self.state in (TaskState.OFFERED, TaskState.CLAIMED)


class Draft(Struct, frozen=True):
    """What somebody has typed into a task's form and not yet sent."""

    task: Key
    person_id: str
    data: Mapping[str, Any]
    saved_at: datetime
