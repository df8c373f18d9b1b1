"""What a schema makes of rows, for lists: marshmallow's own way asks each field of each row anew.

Most values of most rows are shown as they are: a text of a `String`, a number of an `Integer`,
nothing, and lists of these. Which type each field shows as it is gets found out once for each
schema; all else (moments, nested schemas, values of another type) goes through the field itself, so
that the outcome is always that of `Schema.dump`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from marshmallow import Schema, fields, missing
from marshmallow.decorators import POST_DUMP, PRE_DUMP

_NOTHING: Any = type(None)
_AS_IT_IS: tuple[tuple[type[fields.Field[Any]], type], ...] = (
    (fields.String, str),
    (fields.Integer, int),
    (fields.Boolean, bool),
)


class Shape:
    """One schema's way to show a row; quick for rows that are dictionaries."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._plain = not (schema._hooks[PRE_DUMP] or schema._hooks[POST_DUMP])
        self._fields = [
            (name, field.attribute or name, field.data_key or name, *_plain(field), field)
            for name, field in schema.dump_fields.items()
        ]

    def many(self, rows: Iterable[Any]) -> list[Any]:
        """All rows as they are shown."""
        return [self.one(row) for row in rows]

    def one(self, row: Any) -> Any:
        """A row as it is shown; what is no dictionary by the schema itself."""
        if type(row) is not dict or not self._plain:
            return self._schema.dump(row)
        found = {}
        for name, attribute, key, shown, inside, field in self._fields:
            value = row.get(attribute, missing)
            if type(value) not in shown and not _is_plain(value, inside):
                value = field.serialize(name, row, accessor=self._schema.get_attribute)
                if value is missing:
                    continue
            found[key] = value
        return found


def _plain(field: fields.Field[Any]) -> tuple[tuple[type, ...], tuple[type, ...] | None]:
    """The types that the field shows as they are, and those that it shows in a list."""
    return _shown(field), _inside(field)


def _shown(field: fields.Field[Any]) -> tuple[type, ...]:
    """The types of values that the field shows as they are."""
    own = type(field)._serialize
    for kind, plain in _AS_IT_IS:
        if isinstance(field, kind) and own is kind._serialize:
            return () if getattr(field, "as_string", False) else (plain, _NOTHING)
    return (_NOTHING,) if own is fields.DateTime._serialize else ()


def _inside(field: fields.Field[Any]) -> tuple[type, ...] | None:
    """The types of values of which the field shows a list as it is; None for what is no list."""
    is_list = isinstance(field, fields.List) and type(field)._serialize is fields.List._serialize
    return _shown(field.inner) if is_list else None


def _is_plain(value: Any, inside: tuple[type, ...] | None) -> bool:
    """Whether it is a list that holds those types alone."""
    return inside is not None and type(value) is list and set(map(type, value)).issubset(inside)
