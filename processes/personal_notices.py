"""A notice to one person: of what, about which task, and whether it has been read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from processes.preferences import Telling

NOBODY = ""
"""The receiver of the note that a task has been told of: so that it is told once, to whomever."""


@dataclass(frozen=True, slots=True)
class PersonalNotice:
    """`about` is the task's key; `data` holds its names and the case's, as they were then."""

    id: str
    person_id: str
    kind: str
    about: str
    made_at: datetime
    read_at: datetime | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


def notice_id(kind: Telling | str, about: str, person_id: str) -> str:
    """One notice of a kind for a task and person, however often it is tried."""
    return f"{kind}:{about}:{person_id}"


def digest_id(person_id: str, day: date) -> str:
    """One digest for a person and day."""
    return notice_id("digest", day.isoformat(), person_id)
