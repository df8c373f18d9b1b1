"""Cases as they were read, kept in the process for as long as nobody has written them.

Whoever writes a case, in whatever process, moves its revision or the end of its log; so a look at
those two tells whether what is kept still holds. Only what came from the database is kept, never
what a command made: after a restart all must be as it was before.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.model import Case, Instance, Key

MOST = 1000
LARGEST = 32_768
"""Bytes of state above which a case is read anew each time."""


@dataclass(slots=True)
class Head:
    """What of a case's row is the storage's own: counters and the end of its audit chain."""

    revision: int
    last_seq: int
    audit_seq: int
    audit_hash: str
    unanchored: bool = False

    def copy(self) -> Head:
        return Head(self.revision, self.last_seq, self.audit_seq, self.audit_hash, self.unanchored)

    @property
    def mark(self) -> tuple[Any, ...]:
        """What moves with every commit on the case."""
        return self.revision, self.audit_seq, self.unanchored


@dataclass(frozen=True, slots=True)
class Hydrated:
    """A case with its roles, and those of its instances that have been read."""

    case: Case
    head: Head
    instances: Mapping[Key, Instance]


class Hydration:
    """The cases that were written last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Hydrated] = OrderedDict()

    def get(self, case_id: str) -> Hydrated | None:
        return self._kept.get(case_id)

    def keep(self, found: Hydrated) -> None:
        """Instead of what was known of the case before."""
        if sum(len(each.blob) for each in found.instances.values()) > LARGEST:
            return
        self._kept[found.case.id] = found
        self._kept.move_to_end(found.case.id)
        if len(self._kept) > MOST:
            self._kept.popitem(last=False)
