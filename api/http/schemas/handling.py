"""Handling of agenda items on the wire: recusals, presentations, votes, decisions, dissents."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from api.http.fields import Slug, Text, Token
from api.http.paging import PagedQuery
from processes.decisions import Capacity, Outcome
from processes.recusals import RecusalGround, RecusalState
from processes.votes import Choice
from storage.queries.decided import SORTS


class RecusalSchema(Schema):
    """One person's disqualification in one item (434/2003 §§ 27–30)."""

    id = fields.String(required=True)
    item = fields.Integer(required=True)
    person_id = fields.String(required=True)
    name = fields.String(required=True)
    ground = fields.String(
        required=True, validate=validate.OneOf(list(RecusalGround)),
        metadata={"description": "the point of 434/2003 § 28 (1)"},
    )  # fmt: skip
    explanation = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(list(RecusalState)))
    starts = fields.AwareDateTime(required=True)
    ends = fields.AwareDateTime(required=True, allow_none=True)
    raised_by = fields.String(required=True)
    decided_by = fields.List(fields.String(), required=True)
    decided_at = fields.AwareDateTime(required=True, allow_none=True)


class ToCheckSchema(Schema):
    """Somebody whose organization the item would benefit, not yet checked."""

    item = fields.Integer(required=True)
    person_id = fields.String(required=True)
    on_behalf_of = fields.String(required=True, allow_none=True)


class RecusalsSchema(Schema):
    """All of a meeting, and whom an item still asks to check."""

    items = fields.List(fields.Nested(RecusalSchema), required=True)
    to_check = fields.List(fields.Nested(ToCheckSchema), required=True)


class NewRecusalSchema(Schema):
    """A ground with its explanation; one's own holds at once."""

    person = Slug(required=True)
    ground = fields.String(required=True, validate=validate.OneOf(list(RecusalGround)))
    explanation = Text(4000, 1, required=True)


class RecusalDecisionSchema(Schema):
    """What the body decided on its member."""

    confirmed = fields.Boolean(required=True)


class ClearSchema(Schema):
    """Who was checked, and why nothing bars them."""

    person = Slug(required=True)
    explanation = Text(4000, 1, required=True)


class PresentSchema(Schema):
    """The proposal; left out, it is the agenda's."""

    proposal = Text(load_default="")


class PresentedSchema(Schema):
    """The presentation, and the version of the paper that it locked."""

    id = fields.String(required=True)
    version = fields.Integer(required=True, allow_none=True)


class VoteSchema(Schema):
    """One person's vote."""

    id = fields.String(required=True)
    item = fields.Integer(required=True)
    person_id = fields.String(required=True)
    name = fields.String(required=True)
    choice = fields.String(required=True, validate=validate.OneOf(list(Choice)))
    proposal = fields.String(required=True)
    cast_at = fields.AwareDateTime(required=True)


class TallySchema(Schema):
    """The count; `casting` is whose vote broke a tie."""

    pro = fields.Integer(required=True)
    contra = fields.Integer(required=True)
    abstain = fields.Integer(required=True)
    carried = fields.Boolean(required=True)
    casting = fields.String(required=True, allow_none=True)


class VotesSchema(Schema):
    """The votes of an item with their count."""

    items = fields.List(fields.Nested(VoteSchema), required=True)
    tally = fields.Nested(TallySchema, required=True)


class NewVoteSchema(Schema):
    """A vote; `person` only where another's is recorded, `proposal` a counter-proposal."""

    choice = fields.String(required=True, validate=validate.OneOf(list(Choice)))
    proposal = Text(load_default="")
    person = Slug(load_default=None, allow_none=True)


class DecideSchema(Schema):
    """What was decided; any outcome but approval with its reason."""

    outcome = fields.String(required=True, validate=validate.OneOf(list(Outcome)))
    text = Text(20_000, 1, required=True)
    reason = Text(load_default="")


class DissentSchema(Schema):
    """A differing opinion."""

    id = fields.String(required=True)
    person_id = fields.String(required=True)
    text = fields.String(required=True)
    recorded_at = fields.AwareDateTime(required=True)


class NewDissentSchema(Schema):
    """A differing opinion; `person` only where another's is recorded."""

    text = Text(20_000, 1, required=True)
    person = Slug(load_default=None, allow_none=True)


class DecisionSchema(Schema):
    """What was decided, by whom, on whose presentation; it never changes."""

    id = fields.String(required=True)
    case_id = fields.String(required=True)
    case_number = fields.String(required=True)
    title = fields.String(required=True)
    outcome = fields.String(required=True, validate=validate.OneOf(list(Outcome)))
    text = fields.String(required=True)
    reason = fields.String(required=True)
    decided_by = fields.String(required=True)
    capacity = fields.String(required=True, validate=validate.OneOf(list(Capacity)))
    presented_by = fields.String(required=True)
    decided_at = fields.AwareDateTime(required=True)
    document_id = fields.String(required=True, allow_none=True)
    version = fields.Integer(required=True, allow_none=True)
    meeting_id = fields.String(required=True, allow_none=True)
    item = fields.Integer(required=True, allow_none=True)
    votes_for = fields.Integer(required=True, allow_none=True)
    votes_against = fields.Integer(required=True, allow_none=True)
    readable = fields.Boolean(
        required=True, metadata={"description": "false: its words are hidden with a secret paper"}
    )


class DecisionDetailSchema(DecisionSchema):
    """A decision with the dissents from it."""

    dissents = fields.List(fields.Nested(DissentSchema), required=True)


class DecisionQuery(PagedQuery):
    """Which decisions."""

    case_id = fields.UUID()
    meeting_id = Token(60)
    outcome = fields.String(validate=validate.OneOf(list(Outcome)))
    decided_by = Slug()
    since = fields.AwareDateTime()
    until = fields.AwareDateTime()
    sort = fields.String(validate=validate.OneOf(list(SORTS)), load_default="-decided_at")
