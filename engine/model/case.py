"""A matter, and who plays which role in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct, field


class CaseState(StrEnum):
    """open → closed (ended) | cancelled (called off with a reason)."""

    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class PartyKind(StrEnum):
    BODY = "body"
    ORGANIZATION = "organization"
    PERSON = "person"


class Party(Struct, frozen=True):
    """A body, an organization or a person that plays a role in a case."""

    kind: PartyKind
    id: str


class Case(Struct, frozen=True):
    """A matter. `revision` grows by one with each command that changed anything in the case."""

    id: str
    number: str
    title: str
    state: CaseState
    revision: int
    created_at: datetime
    title_sv: str = ""
    title_en: str = ""
    business_key: str = ""
    project_number: str = ""
    register: str = ""
    publicity: str = "PUBLIC"
    secrecy_ground: str = ""
    language: str = "fi"
    closed_at: datetime | None = None
    close_reason: str = ""
    roles: Mapping[str, tuple[Party, ...]] = field(default_factory=dict)
    properties: Mapping[str, Any] = field(default_factory=dict)
