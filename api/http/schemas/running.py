"""Running processes, how their elements fare, and the installation's queue on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from api.http.fields import Line, Text, Variables
from api.http.paging import PagedQuery
from engine.model import InstanceState, JobKind, JobState

VERSION = validate.Range(min=1, max=10**9)
DAYS = validate.Range(min=0, max=36_500)


class InstancesQuery(PagedQuery):
    """Which instances; those that run unless a state is given."""

    definition_key = Line(200, load_default=None)
    version = fields.Integer(load_default=None, validate=VERSION)
    state = fields.String(load_default=None, validate=validate.OneOf(list(InstanceState)))
    process = Line(
        200, load_default=None, metadata={"description": "open in it, also as a called process"}
    )
    element_id = Line(200, load_default=None, metadata={"description": "open there"})
    older_than_days = fields.Integer(
        load_default=None, validate=DAYS, metadata={"description": "by the server's clock"}
    )


class InstanceRowSchema(Schema):
    """An instance, without what it holds: an operator need not know the case."""

    id = fields.String()
    case_id = fields.String()
    definition_key = fields.String()
    definition_version = fields.Integer()
    state = fields.String(validate=validate.OneOf(list(InstanceState)))
    started_at = fields.AwareDateTime()
    ended_at = fields.AwareDateTime(allow_none=True)
    age_seconds = fields.Integer()


class HeatQuery(Schema):
    """Which activations."""

    version = fields.Integer(load_default=None, validate=VERSION)
    days = fields.Integer(
        load_default=None, validate=DAYS,
        metadata={"description": "those that began in so many days until now; else all"},
    )


class HeatRowSchema(Schema):
    """How one element fares. Durations in seconds, from the newest 20 000 ended activations."""

    element_id = fields.String()
    visits = fields.Integer()
    waiting = fields.Integer(metadata={"description": "there now"})
    overdue = fields.Integer(metadata={"description": "open tasks whose last day has passed"})
    median = fields.Float(allow_none=True)
    ninety = fields.Float(allow_none=True, metadata={"description": "90 % took at most this"})


class HeatSchema(Schema):
    """Every element that was ever reached."""

    elements = fields.List(fields.Nested(HeatRowSchema))


class RetryManySchema(Schema):
    """Incidents to try again, each in a transaction of its own."""

    incidents = fields.List(
        fields.String(validate=validate.Length(max=60)),
        required=True,
        validate=validate.Length(min=1, max=100),
    )
    variables = Variables(load_default=None, allow_none=True)


class RetriedSchema(Schema):
    """What came of trying again, seen after the work was done."""

    incident = fields.String()
    outcome = fields.String(
        validate=validate.OneOf(("done", "failed", "refused", "waiting")),
        metadata={
            "description": "done: it went on; failed: it stands still again; refused: it was not"
            " tried; waiting: its work is outside or has its turn later"
        },
    )
    message = fields.String(metadata={"description": "why; empty for a secret case"})


class RetriedManySchema(Schema):
    """One result for each incident, in the order asked."""

    results = fields.List(fields.Nested(RetriedSchema))


class SkipSchema(Schema):
    """Past what stands still, without doing it."""

    reason = Text(4000, 1, required=True)
    to = Line(200, load_default="", metadata={"description": "element to go on at; else the next"})


class QueueRowSchema(Schema):
    """Jobs of one kind in one state."""

    kind = fields.String(validate=validate.OneOf(list(JobKind)))
    state = fields.String(validate=validate.OneOf(list(JobState)))
    count = fields.Integer()
    due = fields.Integer()
    oldest_due = fields.AwareDateTime(allow_none=True)


class WorkerSchema(Schema):
    """A worker that holds jobs now."""

    worker = fields.String(metadata={"description": "machine and process"})
    jobs = fields.Integer()
    lapsed = fields.Integer(metadata={"description": "claims that have run out: it may be dead"})


class MailsSchema(Schema):
    """Mails that could not be sent."""

    retrying = fields.Integer()
    failed = fields.Integer()


class OperationsSchema(Schema):
    """Whether the installation is well."""

    due = fields.Integer()
    lag_seconds = fields.Float(metadata={"description": "of the job that is overdue the longest"})
    timer_lag_seconds = fields.Float()
    incidents = fields.Integer()
    open_tasks = fields.Integer()
    queue = fields.List(fields.Nested(QueueRowSchema))
    workers = fields.List(fields.Nested(WorkerSchema))
    mails = fields.Nested(MailsSchema)
