"""The composition of a body against the quota, on a day and after a planned change."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from api.http.fields import Slug, Text, Token
from processes.memberships import MembershipRole
from processes.quota import QuotaOutcome


class OnQuery(Schema):
    """On which day."""

    on = fields.Date(metadata={"description": "today, unless told"})


class QuotaSchema(Schema):
    """Women and men of a body, and what follows (609/1986 § 4 a)."""

    women = fields.Integer(required=True)
    men = fields.Integer(required=True)
    substitute_women = fields.Integer(required=True)
    substitute_men = fields.Integer(required=True)
    outcome = fields.String(required=True, validate=validate.OneOf(list(QuotaOutcome)))


class CompositionSchema(Schema):
    """The quota of a body on a day."""

    body_id = fields.String(required=True)
    on = fields.Date(required=True)
    quota = fields.Nested(QuotaSchema, required=True)


class PlaceSchema(Schema):
    """Somebody who would join."""

    person_id = Slug(required=True)
    role = fields.Enum(MembershipRole, by_value=True, load_default=MembershipRole.MEMBER)
    substitute_for = Slug(load_default=None, allow_none=True)


class PlanSchema(Schema):
    """A change to try: who would leave, who would join, from which day."""

    start = fields.Date(required=True)
    leaving = fields.List(
        Token(), load_default=list, validate=validate.Length(max=100),
        metadata={"description": "ids of memberships"},
    )  # fmt: skip
    joining = fields.List(
        fields.Nested(PlaceSchema), load_default=list, validate=validate.Length(max=100)
    )
    reason = Text(4000, load_default="", metadata={"description": "special reason (quota)"})
    efforts = Text(4000, load_default="", metadata={"description": "efforts made (quota)"})


class PlannedSchema(Schema):
    """The quota on the day before the change and on its first day."""

    before = fields.Nested(QuotaSchema, required=True)
    after = fields.Nested(QuotaSchema, required=True)
