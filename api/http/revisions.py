"""Revision-checked writes: ETag out, If-Match in, 412 where somebody was first."""

from __future__ import annotations

import re

from flask import Request

from engine.errors import InvalidInput

_TAG = re.compile(r'^(?:W/)?"(\d{1,18})"$')


def etag(revision: int) -> str:
    """The entity tag of a revision."""
    return f'"{revision}"'


def expected(request: Request, required: bool) -> int | None:
    """The revision that the client has seen; None where it may and does leave it out."""
    header: str | None = request.environ.get("HTTP_IF_MATCH")
    if header is None or header.strip() == "*":
        if required and header is None:
            raise InvalidInput(
                "This write needs an If-Match header with the ETag of what you last read.",
                code="revision-required",
                reason_fi="Muutos vaatii tiedon siitä, mitä versiota muutetaan (If-Match).",
            )
        return None
    match = _TAG.match(header.strip())
    if match is None:
        raise InvalidInput(
            'If-Match must be one ETag as it was given, such as "7".',
            code="malformed-header",
            reason_fi="If-Match-otsake ei ole luettavissa.",
        )
    return int(match[1])
