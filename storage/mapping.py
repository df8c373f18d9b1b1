"""Between rows and the nouns of the same field names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from operator import attrgetter
from typing import Any, Generic, TypeVar, get_origin, get_type_hints

import sqlalchemy as sa

from engine.model import Key
from engine.model.noun import names_of
from storage.link import Write
from storage.prepared import Prepared

T = TypeVar("T")


class Updates:
    """Updates of one row of a table, a statement for each set of columns; made once each.

    The row's key is `k_case`, `k_seq`.
    """

    def __init__(self, table: sa.Table) -> None:
        self._table = table
        self._made: dict[tuple[str, ...], Prepared] = {}

    def __call__(self, names: tuple[str, ...]) -> Prepared:
        prepared = self._made.get(names)
        if prepared is None:
            c = self._table.c
            statement = sa.update(self._table).where(
                c.case_id == sa.bindparam("k_case"), c.seq == sa.bindparam("k_seq")
            )
            prepared = self._made[names] = Prepared(statement, names)
        return prepared


class Mapper(Generic[T]):
    """Statements and conversions for one noun whose table has a column for each field.

    The field `key` stands for the columns `case_id` and `seq`.
    """

    def __init__(self, table: sa.Table, noun: type[T]) -> None:
        self.table = table
        self.noun = noun
        self.names = [name for name in names_of(noun) if name != "key"]
        self._columns = ["case_id", "seq", *self.names]
        self._row = attrgetter("key.case_id", "key.seq", *self.names)
        self._in_order = [c.name for c in table.columns if c.name in set(self._columns)]
        own = {"case_id": "key.case_id", "seq": "key.seq"}
        self._row_in_order = attrgetter(*(own.get(name, name) for name in self._in_order))
        self._fields = attrgetter(*self.names)
        hints = get_type_hints(noun)
        found = [(i, _reader(hints[name])) for i, name in enumerate(self.names)]
        self._readers = [(i, read) for i, read in found if read is not None]
        self.columns = [table.c.case_id, table.c.seq, *(table.c[name] for name in self.names)]
        self.insert = Prepared(table.insert(), self._columns)
        self.by_key = self.where(
            table.c.case_id == sa.bindparam("case_id"), table.c.seq == sa.bindparam("seq")
        )
        self.update = Updates(table)

    def where(self, *conditions: Any, limit: int | None = None) -> Prepared:
        """A query for whole nouns, in the order of their sequence."""
        query = sa.select(*self.columns).where(*conditions)
        query = query.order_by(self.table.c.case_id, self.table.c.seq)
        return Prepared(query if limit is None else query.limit(limit))

    def read(self, row: Sequence[Any], key: Key | None = None) -> T:
        """A noun from a row of `columns`."""
        values = list(row[2:])
        for i, read in self._readers:
            values[i] = read(values[i])
        return self.noun(key or Key(row[0], row[1]), *values)

    def values(self, noun: T) -> dict[str, Any]:
        """The row of a noun, by column."""
        return dict(zip(self._columns, self._row(noun), strict=True))

    def adding(self, nouns: Iterable[T]) -> Write:
        """The write that adds the nouns."""
        return Write(self.insert, [*map(self._row_in_order, nouns)], names=self._in_order)

    def changing(self, key: Key, old: T, new: T) -> Write | None:
        """The write that makes the noun of that key the new one; None where they are the same."""
        changes = differing(self.names, self._fields(old), self._fields(new))
        if not changes:
            return None
        prepared = self.update(tuple(changes))
        return Write(prepared, {"k_case": key.case_id, "k_seq": key.seq, **changes}, 1)


def differing(names: Sequence[str], old: Iterable[Any], new: Iterable[Any]) -> dict[str, Any]:
    """The new values of those names whose values are not the same."""
    found = {}
    for name, before, after in zip(names, old, new, strict=True):
        if after is not before and after != before:
            found[name] = after
    return found


def _reader(hint: Any) -> Callable[[Any], Any] | None:
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {each.value: each for each in hint}.__getitem__
    return tuple if get_origin(hint) is tuple else None


def by_column(row: Sequence[Any], columns: Iterable[sa.Column[Any]]) -> Mapping[str, Any]:
    """A row as a mapping from column names."""
    return {column.name: value for column, value in zip(columns, row, strict=True)}
