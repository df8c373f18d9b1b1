"""Models played in memory: a scenario recorded by clicking, and a clock that asks "what if"."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from api.http.operation import Call, Resource
from api.http.schemas import simulations as schemas
from api.http.views.administration_drafts import files_of_draft
from engine.commands.drafts import ACTION
from engine.definitions import drawings
from engine.errors import InvalidInput
from engine.scenarios.reading import ScenarioError
from engine.scenarios.simulating import gone_on, scenario_text, simulate
from storage.queries.definitions import contents_of

resource = Resource("administration")


@resource.post(
    "/simulations", body=schemas.SimulationSchema, answer=schemas.SimulatedSchema
)
def simulate_steps(call: Call) -> object:
    """Play steps on a package: what is open afterwards, and what happened when. Stores nothing."""
    call.may(ACTION)
    body = call.body
    files = _files(call)
    content = {name: body[name] for name in ("title", "now", "waits", "steps")}
    try:
        if body["scenario"]:
            content = gone_on(files, body["scenario"], body["steps"])
        found = simulate(files, content, body["answers"])
    except ScenarioError as error:
        raise InvalidInput(
            str(error), reason_fi="Vaiheita ei voi lukea.", code="malformed-steps"
        ) from None
    return {
        **asdict(found),
        "scenario": scenario_text(files, content),
        "begun": content.get("now"),
        "steps": content["steps"],
        "files": drawings(files),
    }


def _files(call: Call) -> dict[str, Any]:
    body = call.body
    if body["draft"] is not None:
        return files_of_draft(call, body["draft"])
    with call.app.reading() as connection:
        files = contents_of(connection, str(body["deployment_id"]))
    if not files:
        raise call.missing("deployment", "Julkaisua")
    return files
