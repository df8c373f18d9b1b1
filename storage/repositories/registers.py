"""Registers of people and bodies: small reference tables, written at once, read as they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_args, get_origin, get_type_hints

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from engine.model.noun import names_of
from engine.text import Text
from storage.link import Write
from storage.prepared import Prepared
from storage.repositories.missing import missing
from storage.tables.base import Json

if TYPE_CHECKING:
    from storage.session import Session

T = TypeVar("T")
_LANGUAGES = ("fi", "sv", "en")


class RegisterMapper(Generic[T]):
    """Between rows and frozen dataclasses; a `Text` has three columns, the key is `id`."""

    def __init__(self, table: sa.Table, noun: type[T]) -> None:
        self.table, self.noun = table, noun
        hints = get_type_hints(noun)
        self._parts = [_Part(name, hints[name]) for name in names_of(noun)]
        names = [name for part in self._parts for name in part.columns]
        self.columns = [table.c[name] for name in names]
        self.insert = Prepared(table.insert(), names)
        update = sa.update(table).where(table.c.id == sa.bindparam("k_id"))
        self.update = Prepared(update, [name for name in names if name != "id"])
        self.by_id = self.where(table.c.id == sa.bindparam("id"))

    def where(self, *conditions: Any) -> Prepared:
        """A query for whole nouns, in the order of their ids."""
        return Prepared(sa.select(*self.columns).where(*conditions).order_by(self.table.c.id))

    def among(self, column: sa.Column[Any], *conditions: Any) -> Prepared:
        """A query for nouns whose column is one of the parameter `ids` (a list)."""

        def build(dialect: str) -> Any:
            query = sa.select(*self.columns).where(is_one_of(column, dialect), *conditions)
            return query.order_by(self.table.c.id)

        return Prepared(build)

    def read(self, row: Sequence[Any]) -> T:
        """A noun from a row of `columns`."""
        values, at = {}, 0
        for part in self._parts:
            width = len(part.columns)
            values[part.name] = part.read(row[at : at + width])
            at += width
        return self.noun(**values)

    def values(self, noun: T) -> dict[str, Any]:
        """The row of a noun, by column."""
        row: dict[str, Any] = {}
        for part in self._parts:
            row |= part.write(getattr(noun, part.name))
        return row


class _Part:
    """One field of a noun and the columns it fills."""

    def __init__(self, name: str, hint: Any) -> None:
        self.name = name
        self._kind = _plain(hint)
        self._is_text = self._kind is Text
        self.columns = [f"{name}_{each}" for each in _LANGUAGES] if self._is_text else [name]
        self._convert: Callable[[Any], Any] | None = None
        if isinstance(self._kind, type) and issubclass(self._kind, StrEnum):
            self._convert = self._kind
        elif get_origin(self._kind) is frozenset:
            self._convert = frozenset

    def read(self, values: Sequence[Any]) -> Any:
        if self._is_text:
            return Text(*values)
        value = values[0]
        return value if value is None or self._convert is None else self._convert(value)

    def write(self, value: Any) -> Mapping[str, Any]:
        if self._is_text:
            return {f"{self.name}_{each}": getattr(value, each) for each in _LANGUAGES}
        return {self.name: sorted(value) if isinstance(value, frozenset) else value}


def _plain(hint: Any) -> Any:
    """The type without `| None`."""
    if get_origin(hint) is UnionType:
        return next(each for each in get_args(hint) if each is not NoneType)
    return hint


def is_one_of(column: sa.Column[Any], dialect: str) -> sa.ColumnElement[bool]:
    """Whether the column is in the list parameter `ids`; one compiled text for any length."""
    if dialect == "postgresql":
        ids = sa.bindparam("ids", type_=postgresql.ARRAY(sa.String))
        return column == sa.any_(ids)
    each = sa.func.json_each(sa.bindparam("ids", type_=Json)).table_valued("value")
    return column.in_(sa.select(each.c.value))


class Register(Generic[T]):
    """Nouns of one table by id."""

    mapper: RegisterMapper[T]
    name: str
    name_fi: str

    def __init__(self, unit: Session) -> None:
        self.unit = unit

    def find(self, noun_id: str) -> T | None:
        """The noun, None when there is none."""
        found = self.select(self.mapper.by_id, {"id": noun_id})
        return found[0] if found else None

    def get(self, noun_id: str) -> T:
        """NotFound when there is none."""
        found = self.find(noun_id)
        if found is None:
            raise missing(self.name, f"{self.name_fi} {noun_id[:100]}", noun_id)
        return found

    def add(self, noun: T) -> None:
        self._write(Write(self.mapper.insert, self.mapper.values(noun), 1))

    def save(self, noun: T) -> None:
        values = self.mapper.values(noun)
        values["k_id"] = values.pop("id")
        self._write(Write(self.mapper.update, values, 1))

    def _write(self, write: Write) -> None:
        self.unit.write_now([write, *self.unit.remembered.changing()])

    def select(self, prepared: Prepared, params: Mapping[str, Any]) -> list[T]:
        return self.unit.remembered.select(prepared, params, self.mapper.read)

    def among(self, prepared: Prepared, ids: Iterable[str], **params: Any) -> list[T]:
        """The nouns of an `among` query; none for no ids."""
        wanted = sorted(set(ids))
        return self.select(prepared, {"ids": wanted, **params}) if wanted else []
