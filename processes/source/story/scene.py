"""A scene of the story: a moment, a sentence for the reader, and one act of one person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from processes.source.organizations import ORGANIZATIONS
from processes.source.people import PERSONS

HELSINKI = ZoneInfo("Europe/Helsinki")
NAMES = {
    **{each.id: each.name.fi[:1].upper() + each.name.fi[1:] for each in ORGANIZATIONS},
    **{each.id: each.name for each in PERSONS},
}


@dataclass(frozen=True, slots=True)
class Begin:
    """The process starts in the case."""

    process: str
    variables: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Complete:
    """A person completes the open task of that element which is offered to them."""

    element: str
    variables: Mapping[str, Any] = field(default_factory=dict)
    where: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Message:
    """A message reaches the case."""

    name: str
    variables: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Absent:
    """A person is away."""

    start: date
    end: date
    body: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Pass:
    """Time passes; what is due happens by itself."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One act. `source` is true where the source or the law says so; else it is played."""

    key: str
    at: datetime
    title: str
    by: str
    act: Begin | Complete | Message | Absent | Pass
    source: bool = False


def called(some_id: str) -> str:
    """How the story calls a person or an organization."""
    return NAMES.get(some_id, some_id)


def at(day: str, hour: int = 9, minute: int = 0) -> datetime:
    """A moment in Helsinki: `at("2023-08-31", 10)`."""
    year, month, number = (int(part) for part in day.split("-"))
    return datetime(year, month, number, hour, minute, tzinfo=HELSINKI)
