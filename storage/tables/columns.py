"""Columns of a case's noun, read from its dataclass: a field and its column never drift apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import sqlalchemy as sa

from engine.model import Key
from engine.model.noun import names_of
from storage.tables.base import Bytes, Instant, Json, case_key, metadata, one_of

Slug = sa.String(100)
_TYPES: Mapping[type, Any] = {
    bool: sa.Boolean,
    int: sa.Integer,
    str: sa.Text,
    bytes: Bytes,
    datetime: Instant,
    date: sa.Date,
    Key: sa.Integer,
}


def noun_table(
    name: str,
    noun: type,
    *more: sa.schema.SchemaItem,
    refers: Mapping[str, str] | None = None,
    people: Collection[str] = (),
    slugs: Collection[str] = (),
    alone: Iterable[tuple[str, ...]] = (),
) -> sa.Table:
    """The table of a noun with a `key`: one column a field, in their order.

    `refers` maps fields of type `Key` to the case's own table that they point into, `people`
    names those that hold a registered person, `slugs` short ids, `alone` what is unique in a case.
    """
    hints = get_type_hints(noun)
    named = [name for name in names_of(noun) if name != "key"]
    columns = [_column(each, hints[each], people, slugs) for each in named]
    checks = [one_of(each, kind) for each in named if (kind := _enum(hints[each])) is not None]
    keys = [
        sa.ForeignKeyConstraint(["case_id", field], [f"{table}.case_id", f"{table}.seq"])
        for field, table in (refers or {}).items()
    ]
    unique = [sa.UniqueConstraint("case_id", *each) for each in alone]
    return sa.Table(name, metadata, *case_key(), *columns, *keys, *unique, *checks, *more)


def bare(hint: Any) -> Any:
    """The type without `| None`."""
    if get_origin(hint) is UnionType:
        return next(each for each in get_args(hint) if each is not NoneType)
    return hint


def _enum(hint: Any) -> type[StrEnum] | None:
    kind = bare(hint)
    return kind if isinstance(kind, type) and issubclass(kind, StrEnum) else None


def _column(
    name: str, hint: Any, people: Collection[str], slugs: Collection[str]
) -> sa.Column[Any]:
    optional = bare(hint) is not hint
    if name in people:
        return sa.Column(name, Slug, sa.ForeignKey("person.id"), nullable=optional)
    if name in slugs:
        return sa.Column(name, Slug, nullable=optional)
    return sa.Column(name, _type(bare(hint)), nullable=optional)


def _type(kind: Any) -> Any:
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return sa.String(30)
    if kind in _TYPES:
        return _TYPES[kind]
    return Json
