"""Tasks on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from api.http.fields import Line, Slug, Token, Variables
from api.http.paging import PagedQuery
from engine.model import TaskState


class TaskSchema(Schema):
    """A user task offered to somebody; sorted and shown by its effective due date."""

    id = fields.String()
    case_id = fields.String()
    case_number = fields.String()
    case_title = fields.String()
    case_title_sv = fields.String()
    case_title_en = fields.String()
    revision = fields.Integer(metadata={"description": "the revision of the task's case"})
    instance_seq = fields.Integer()
    element_id = fields.String()
    name = fields.String()
    name_sv = fields.String()
    name_en = fields.String()
    description = fields.String(
        metadata={"description": "what the model says of it, such as whom one of many concerns"}
    )
    state = fields.String(validate=validate.OneOf(list(TaskState)))
    opened_at = fields.AwareDateTime()
    assignee = fields.String(allow_none=True)
    claimant = fields.String(allow_none=True)
    candidate_groups = fields.List(fields.String())
    candidate_users = fields.List(fields.String())
    duty = fields.String()
    document = fields.String()
    lane = fields.String()
    form_key = fields.String()
    priority = fields.Integer()
    due = fields.AwareDateTime(allow_none=True, metadata={"description": "nominal"})
    effective_due = fields.AwareDateTime(allow_none=True)
    due_basis = fields.String()
    due_reason = fields.Dict(metadata={"description": "why the two differ, by language"})
    overdue = fields.Boolean()
    days_left = fields.Integer(
        allow_none=True, metadata={"description": "to the effective last day; null without one"}
    )
    follow_up = fields.AwareDateTime(allow_none=True)
    delegated_to = fields.String(allow_none=True)
    delegated_until = fields.AwareDateTime(allow_none=True)
    delegation_source = fields.String()
    ended_at = fields.AwareDateTime(allow_none=True)
    completed_by = fields.String(allow_none=True)
    on_behalf_of = fields.String(allow_none=True)
    outcome = fields.String()


class TaskQuery(PagedQuery):
    """Which tasks; without a person the caller's own."""

    person = Slug(metadata={"description": "whose list; others' lists need the right to see them"})
    mine = fields.Boolean(metadata={"description": "only those claimed by the person"})
    case_id = fields.UUID()
    state = fields.String(validate=validate.OneOf(["open", *TaskState]), load_default="open")
    duty = Token(40)
    element_id = Token()
    due_before = fields.AwareDateTime()
    due_after = fields.AwareDateTime()
    overdue = fields.Boolean()
    search = Line()
    sort = fields.String(
        validate=validate.OneOf(("effective_due", "-effective_due", "opened_at", "-opened_at")),
        load_default="effective_due",
    )


class DelegateSchema(Schema):
    """Who does the task for me, until when, and by what source (invariant 13)."""

    to = Slug(required=True)
    until = fields.AwareDateTime(required=True)
    source = Line(500, 1, required=True)


class HandToSubstituteSchema(Schema):
    """Until when; left out, the task's last day or fourteen days."""

    until = fields.AwareDateTime(load_default=None, allow_none=True)


class CompleteSchema(Schema):
    """The form's answers."""

    variables = Variables(load_default=dict)
    outcome = Token(40, load_default="")


class CompletedSchema(Schema):
    """What the completing brought about."""

    task = fields.String()
    state = fields.String()
    opened = fields.List(fields.String(), metadata={"description": "the tasks that opened by it"})


class PermissionSchema(Schema):
    """May I do this, and if not, why not and on what ground."""

    action = fields.String()
    allowed = fields.Boolean()
    reason = fields.String()
    reason_fi = fields.String()
    reason_sv = fields.String()
    ground = fields.String()
    ground_fi = fields.String()
    ground_sv = fields.String()
    ground_en = fields.String()
    on_behalf_of = fields.String()
    mark = fields.String()


class PermissionsSchema(Schema):
    """All that I may or may not do."""

    items = fields.List(fields.Nested(PermissionSchema))
