"""Repositories of a case's own nouns: written at once in the unit's writing transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_args, get_origin, get_type_hints

import sqlalchemy as sa

from engine.model import Key
from engine.model.noun import names_of
from storage.link import Write
from storage.mapping import Updates
from storage.prepared import Prepared
from storage.repositories.missing import missing
from storage.tables.columns import bare

if TYPE_CHECKING:
    from storage.session import Session

T = TypeVar("T")
Convert = Callable[[Any, str], Any]


class NounMapper(Generic[T]):
    """Between rows of `noun_table`s and their dataclasses."""

    def __init__(self, table: sa.Table, noun: type[T]) -> None:
        self.table, self.noun = table, noun
        hints = get_type_hints(noun)
        self.names = [name for name in names_of(noun) if name != "key"]
        self._read = [(i, read) for i, n in enumerate(self.names) if (read := _reader(hints[n]))]
        self._write = {n: write for n in self.names if (write := _writer(hints[n]))}
        self.columns = [table.c.case_id, table.c.seq, *(table.c[name] for name in self.names)]
        self.insert = Prepared(table.insert(), ["case_id", "seq", *self.names])
        self.by_key = self.where(table.c.seq == sa.bindparam("seq"))
        self.of_case = self.where()
        self._update = Updates(table)
        own = (table.c.case_id == sa.bindparam("k_case"), table.c.seq == sa.bindparam("k_seq"))
        self.delete = Prepared(table.delete().where(*own))

    def where(self, *conditions: Any) -> Prepared:
        """A query within one case (parameter `case_id`), in the order of its sequence."""
        own = self.table.c.case_id == sa.bindparam("case_id")
        return Prepared(sa.select(*self.columns).where(own, *conditions).order_by(self.table.c.seq))

    def with_value(self, name: str) -> Prepared:
        """A query for those of a case whose column `name` is the parameter `value`."""
        return self.where(self.table.c[name] == sa.bindparam("value"))

    def read(self, row: Sequence[Any]) -> T:
        """A noun from a row of `columns`."""
        values = list(row[2:])
        for i, read in self._read:
            if values[i] is not None:
                values[i] = read(values[i], row[0])
        make: Any = self.noun
        found: T = make(Key(row[0], row[1]), *values)
        return found

    def values(self, noun: T) -> dict[str, Any]:
        """The row of a noun, by column."""
        key: Key = noun.key  # type: ignore[attr-defined]
        return {"case_id": key.case_id, "seq": key.seq, **self._columns(noun)}

    def update(self, old: T, new: T) -> Write | None:
        """The write that brings the stored noun to the new one; None when they are the same."""
        before, after = self._columns(old), self._columns(new)
        changed = {name: after[name] for name in self.names if after[name] != before[name]}
        if not changed:
            return None
        key: Key = new.key  # type: ignore[attr-defined]
        own = {"k_case": key.case_id, "k_seq": key.seq}
        return Write(self._update(tuple(changed)), changed | own, 1)

    def _columns(self, noun: T) -> dict[str, Any]:
        row = {}
        for name in self.names:
            value = getattr(noun, name)
            write = self._write.get(name)
            row[name] = value if value is None or write is None else write(value)
        return row


def _reader(hint: Any) -> Convert | None:
    kind = bare(hint)
    if kind is Key:
        return lambda value, case_id: Key(case_id, value)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return lambda value, _: kind(value)
    if get_origin(kind) is tuple:
        return _tuple_reader(get_args(kind)[0])
    return None


def _tuple_reader(item: Any) -> Convert:
    if is_dataclass(item):
        return lambda value, _: tuple(item(**each) for each in value)  # type: ignore[operator]
    return lambda value, _: tuple(value)


def _writer(hint: Any) -> Callable[[Any], Any] | None:
    kind = bare(hint)
    if kind is Key:
        return lambda value: value.seq
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return str
    if get_origin(kind) is tuple:
        plain = is_dataclass(get_args(kind)[0])
        return lambda value: [asdict(each) if plain else each for each in value]
    if get_origin(kind) is Mapping:
        return dict
    return None


class Kept(Generic[T]):
    """Nouns of one table that are added and never changed: what was said, decided, signed, read."""

    mapper: NounMapper[T]
    name: str
    name_fi: str

    def __init__(self, unit: Session) -> None:
        self.unit = unit

    def find(self, key: Key) -> T | None:
        """The noun of that key, None when there is none."""
        found = self.select(self.mapper.by_key, key.case_id, seq=key.seq)
        return found[0] if found else None

    def get(self, key: Key) -> T:
        """NotFound when there is none."""
        found = self.find(key)
        if found is None:
            raise missing(self.name, self.name_fi, key)
        return found

    def add(self, noun: T) -> None:
        self.unit.write_now([Write(self.mapper.insert, self.mapper.values(noun), 1)])

    def of_case(self, case_id: str) -> list[T]:
        """All of a case, the oldest first."""
        return self.select(self.mapper.of_case, case_id)

    def select(self, prepared: Prepared, case_id: str, **params: Any) -> list[T]:
        rows = self.unit.rows(prepared, {"case_id": case_id, **params})
        return [self.mapper.read(row) for row in rows]

    def with_value(self, prepared: Prepared, key: Key) -> list[T]:
        """Those that point to a noun of the same case."""
        return self.select(prepared, key.case_id, value=key.seq)


class Changing(Kept[T], Generic[T]):
    """Nouns of one table that go from state to state."""

    def save(self, noun: T) -> None:
        """Writes what has changed; NotFound when it was never added."""
        stored = self.get(noun.key)  # type: ignore[attr-defined]
        write = self.mapper.update(stored, noun)
        if write is not None:
            self.unit.write_now([write])

    def remove(self, key: Key) -> None:
        """Takes a noun away that nothing points to yet."""
        write = Write(self.mapper.delete, {"k_case": key.case_id, "k_seq": key.seq}, 1)
        self.unit.write_now([write])
