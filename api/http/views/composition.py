"""How a body stands against the quota, today and after a change that is planned."""

from __future__ import annotations

from api.http.operation import Call, Resource
from api.http.schemas import composition as schemas
from processes.appointing import Place, counts, genders_of
from processes.commands.planning import PlanComposition
from processes.quota import quota

resource = Resource("bodies")


@resource.get(
    "/bodies/<body_id>/composition", answer=schemas.CompositionSchema, query=schemas.OnQuery
)
def get_composition(call: Call) -> object:
    """Women and men of a body on a day, against the quota."""
    on, body_id = call.query.get("on", call.today), call.args["body_id"]
    with call.app.runner.unit() as uow:
        uow.bodies.get(body_id)
        memberships = uow.memberships.of_bodies([body_id], on)
        found = quota(memberships, genders_of(uow, memberships), on)
    return {"body_id": body_id, "on": on, "quota": counts(found)}


@resource.post(
    "/bodies/<body_id>/composition/plan", body=schemas.PlanSchema, answer=schemas.PlannedSchema
)
def plan_composition(call: Call) -> object:
    """The quota before and after a change that is only planned; nothing is written."""
    body = call.body
    joining = tuple(
        Place(each["person_id"], role=each["role"], substitute_for=each["substitute_for"])
        for each in body["joining"]
    )
    return call.run(
        PlanComposition(
            call.args["body_id"], body["start"], tuple(body["leaving"]), joining,
            body["reason"], body["efforts"],
        )
    )  # fmt: skip
