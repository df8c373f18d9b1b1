"""Where I may plan a meeting: asked before the form is offered, by the rule of the command."""

from __future__ import annotations

from typing import Any

from api.http.operation import Call, Resource
from api.http.schemas.meetings import PlanningSchema
from api.http.views.permissions import told
from api.http.visibility import visible_cases
from engine.model import ALLOWED, Case, PartyKind, Verdict
from processes.commands.meetings import PlanMeeting
from storage.queries.parties import open_cases_around

resource = Resource("meetings")
ACTION = PlanMeeting.action


@resource.get("/meetings/planning", answer=PlanningSchema)
def get_planning(call: Call) -> object:
    """The open cases in which I may plan a meeting, and of which bodies; where none, why not."""
    with call.app.runner.unit() as unit:
        judged = [(case, _verdict(call, case, unit)) for case in _around_me(call, unit)]
        open_to_me = [case for case, verdict in judged if verdict]
        refusals = [verdict for _, verdict in judged if not verdict]
        if open_to_me:
            verdict = ALLOWED
        elif refusals:
            verdict = refusals[0]
        else:
            verdict = _verdict(call, None, unit)
        return {**told(ACTION, verdict), "cases": [_told(case, unit) for case in open_to_me]}


def _around_me(call: Call, unit: Any) -> list[Case]:
    if call.actor.person_id is None:
        return []
    visible = visible_cases(call, unit.connection)
    ids = open_cases_around(unit.connection, call.actor.person_id, call.today, visible)
    return [unit.cases.get(each) for each in ids]


def _verdict(call: Call, case: Case | None, unit: Any) -> Verdict:
    verdict: Verdict = call.app.runner.rules.may(call.actor, ACTION, case, call.now, unit)
    return verdict


def _told(case: Case, unit: Any) -> dict[str, Any]:
    """The case by its names, with its bodies: no other body meets in it."""
    parties = [party for role in case.roles.values() for party in role]
    ids = dict.fromkeys(party.id for party in parties if party.kind is PartyKind.BODY)
    bodies = [unit.bodies.get(each).name for each in ids]
    return {
        "id": case.id,
        "number": case.number,
        "title": case.title,
        "title_sv": case.title_sv,
        "title_en": case.title_en,
        "bodies": [
            {"id": each, "name_fi": name.fi, "name_sv": name.sv, "name_en": name.en}
            for each, name in zip(ids, bodies, strict=True)
        ],
    }
