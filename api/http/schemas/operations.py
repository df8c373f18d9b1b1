"""Deployments, jobs, incidents, messages, decisions and the audit log on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from api.http.fields import Line, Token, Variables
from api.http.paging import PagedQuery
from api.http.schemas.cases import ExplanationSchema
from engine.model import DefinitionKind, IncidentState, JobKind, JobState


class DeploymentSchema(Schema):
    """A package of model files."""

    id = fields.String()
    name = fields.String()
    hash = fields.String()
    deployed_at = fields.AwareDateTime()
    deployed_by = fields.String()
    source = fields.String()


class FileSchema(Schema):
    """A deployed file."""

    path = fields.String()
    hash = fields.String()


class DefinitionSchema(Schema):
    """An immutable version of a process, a decision or a form."""

    kind = fields.String(validate=validate.OneOf(list(DefinitionKind)))
    key = fields.String()
    version = fields.Integer()
    deployment_id = fields.String()
    path = fields.String()
    name = fields.String()
    name_sv = fields.String()
    name_en = fields.String()
    version_tag = fields.String()
    hash = fields.String()


class FindingSchema(Schema):
    """What a check found in a model."""

    file = fields.String()
    element_id = fields.String(allow_none=True)
    code = fields.String()
    severity = fields.String()
    message_fi = fields.String()
    message_sv = fields.String(metadata={"description": "empty where only the others are written"})
    message_en = fields.String()
    mend_fi = fields.String(metadata={"description": "how to mend it; may be empty"})
    mend_sv = fields.String()
    mend_en = fields.String()


class DeploymentDetailSchema(DeploymentSchema):
    """A package with its files and the versions it made."""

    files = fields.List(fields.Nested(FileSchema))
    definitions = fields.List(fields.Nested(DefinitionSchema))


class DeploymentQuery(PagedQuery):
    """Which deployments."""

    name = Line()


class DefinitionQuery(PagedQuery):
    """Which definitions."""

    kind = fields.String(validate=validate.OneOf(list(DefinitionKind)))
    key = Token()
    latest = fields.Boolean(load_default=False)


class LookedSchema(Schema):
    """One scope whose states were enumerated."""

    process = fields.String()
    scope = fields.String()
    states = fields.Integer()
    decided = fields.Boolean(metadata={"description": "false where the bound was hit"})


class UploadSchema(Schema):
    """Files to deploy together (multipart: name, source, files…)."""

    name = Line(200, 1, required=True)
    source = Line(load_default="")
    files = fields.List(
        fields.Tuple((fields.String(), fields.Raw())),
        required=True,
        validate=validate.Length(min=1, max=500),
        metadata={"type": "array", "items": {"type": "string", "format": "binary"}},
    )


class StaffedSchema(Schema):
    """Who there is to do the tasks of what is checked."""

    staffed_by = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata={"description": "id of a case: could its people do the tasks?"},
    )


class CheckSchema(UploadSchema, StaffedSchema):
    """Files to check as one package."""


class JobSchema(Schema):
    """Durable deferred work."""

    id = fields.String()
    case_id = fields.String()
    kind = fields.String(validate=validate.OneOf(list(JobKind)))
    effect = fields.String()
    due_at = fields.AwareDateTime()
    state = fields.String(validate=validate.OneOf(list(JobState)))
    instance_seq = fields.Integer(allow_none=True)
    element_id = fields.String()
    topic = fields.String()
    priority = fields.Integer()
    attempts = fields.Integer()
    max_attempts = fields.Integer()
    error = fields.String()
    created_at = fields.AwareDateTime()


class JobQuery(PagedQuery):
    """Which jobs."""

    case_id = fields.UUID()
    kind = fields.String(validate=validate.OneOf(list(JobKind)))
    state = fields.String(validate=validate.OneOf(list(JobState)))
    topic = Token()


class IncidentSchema(Schema):
    """What stands still."""

    id = fields.String()
    case_id = fields.String()
    kind = fields.String()
    message = fields.String()
    raised_at = fields.AwareDateTime()
    state = fields.String(validate=validate.OneOf(list(IncidentState)))
    instance_seq = fields.Integer(allow_none=True)
    element_id = fields.String()
    resolved_at = fields.AwareDateTime(allow_none=True)
    resolved_by = fields.String()


class IncidentQuery(PagedQuery):
    """Which incidents."""

    case_id = fields.UUID()
    state = fields.String(validate=validate.OneOf(list(IncidentState)))


class MessageSchema(Schema):
    """A message from outside; it must match exactly one waiting case or start."""

    name = Line(200, 1, required=True)
    business_key = Line(load_default="")
    correlation = Variables(load_default=dict)
    case_id = fields.UUID(load_default=None)
    variables = Variables(load_default=dict)


class SignalSchema(Schema):
    """A signal to all who wait for it."""

    name = Line(200, 1, required=True)
    variables = Variables(load_default=dict)


class EvaluateSchema(Schema):
    """The inputs of a decision."""

    variables = Variables(load_default=dict)
    version = fields.Integer(load_default=None, validate=validate.Range(min=1, max=10**9))


class EvaluatedSchema(Schema):
    """A decision's value, its rows by output, and the rules that gave it."""

    value = fields.Raw(allow_none=True)
    rows = fields.List(fields.Dict())
    matched = fields.List(fields.String())
    explanation = fields.Nested(ExplanationSchema)


class AuditSchema(Schema):
    """One line of the append-only log."""

    case_id = fields.String()
    seq = fields.Integer()
    at = fields.AwareDateTime()
    actor = fields.String()
    on_behalf_of = fields.String()
    action = fields.String()
    subject = fields.String()
    ok = fields.Boolean(metadata={"description": "false: the attempt was refused"})
    reason = fields.String()
    ground = fields.String()
    before = fields.Raw(allow_none=True)
    after = fields.Raw(allow_none=True)
    hidden = fields.Boolean(metadata={"description": "of a secret case: who did what is all"})
    hash = fields.String()
    prev_hash = fields.String()


class AuditQuery(PagedQuery):
    """Which lines."""

    case_id = fields.UUID()
    actor = Token(100)
    action = Token(60)
    ok = fields.Boolean()
    since = fields.AwareDateTime()
    until = fields.AwareDateTime()


class FaultSchema(Schema):
    """A place in the log that was changed, removed or reordered."""

    kind = fields.String()
    case_id = fields.String()
    seq = fields.Integer()
    message = fields.String()


class VerificationSchema(Schema):
    """Whether the log's chains hold."""

    ok = fields.Boolean()
    faults = fields.List(fields.Nested(FaultSchema))


class DeployedSchema(Schema):
    """What a deployment made; `new` is false where nothing had changed."""

    deployment_id = fields.String()
    new = fields.Boolean()
    definitions = fields.List(fields.Dict())


class FindingsSchema(Schema):
    """All that a check found."""

    findings = fields.List(fields.Nested(FindingSchema))
    refused = fields.Boolean(metadata={"description": "a deployment would be refused"})
    decided = fields.Boolean(metadata={"description": "soundness was looked at whole"})
    looked = fields.List(fields.Nested(LookedSchema))


class DoneSchema(Schema):
    """What a command answered."""

    answer = fields.Dict()


class RetrySchema(Schema):
    """Variables to set before trying again."""

    variables = Variables(load_default=None, allow_none=True)
