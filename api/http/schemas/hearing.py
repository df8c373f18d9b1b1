"""Statements, proposals to the setter and extensions on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from api.http.fields import Slug, Text, Token
from api.http.paging import PagedQuery
from processes.decisions import Outcome
from processes.statements import Mode, StatementState


class StatementSchema(Schema):
    """What an expert was asked and said."""

    id = fields.String(required=True)
    case_id = fields.String(required=True)
    case_number = fields.String(required=True)
    expert = fields.String(required=True)
    question = fields.String(required=True)
    mode = fields.String(required=True, validate=validate.OneOf(list(Mode)))
    state = fields.String(required=True, validate=validate.OneOf(list(StatementState)))
    requested_at = fields.AwareDateTime(required=True)
    requested_by = fields.String(required=True)
    due = fields.Date(required=True)
    text = fields.String(required=True)
    given_at = fields.AwareDateTime(required=True, allow_none=True)
    given_by = fields.String(required=True)
    late = fields.Boolean(required=True)
    missing_reason = fields.String(required=True)
    summary = fields.String(required=True)
    summarised_by = fields.String(required=True)
    request_document_id = fields.String(required=True, allow_none=True)
    document_id = fields.String(required=True, allow_none=True)


class StatementQuery(PagedQuery):
    """Which statements."""

    case_id = fields.UUID()
    expert = Slug()
    state = fields.String(validate=validate.OneOf(list(StatementState)))


class NewStatementSchema(Schema):
    """Whom to ask what; ten working days unless another day is given."""

    case_id = fields.UUID(required=True)
    expert = Slug(required=True)
    question = Text(20_000, 1, required=True)
    mode = fields.String(load_default=Mode.STATEMENT, validate=validate.OneOf(list(Mode)))
    due = fields.Date(load_default=None, allow_none=True)


class GivenSchema(Schema):
    """The words."""

    text = Text(20_000, 1, required=True)


class NoStatementSchema(Schema):
    """Why there is none: the time is out, or the expert declines."""

    declined = fields.Boolean(load_default=False)
    reason = Text(2000, load_default="")


class SummarySchema(Schema):
    """One summary over all that was heard."""

    summary = Text(20_000, 1, required=True)


class ProposalSchema(Schema):
    """What is presented to the setter without a paper."""

    proposal = Text(20_000, 1, required=True)


class NewExtensionSchema(Schema):
    """The setter's decision; granted, with the later day of one task or of all of a day."""

    granted = fields.Boolean(required=True)
    reason = Text(4000, 1, required=True)
    new_due = fields.Date(load_default=None, allow_none=True)
    old_due = fields.Date(load_default=None, allow_none=True)
    task_id = Token(60, load_default=None, allow_none=True)


class ExtendedSchema(Schema):
    """The decision, and the extension that a grant made."""

    id = fields.String(required=True, metadata={"description": "of the decision"})
    outcome = fields.String(required=True, validate=validate.OneOf(list(Outcome)))
    extension = fields.String(required=True, allow_none=True)


class ExtensionSchema(Schema):
    """A deadline that a decision moved."""

    id = fields.String(required=True)
    task_id = fields.String(required=True, allow_none=True)
    old_due = fields.Date(required=True)
    new_due = fields.Date(required=True)
    reason = fields.String(required=True)
    decided_by = fields.String(required=True)
    decided_at = fields.AwareDateTime(required=True)
    presented_by = fields.String(required=True)
    document_id = fields.String(required=True, allow_none=True)
