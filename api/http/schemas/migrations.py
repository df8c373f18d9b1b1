"""Migrations of running instances on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from api.http.fields import Line, Text
from api.http.paging import PagedQuery
from engine.administration import BatchState, MoveState

VERSION = validate.Range(min=1, max=10**9)
ELEMENT = validate.Length(min=1, max=200)


class MigrationPlanSchema(Schema):
    """From one version of a process to another; `mapping` overrules what is proposed."""

    process = Line(200, 1, required=True)
    from_version = fields.Integer(required=True, validate=VERSION)
    to_version = fields.Integer(required=True, validate=VERSION)
    mapping = fields.Dict(
        keys=fields.String(validate=ELEMENT),
        values=fields.String(validate=ELEMENT),
        load_default=dict,
        validate=validate.Length(max=2000),
        metadata={"description": "old element id → new element id"},
    )


class StartMigrationSchema(MigrationPlanSchema):
    """A batch: all that run on the version, or only the instances named."""

    reason = Text(4000, 1, required=True)
    instances = fields.List(
        fields.String(validate=validate.Length(max=60)),
        load_default=list,
        validate=validate.Length(max=20_000),
    )


class LikeSchema(Schema):
    """An element of the old version and its like in the new one."""

    element_id = fields.String()
    name = fields.String()
    kind = fields.String()
    target = fields.String(metadata={"description": "empty: it has no like"})
    why = fields.String(
        validate=validate.OneOf(("same", "name", "place", "given", "gone", "kind")),
        metadata={"description": "how the like was found; kind, gone: why there is none"},
    )
    live = fields.Integer(metadata={"description": "instances in which it is live now"})


class ToldSchema(Schema):
    """What stands against a migration, or what should be known of it."""

    element_id = fields.String()
    code = fields.String()
    message = fields.String()


class MigrationOutcomeSchema(Schema):
    """What would become of one instance."""

    instance = fields.String()
    ok = fields.Boolean()
    moves = fields.Dict(keys=fields.String(), values=fields.String())
    obstacles = fields.List(fields.Nested(ToldSchema))
    notes = fields.List(fields.Nested(ToldSchema))


class MigrationPlannedSchema(Schema):
    """A dry run on copies of the real states; nothing was changed."""

    elements = fields.List(fields.Nested(LikeSchema))
    mapping = fields.Dict(keys=fields.String(), values=fields.String())
    instances = fields.Integer()
    possible = fields.Integer()
    outcomes = fields.List(
        fields.Nested(MigrationOutcomeSchema), metadata={"description": "the first 500"}
    )


class StartedSchema(Schema):
    """Where the batch stands."""

    batch = fields.String()
    state = fields.String(validate=validate.OneOf(list(BatchState)))


class ProgressSchema(Schema):
    """How many instances are in which state."""

    waiting = fields.Integer(load_default=0)
    migrated = fields.Integer(load_default=0)
    refused = fields.Integer(load_default=0)
    gone = fields.Integer(load_default=0)


class BatchSchema(Schema):
    """A batch of migrations."""

    seq = fields.Integer()
    process = fields.String()
    version = fields.Integer()
    reason = fields.String()
    created_by = fields.String()
    created_at = fields.AwareDateTime()
    mapping = fields.Dict(keys=fields.String(), values=fields.String())
    state = fields.String(validate=validate.OneOf(list(BatchState)))
    reverses = fields.Integer(allow_none=True)
    stop_reason = fields.String()


class BatchDetailSchema(BatchSchema):
    """A batch with its progress."""

    progress = fields.Nested(ProgressSchema)


class MovesQuery(PagedQuery):
    """Filters of the report."""

    state = fields.String(load_default=None, validate=validate.OneOf(list(MoveState)))


class MigrationMoveSchema(Schema):
    """What became of one instance."""

    instance = fields.String()
    from_version = fields.Integer()
    state = fields.String(validate=validate.OneOf(list(MoveState)))
    told = fields.Dict(metadata={"description": "why it was refused or left"})
    moved_at = fields.AwareDateTime(allow_none=True)
