"""Minutes on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from api.http.fields import Slug, Text
from processes.minutes import MinutesState


class MinutesSchema(Schema):
    """The minutes' way through their states; the paper itself is the document."""

    id = fields.String(required=True)
    meeting_id = fields.String(required=True)
    document_id = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(list(MinutesState)))
    written_by = fields.String(required=True)
    written_at = fields.AwareDateTime(required=True, allow_none=True)
    checkers = fields.List(fields.String(), required=True)
    checked_by = fields.List(fields.String(), required=True)
    checked_at = fields.AwareDateTime(required=True, allow_none=True)
    signed_at = fields.AwareDateTime(required=True, allow_none=True)
    published_at = fields.AwareDateTime(required=True, allow_none=True)
    due = fields.Date(required=True, metadata={"description": "to be written by"})
    check_due = fields.Date(required=True, metadata={"description": "to be checked by"})


class SubmitMinutesSchema(Schema):
    """Those who check them: they were in the meeting and did not write."""

    checkers = fields.List(Slug(), required=True, validate=validate.Length(min=1, max=20))


class CheckMinutesSchema(Schema):
    """Right as they are, or back with a remark."""

    right = fields.Boolean(required=True)
    remark = Text(4000, load_default="")
