"""What the repositories of the case's own nouns have in common: one's own writes are read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from engine.model import Key
from storage.link import Write
from storage.mapping import Mapper
from storage.prepared import Params, Prepared
from storage.repositories.missing import missing

if TYPE_CHECKING:
    from storage.session import Session

T = TypeVar("T")


class Rows(Generic[T]):
    """Nouns of one table, remembered by key; what was added or saved is written at the flush."""

    mapper: Mapper[T]
    name: str = "row"
    name_fi: str = "tieto"

    def __init__(self, unit: Session) -> None:
        self.unit = unit
        self._now: dict[Key, T] = {}
        self._stored: dict[Key, T] = {}
        self._deleted: dict[Key, Write] = {}

    def find(self, key: Key) -> T | None:
        """The noun of that key, None when there is none."""
        if key in self._deleted:
            return None
        if key in self._now:
            return self._now[key]
        rows = self.unit.rows(self.mapper.by_key, {"case_id": key.case_id, "seq": key.seq})
        return self.seen(rows[0]) if rows else None

    def get(self, key: Key) -> T:
        """NotFound when there is none."""
        found = self.find(key)
        if found is None:
            raise missing(self.name, self.name_fi, key)
        return found

    def add(self, noun: T) -> None:
        key: Key = noun.key  # type: ignore[attr-defined]
        self._now[key] = noun
        self._deleted.pop(key, None)

    save = add

    def select(self, prepared: Prepared, params: Params) -> list[T]:
        """The stored nouns of a query, as this unit sees them (its additions come by `new`)."""
        found = []
        for row in self.unit.rows(prepared, params):
            if not self._deleted or Key(row[0], row[1]) not in self._deleted:
                found.append(self.seen(row))
        return found

    def new(self) -> list[T]:
        """What this unit has added and not written yet."""
        return [noun for key, noun in self._now.items() if key not in self._stored]

    def delete(self, key: Key, write: Write) -> None:
        """The noun is gone from now on, and from the table by that write."""
        self._now.pop(key, None)
        self._stored.pop(key, None)
        self._deleted[key] = write

    def seen(self, row: Any) -> T:
        """The noun of a stored row, as this unit has made it meanwhile."""
        key = Key(row[0], row[1])
        found = self._now.get(key)
        if found is None:
            found = self._now[key] = self._stored[key] = self.mapper.read(row, key)
        return found

    def know(self, noun: T) -> bool:
        """It is in the database, just so; False where this unit knew better."""
        key: Key = noun.key  # type: ignore[attr-defined]
        if key in self._now or key in self._deleted:
            return False
        self._now[key] = self._stored[key] = noun
        return True

    def flush(self) -> Iterable[Write]:
        """The writes that bring the table to what this unit knows."""
        if not self._now and not self._deleted:
            return []
        writes = [*self._deleted.values()]
        added: list[T] = []
        for key, noun in self._now.items():
            stored = self._stored.get(key)
            if stored is None:
                added.append(noun)
            elif noun is not stored:
                write = self._change(key, stored, noun)
                if write is not None:
                    writes.append(write)
            self._stored[key] = noun
        self._deleted.clear()
        if added:
            writes.append(self.mapper.adding(added))
        return writes

    def _change(self, key: Key, stored: T, noun: T) -> Write | None:
        return self.mapper.changing(key, stored, noun)
