"""The one metadata, and the column types that behave alike on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator

from storage.moments import utc, utc_text

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

Id = sa.String(36).with_variant(sa.Uuid(as_uuid=False), "postgresql")
"""An application-made random UUID; text in Python and SQLite, uuid on PostgreSQL."""

Bytes = sa.LargeBinary


class Instant(TypeDecorator[datetime]):
    """A moment in UTC: sortable ISO text on SQLite, timestamptz on PostgreSQL."""

    impl = sa.String(32)
    cache_ok = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> Any:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(sa.DateTime(timezone=True))
        return dialect.type_descriptor(sa.String(32))

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> Any:
        return self.bind_processor(dialect)(value)

    # The two below are what SQLAlchemy would make of the first two, with fewer calls a value:
    # a command binds and reads dozens of moments.

    def bind_processor(self, dialect: sa.Dialect) -> Callable[[datetime | None], Any]:
        return utc if dialect.name == "postgresql" else utc_text

    def result_processor(self, dialect: sa.Dialect, coltype: Any) -> Callable[[Any], Any]:
        return utc if dialect.name == "postgresql" else _moment


@lru_cache(maxsize=256)
def _moment(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value)


class Json(TypeDecorator[Any]):
    """Any JSON value, kept as text byte for byte (jsonb refuses \\u0000 and reorders keys)."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> str | None:
        return _to_json(value)

    def bind_processor(self, dialect: sa.Dialect) -> Callable[[Any], str | None]:
        return _to_json

    def result_processor(self, dialect: sa.Dialect, coltype: Any) -> Callable[[Any], Any]:
        return _from_json


def _to_json(value: Any) -> str | None:
    if not value and (empty := _EMPTY.get(type(value))) is not None:
        return empty
    return None if value is None else orjson.dumps(value, option=_JSON).decode()


_EMPTY: Mapping[type, str] = {dict: "{}", tuple: "[]", list: "[]"}  # as most are


def _from_json(value: str | None) -> Any:
    return None if value is None else orjson.loads(value)


def json_again(value: Any) -> Any:
    """The value as it is read after it was written: of JSON only what JSON has."""
    return _from_json(_to_json(value))


_JSON = orjson.OPT_NON_STR_KEYS


def one_of(column: str, values: type[StrEnum] | Iterable[str]) -> sa.CheckConstraint:
    """An enumeration as a named check: `state = 'open' OR state = 'closed'`.

    Not `IN`, for which SQLite fills a table of its own in each write.
    """
    listed = " OR ".join(f"{column} = '{value}'" for value in values)
    return sa.CheckConstraint(listed, name=column)


def case_key() -> list[sa.Column[Any]]:
    """The two first columns of all that belongs to a case: `case_id` and `seq`."""
    return [
        sa.Column("case_id", Id, sa.ForeignKey("case.id"), primary_key=True),
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    ]


def instance_key(name: str = "instance_seq") -> sa.ForeignKeyConstraint:
    """The foreign key to the instance, inside the case."""
    return sa.ForeignKeyConstraint(["case_id", name], ["instance.case_id", "instance.seq"])


def partial(name: str, where: str, *columns: str) -> sa.Index:
    """An index over the rows that a list asks for, so that others do not pay for it."""
    condition = sa.text(where)
    return sa.Index(name, *columns, sqlite_where=condition, postgresql_where=condition)
