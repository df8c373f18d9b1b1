"""Notices and preferences on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from api.http.fields import Line
from processes.preferences import MOST_FILTERS, MailMode, Telling


class NoticeSchema(Schema):
    """A notice to me."""

    id = fields.String()
    kind = fields.String(validate=validate.OneOf(list(Telling)))
    about = fields.String(metadata={"description": "the task's key"})
    made_at = fields.AwareDateTime()
    read_at = fields.AwareDateTime(allow_none=True)
    data = fields.Dict(metadata={"description": "names of the task and the case, as they were"})


class UnreadSchema(Schema):
    """How many of my notices I have not seen."""

    count = fields.Integer()


class ReadSchema(Schema):
    """Until when I have seen them."""

    until = fields.AwareDateTime(required=True)


class SavedFilterSchema(Schema):
    """A filter of the desk with its name."""

    name = Line(60, 1, required=True)
    query = Line(1000, required=True)


class PreferencesSchema(Schema):
    """What I have chosen for myself; what is left out stays."""

    mail = fields.String(validate=validate.OneOf(list(MailMode)))
    mailed = fields.List(fields.String(validate=validate.OneOf(list(Telling))))
    shortcuts = fields.Boolean(metadata={"description": "one-letter keys of the desk"})
    toured = fields.Boolean(metadata={"description": "has seen the tour of five steps"})
    filters = fields.List(
        fields.Nested(SavedFilterSchema), validate=validate.Length(max=MOST_FILTERS)
    )
