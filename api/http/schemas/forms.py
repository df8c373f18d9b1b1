"""Forms of tasks on the wire: what is asked, how it stands, and what has been typed so far."""

from __future__ import annotations

from marshmallow import Schema, fields

from api.http.fields import Values


class ChoiceSchema(Schema):
    """One thing to choose."""

    value = fields.Raw()
    label = fields.String()
    label_sv = fields.String()
    label_en = fields.String()


class FormStateSchema(Schema):
    """How a form stands with the answers given so far; fields are named by their paths."""

    hidden = fields.List(fields.String(), metadata={"description": "`#id` for what has no value"})
    fixed = fields.List(fields.String(), metadata={"description": "shown, not answered"})
    offered = fields.Dict(
        keys=fields.String(),
        values=fields.List(fields.Nested(ChoiceSchema)),
        metadata={"description": "choices that the schema itself does not list"},
    )
    computed = fields.Dict()
    complaints = fields.Dict(
        keys=fields.String(),
        values=fields.Dict(keys=fields.String(), values=fields.String()),
        metadata={"description": "code, message_fi, message_sv, message_en, by field"},
    )


class FormSchema(Schema):
    """A task's form: the form-js schema, and the values that stand in it."""

    form_key = fields.String()
    schema = fields.Dict(allow_none=True)
    data = fields.Dict(metadata={"description": "my draft, else what the case knows already"})
    saved_at = fields.AwareDateTime(
        allow_none=True, metadata={"description": "when my draft was saved; null without one"}
    )
    state = fields.Nested(FormStateSchema, allow_none=True)


class AnswersSchema(Schema):
    """Answers that are still being given."""

    data = Values(required=True)


class DraftSchema(Schema):
    """What has been typed so far; nobody else sees it."""

    data = Values(required=True)
    based_on = fields.AwareDateTime(
        load_only=True,
        allow_none=True,
        metadata={"description": "`saved_at` of the draft that this one replaces; null: of none"},
    )
    person_id = fields.String(dump_only=True)
    saved_at = fields.AwareDateTime(dump_only=True)
