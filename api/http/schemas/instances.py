"""Running processes on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from api.http.fields import Text, Token, Variables
from api.http.schemas.cases import InstanceSchema, ReasonSchema

__all__ = ["InstanceSchema", "ReasonSchema"]

_TOKEN = validate.Range(min=0, max=10**12)


class TokenSchema(Schema):
    """A place in the model where the process stands."""

    token = fields.Integer()
    element_id = fields.String()


class InstanceDetailSchema(InstanceSchema):
    """A process with its variables and places."""

    revision = fields.Integer(metadata={"description": "the revision of its case"})
    readable = fields.Boolean(metadata={"description": "whether the variables are shown to me"})
    variables = fields.Dict()
    tokens = fields.List(fields.Nested(TokenSchema))


class SetVariablesSchema(Schema):
    """Variables to set and to remove."""

    variables = Variables(load_default=dict)
    removals = fields.List(Token(), load_default=list)


class ResumeSchema(Schema):
    """How to go on."""

    keep_rest = fields.Boolean(
        load_default=True,
        metadata={"description": "timers keep the time they had left; else their due times"},
    )


class MoveSchema(Schema):
    """Which tokens go, and where others begin."""

    reason = Text(2000, required=True)
    cancel = fields.List(
        Token(60),
        load_default=list,
        metadata={"description": "numbers of tokens, or elements' ids: all that stand there"},
    )
    start_before = fields.List(Token(), load_default=list)
    start_after = fields.List(Token(), load_default=list)
    variables = Variables(load_default=dict)


class StartActivitySchema(Schema):
    """Which activity of which ad-hoc sub-process."""

    token = fields.Integer(required=True, validate=_TOKEN)
    element_id = Token(required=True)
    variables = Variables(load_default=dict)


class FinishAdHocSchema(Schema):
    """Which ad-hoc sub-process, and what of the activities that still run."""

    token = fields.Integer(required=True, validate=_TOKEN)
    cancel_remaining = fields.Boolean(load_default=False)
