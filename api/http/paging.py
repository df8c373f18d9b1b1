"""Cursor paging: a page names the place after its last row, so that new rows shift nothing."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from marshmallow import Schema, fields, validate

from engine.errors import InvalidInput

LIMIT = 50
MOST = 200


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list and the key of the next page, None at the end."""

    items: Sequence[Any]
    after: Sequence[Any] | None = None


class PagedQuery(Schema):
    """The query of every list."""

    limit = fields.Integer(
        load_default=LIMIT,
        validate=validate.Range(min=1, max=MOST),
        metadata={"description": "rows in a page"},
    )
    cursor = fields.String(
        load_default=None,
        validate=validate.Length(max=1000),
        metadata={"description": "the `next` of the page before"},
    )


def encode(after: Sequence[Any] | None) -> str | None:
    """The sort key of the last row as an opaque text for the URL."""
    if after is None:
        return None
    return base64.urlsafe_b64encode(orjson.dumps(list(after))).rstrip(b"=").decode()


def decode(cursor: str | None) -> list[Any] | None:
    """The sort key back. InvalidInput where the text is none of ours."""
    if not cursor:
        return None
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        after = orjson.loads(base64.urlsafe_b64decode(padded.encode("ascii")))
    except (ValueError, binascii.Error, UnicodeEncodeError):
        after = None
    if not isinstance(after, list) or not after:
        raise InvalidInput(
            "The cursor is not one this list gave; start again without it.",
            code="malformed-cursor",
            reason_fi="Sivun osoitin ei ole tämän luettelon; aloita ilman sitä.",
        )
    return after
