"""What a schema makes of rows, for lists: marshmallow's own way asks each field of each row anew.

Most values of most rows are shown as they are: a text of a `String`, a number of an `Integer`,
nothing. Which type each field shows as it is gets found out once for each schema; all else
(moments, lists, nested schemas, values of another type) goes through the field itself, so that the
outcome is always that of `Schema.dump`.
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
            (name, field.attribute or name, field.data_key or name, _shown(field), field)
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
        for name, attribute, key, shown, field in self._fields:
            value = row.get(attribute, missing)
            if type(value) not in shown:
                value = field.serialize(name, row, accessor=self._schema.get_attribute)
                if value is missing:
                    continue
            found[key] = value
        return found


def _shown(field: fields.Field[Any]) -> tuple[type, ...]:
    """The types of values that the field shows as they are."""
    own = type(field)._serialize
    for kind, plain in _AS_IT_IS:
        if isinstance(field, kind) and own is kind._serialize:
            return () if getattr(field, "as_string", False) else (plain, _NOTHING)
    return (_NOTHING,) if own is fields.DateTime._serialize else ()
