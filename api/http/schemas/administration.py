"""Drafts and proposals of models on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from api.http.fields import Line, Text, Variables
from api.http.paging import PagedQuery
from api.http.schemas.comparing import DifferenceSchema
from api.http.schemas.operations import FindingsSchema, UploadSchema
from engine.administration import ProposalState

NUMBER = validate.Range(min=1, max=10**9)


class BeginDraftSchema(UploadSchema):
    """A package to work on: from files, or without files from its latest deployment."""

    title = Line(load_default="")
    files = fields.List(
        fields.Tuple((fields.String(), fields.Raw())),
        load_default=list,
        validate=validate.Length(max=500),
        metadata={"type": "array", "items": {"type": "string", "format": "binary"}},
    )


class SaveDraftSchema(Schema):
    """Files as text by path; those not named stay as they are."""

    after = fields.Integer(required=True, validate=NUMBER)
    files = fields.Dict(keys=fields.String(), values=fields.String(), load_default=dict)
    removed = fields.List(fields.String(), load_default=list)
    note = Line(500, load_default="")


class AddFilesSchema(Schema):
    """Files byte for byte (multipart: after, files…)."""

    after = fields.Integer(required=True, validate=NUMBER)
    note = Line(500, load_default="")
    files = BeginDraftSchema().fields["files"]


class SavedSchema(Schema):
    """The draft after a save."""

    draft = fields.String()
    package = fields.String()
    number = fields.Integer(metadata={"description": "to send as `after` of the next save"})


class ModelDraftSchema(Schema):
    """A package that somebody works on."""

    seq = fields.Integer()
    package = fields.String()
    title = fields.String()
    owner = fields.String()
    created_at = fields.AwareDateTime()
    saved_at = fields.AwareDateTime()
    base = fields.String(metadata={"description": "the deployment it started from; may be empty"})
    number = fields.Integer(metadata={"description": "of its latest save"})


class KeptFileSchema(Schema):
    """A file of a save."""

    path = fields.String()
    hash = fields.String(metadata={"description": "SHA-256"})


class SaveSchema(Schema):
    """One save in the history."""

    number = fields.Integer()
    saved_at = fields.AwareDateTime()
    saved_by = fields.String()
    note = fields.String()
    changed = fields.List(
        fields.String(), metadata={"description": "paths that the save before had otherwise"}
    )


class ModelDraftDetailSchema(ModelDraftSchema):
    """A draft as it is now, with its whole history, the latest save first."""

    files = fields.List(fields.Nested(KeptFileSchema))
    saves = fields.List(fields.Nested(SaveSchema))


class TryDecisionSchema(Schema):
    """The inputs of a decision, and files as an editor holds them."""

    variables = Variables(load_default=dict)
    files = fields.Dict(
        keys=fields.String(), values=fields.String(), load_default=dict,
        validate=validate.Length(max=20),
        metadata={"description": "text by path: in the place of what is saved"},
    )  # fmt: skip


class SaveQuery(Schema):
    """Which save; the latest by default."""

    number = fields.Integer(load_default=None, validate=NUMBER)


class DifferencesQuery(Schema):
    """Two saves; without `old` what the draft started from, without `new` the latest."""

    old = fields.Integer(load_default=None, validate=NUMBER)
    new = fields.Integer(load_default=None, validate=NUMBER)


class RestoreSchema(Schema):
    """The save to take as the latest."""

    number = fields.Integer(required=True, validate=NUMBER)


class OutcomeSchema(Schema):
    """How one scenario went."""

    file = fields.String()
    title = fields.String()
    failure = fields.String(metadata={"description": "empty: it passed"})


class CoverageSchema(Schema):
    """What of a process the scenarios reached."""

    process = fields.String()
    file = fields.String(metadata={"description": "where it is drawn"})
    percent = fields.Float()
    elements_missed = fields.List(fields.String())
    flows_missed = fields.List(fields.String())


class TestedSchema(Schema):
    """How a package's scenario files went."""

    passed = fields.Integer()
    failed = fields.Integer()
    results = fields.List(fields.Nested(OutcomeSchema))
    coverage = fields.List(fields.Nested(CoverageSchema))


class ProposeSchema(Schema):
    """A draft as it is now, to be deployed once another administrator has approved."""

    draft = fields.Integer(required=True, validate=NUMBER)
    reason = Text(4000, 1, required=True)
    deploy_at = fields.AwareDateTime(load_default=None, allow_none=True)


class ProposeFilesSchema(UploadSchema):
    """Files to be deployed (multipart)."""

    reason = Text(4000, 1, required=True)
    deploy_at = fields.AwareDateTime(load_default=None, allow_none=True)


class ProposalQuery(PagedQuery):
    """Filters of the list."""

    state = fields.String(load_default=None, validate=validate.OneOf(list(ProposalState)))


class ModelProposalSchema(Schema):
    """A package that its author wants deployed."""

    seq = fields.Integer()
    package = fields.String()
    author = fields.String()
    reason = fields.String()
    created_at = fields.AwareDateTime()
    state = fields.String(validate=validate.OneOf(list(ProposalState)))
    base = fields.String(metadata={"description": "the deployment it was made against"})
    draft_seq = fields.Integer(allow_none=True)
    deploy_at = fields.AwareDateTime(allow_none=True)
    decided_by = fields.String()
    decided_at = fields.AwareDateTime(allow_none=True)
    decision_reason = fields.String()
    deployment = fields.String(metadata={"description": "the deployment it became"})
    failure = fields.String(metadata={"description": "why it could not be deployed in time"})
    hash = fields.String()


class AffectedSchema(Schema):
    """Instances that run now: numbers alone, since a deployment gives no authority over cases."""

    process = fields.String()
    version = fields.Integer(allow_none=True, metadata={"description": "null for called ones"})
    called = fields.Boolean(metadata={"description": "open inside instances of another process"})
    running = fields.Integer()


class ModelProposalDetailSchema(ModelProposalSchema):
    """Everything that the one who approves looks at."""

    files = fields.List(fields.Nested(KeptFileSchema))
    checked = fields.Nested(FindingsSchema)
    tested = fields.Nested(TestedSchema)
    differences = fields.List(fields.Nested(DifferenceSchema))
    affected = fields.List(fields.Nested(AffectedSchema))


class DecidedSchema(Schema):
    """Where the proposal stands after it."""

    proposal = fields.String()
    state = fields.String(validate=validate.OneOf(list(ProposalState)))
    deployment_id = fields.String()


class ApproveSchema(Schema):
    """An approval may have a reason."""

    reason = Text(4000, load_default="")


class BecauseSchema(Schema):
    """The reason, which is logged."""

    reason = Text(4000, 1, required=True)
