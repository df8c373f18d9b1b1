"""Deployed decision tables, tried out with values."""

from __future__ import annotations

from api.http.operation import Call, Resource
from api.http.schemas import operations as schemas
from engine.commands.decisions import EvaluateDecision

resource = Resource("decisions")


@resource.post(
    "/decisions/<decision_id>/evaluate", body=schemas.EvaluateSchema, answer=schemas.EvaluatedSchema
)
def evaluate_decision(call: Call) -> object:
    """Evaluate a deployed decision: the value, and the rules that gave it."""
    body = call.body
    return call.run(EvaluateDecision(call.args["decision_id"], body["variables"], body["version"]))
