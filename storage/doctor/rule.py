"""A rule of the doctor: what it finds, what that means, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from storage.database import Database
from storage.link import Link


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule does not hold; `where` is a key or a name, `what` one sentence."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Patient:
    """What is examined: a database, seen in one snapshot at `now`."""

    database: Database
    link: Link
    now: datetime


Look = Callable[[Patient], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`serious` is what can lose or falsify something; the rest is worth a look."""

    name: str
    meaning: str
    remedy: str
    look: Look
    serious: bool = True
