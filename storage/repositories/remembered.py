"""What was read from the registers of people and bodies, kept in the process until they change.

Every command asks who is who, and the answer changes some times a week. A counter in the database
grows in the transaction of each change; what was read is true as long as it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import sqlalchemy as sa

from storage.faults import Stale
from storage.link import Write
from storage.prepared import Prepared
from storage.registers import Registers
from storage.repositories.numbers import next_of
from storage.tables import number_series

if TYPE_CHECKING:
    from storage.session import Session

T = TypeVar("T")
SERIES = "registers"
MOST = 2000
REVISION = sa.select(number_series.c.last).where(number_series.c.series == SERIES).scalar_subquery()
"""For other queries to take along."""
_REVISION = Prepared(sa.select(REVISION))


class Remembered:
    """One unit's way to the registers: from memory while it reads, from the rows once it writes."""

    def __init__(self, unit: Session) -> None:
        self._unit = unit
        self._kept: Registers | None = None
        self._changed = False
        self._unproved = False

    def once(self, key: Hashable, work_out: Callable[[], T]) -> T:
        """See `processes.ports.Remembered`."""
        if self._unit.is_writing:
            return work_out()
        answers = (self._kept or self._at_hand()).answers
        found: T | None = answers.get(key)
        if found is None:
            if self._unproved:
                self._prove()
            if len(answers) >= MOST:
                answers.clear()
            found = answers[key] = work_out()
        return found

    def select(
        self, prepared: Prepared, params: Mapping[str, Any], read: Callable[[Any], T]
    ) -> list[T]:
        """The nouns of a query."""
        key = prepared, *(tuple(v) if isinstance(v, list) else v for v in params.values())
        rows = self._unit.rows
        return [*self.once(key, lambda: [read(row) for row in rows(prepared, params)])]

    def _at_hand(self) -> Registers:
        """What holds in this unit's snapshot."""
        if self._kept is None:
            self.stand_at(self._unit.rows(_REVISION, {})[0][0])
        assert self._kept is not None
        return self._kept

    def stand_at(self, revision: int | None) -> None:
        """This is the registers' revision in the unit's snapshot; None before the first change."""
        kept: Registers = self._unit.database.registers
        if kept.revision != (revision or 0):
            kept = self._unit.database.registers = Registers(revision or 0)
        self._kept = kept

    @property
    def revision(self) -> int:
        """Of the registers as this unit sees them; -1 while nobody has asked."""
        return -1 if self._kept is None else self._kept.revision

    def presume(self) -> int:
        """The registers are taken to be as this process knows them: the revision to be proved."""
        kept: Registers = self._unit.database.registers
        self._kept, self._unproved = kept, True
        return kept.revision

    def _prove(self) -> None:
        """Before more is read into what is kept: Stale where the snapshot is of other registers."""
        assert self._kept is not None
        if (self._unit.rows(_REVISION, {})[0][0] or 0) != self._kept.revision:
            raise Stale("the registers have changed")
        self._unproved = False

    def changing(self) -> list[Write]:
        """What goes along with the first change of this unit: the counter grows by one."""
        if self._changed:
            return []
        self._changed = True
        return [next_of(SERIES)]
