"""What a schema takes from a request: marshmallow's own way looks at much beside the fields.

Where all is as it must be, each field is asked once and nothing else is; at the first thing that is
not, `Schema.load` does it all anew, so that what is found wrong is always told in its words.
"""

from __future__ import annotations

from typing import Any

from marshmallow import RAISE, Schema, ValidationError, missing
from marshmallow.decorators import POST_LOAD, PRE_LOAD, VALIDATES, VALIDATES_SCHEMA

_HOOKS = (PRE_LOAD, POST_LOAD, VALIDATES, VALIDATES_SCHEMA)


class Taking:
    """One schema's way to take a dictionary."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        named = [
            (field.data_key or name, field.attribute or name, field)
            for name, field in schema.load_fields.items()
        ]
        self._fields = named
        self._known = {key for key, _, _ in named}
        self._plain = (
            schema.unknown == RAISE
            and schema.partial is None
            and not schema.many
            and not any(schema._hooks[kind] for kind in _HOOKS)
            and not any("." in attribute for _, attribute, _ in named)
        )

    def load(self, given: Any) -> Any:
        """What the schema makes of it, in a dictionary of its own; ValidationError as it has."""
        if not self._plain or type(given) is not dict or not given.keys() <= self._known:
            return self.schema.load(given)
        taken = {}
        try:
            for key, attribute, field in self._fields:
                value = field.deserialize(given.get(key, missing), key, given)
                if value is not missing:
                    taken[attribute] = value
        except ValidationError:
            return self.schema.load(given)
        return taken
