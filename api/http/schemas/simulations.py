"""Packages played in memory on the wire."""

from __future__ import annotations

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from api.http.fields import Line
from engine.scenarios.simulating import MOST_STEPS


class SimulationSchema(Schema):
    """All steps so far, as a scenario file has them, on a draft or a deployed package."""

    draft = fields.Integer(load_default=None, validate=validate.Range(min=1, max=10**9))
    deployment_id = fields.UUID(load_default=None)
    title = Line(load_default="")
    now = fields.String(
        load_default=None, validate=validate.Length(max=40),
        metadata={"description": "when the clock starts, ISO 8601"},
    )  # fmt: skip
    scenario = fields.String(
        load_default="", validate=validate.Length(max=500),
        metadata={"description": "a scenario file of the package to go on from"},
    )  # fmt: skip
    waits = fields.Boolean(load_default=False, metadata={"description": "manual tasks wait"})
    steps = fields.List(
        fields.Dict(),
        load_default=list,
        validate=validate.Length(max=MOST_STEPS),
        metadata={"description": "start, complete, work, advance, advance_to, message, set …"},
    )
    answers = fields.Dict(
        keys=fields.String(),
        values=fields.Dict(),
        load_default=dict,
        metadata={
            "description": "topic → variables: service work that is done at once; * is any topic"
        },
    )

    @validates_schema
    def one_package(self, data: dict[str, object], **_: object) -> None:
        """Either a draft or a deployment."""
        if (data.get("draft") is None) == (data.get("deployment_id") is None):
            raise ValidationError("Name a draft or a deployment.", "draft")
        if not data.get("steps") and not data.get("scenario"):
            raise ValidationError("Give at least one step.", "steps")


class PlaceSchema(Schema):
    """An element with its names by language."""

    process = fields.String()
    element_id = fields.String()
    names = fields.Dict(keys=fields.String(), values=fields.String())
    instance = fields.String()


class SimulatedTaskSchema(PlaceSchema):
    """A task that waits for somebody."""

    assignee = fields.String(allow_none=True)
    candidate_groups = fields.List(fields.String())
    form_key = fields.String()
    due = fields.AwareDateTime(allow_none=True)


class SimulatedWorkSchema(PlaceSchema):
    """Service work that waits."""

    topic = fields.String()


class SimulatedTimerSchema(PlaceSchema):
    """A timer that runs."""

    due = fields.AwareDateTime()


class SimulatedIncidentSchema(PlaceSchema):
    """What stands still."""

    message = fields.String()


class ReachedSchema(Schema):
    """An element or a flow that was reached, to draw on the diagram."""

    process = fields.String()
    id = fields.String()


class HappenedSchema(PlaceSchema):
    """One line of the timeline."""

    at = fields.AwareDateTime()
    kind = fields.String(
        validate=validate.OneOf(
            ("task-opened", "work", "timer-set", "timer-fired", "completed", "incident", "ended")
        )
    )
    due = fields.AwareDateTime(allow_none=True)
    topic = fields.String()


class SimulatedSchema(Schema):
    """Where the steps lead."""

    now = fields.AwareDateTime()
    failure = fields.String(metadata={"description": "which step went wrong; empty: none"})
    ended = fields.Boolean()
    tasks = fields.List(fields.Nested(SimulatedTaskSchema))
    work = fields.List(fields.Nested(SimulatedWorkSchema))
    timers = fields.List(fields.Nested(SimulatedTimerSchema))
    incidents = fields.List(fields.Nested(SimulatedIncidentSchema))
    variables = fields.Dict()
    reached = fields.List(fields.Nested(ReachedSchema))
    timeline = fields.List(fields.Nested(HappenedSchema))
    scenario = fields.String(metadata={"description": "the steps as a scenario file"})
    begun = fields.String(allow_none=True, metadata={"description": "when the clock started"})
    steps = fields.List(fields.Dict(), metadata={"description": "all that were played"})
    files = fields.Dict(
        keys=fields.String(), values=fields.String(),
        metadata={"description": "which file each process is drawn in"},
    )  # fmt: skip
