"""What I may do in a case, and why not: pages offer what is open, and tell the ground."""

from __future__ import annotations

from api.http.keys import case_id_of
from api.http.operation import Call, Resource
from api.http.problems import grounds_of
from api.http.schemas.tasks import PermissionsSchema
from api.http.visibility import may_see_case
from engine.model import Verdict
from processes.policy import CASES
from processes.policy_acts import ACTS
from processes.refusals.told import swedish
from processes.rules import case_subject
from processes.standing import each_in_case

resource = Resource("cases")


def told(action: str, verdict: Verdict) -> dict[str, object]:
    """An action with its verdict."""
    return {
        "action": action,
        "allowed": verdict.allowed,
        "reason": "" if verdict else verdict.reason,
        "reason_fi": "" if verdict else verdict.reason_fi,
        "reason_sv": "" if verdict else swedish(verdict.reason_fi),
        "ground": verdict.ground,
        **grounds_of(verdict.ground),
        "on_behalf_of": verdict.on_behalf_of,
        "mark": verdict.mark,
    }


@resource.get("/cases/<case_id>/permissions", answer=PermissionsSchema)
def get_case_permissions(call: Call) -> object:
    """What I may do in the case, and why not."""
    case_id = case_id_of(call.args["case_id"])
    with call.app.runner.unit() as uow:
        may_see_case(call, uow.connection, case_id)
        case = uow.cases.get(case_id)
        subject = case_subject(case, call.now, uow)
        found = each_in_case(call.actor, (*CASES, *ACTS), case, subject, call.now, uow)
    return {"items": [told(action, verdict) for action, verdict in found.items()]}
