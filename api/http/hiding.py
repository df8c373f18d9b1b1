"""What a refusal tells: of a secret case nothing, not even that there is one.

Whoever may not know of a case hears of what lies in it the very words that they hear of what is
nowhere, whatever the reason was: no role, a stale revision, a state in which it cannot be done.
The log has the reason.
"""

from __future__ import annotations

from uuid import UUID

from api.http.operation import Call
from engine.errors import EngineError, NotFound, Unavailable
from processes.access import is_secret, sees_case

IN_CASE = {
    "case_id": ("case", "Asiaa"),
    "instance_id": ("instance", "Prosessia"),
    "task_id": ("task", "Tehtävää"),
    "meeting_id": ("meeting", "Kokousta"),
    "item_id": ("agenda item", "Asialistan kohtaa"),
    "document_id": ("document", "Asiakirjaa"),
    "decision_id": ("decision", "Päätöstä"),
    "recusal_id": ("recusal", "Esteellisyyttä"),
    "measure_id": ("measure", "Toimenpidettä"),
    "round_id": ("round", "Raportointikierrosta"),
    "statement_id": ("statement", "Lausuntoa"),
    "job_id": ("job", "Työtä"),
    "incident_id": ("incident", "Häiriötä"),
}
"""Names of ids that lead into a case: in a path `<case_id>` or `<case_id>.<seq>`."""


def told_to(call: Call, refusal: EngineError) -> EngineError:
    """The refusal as the caller may hear it."""
    if call.actor is None or isinstance(refusal, Unavailable):
        return refusal
    for name, (what, what_fi) in IN_CASE.items():
        case_id = _addressed(call, name)
        if case_id is not None and not _may_know(call, case_id):
            return call.missing(what, what_fi)
    return refusal


def _addressed(call: Call, name: str) -> str | None:
    """The id of the case that the path, the query or the body names by that name."""
    for place in (call.args, call.query, call.body):
        given = place.get(name) if isinstance(place, dict) else None
        if given is not None:
            try:
                return str(UUID(str(given).partition(".")[0]))
            except ValueError:
                return None
    return None


def _may_know(call: Call, case_id: str) -> bool:
    """Whether the caller sees the case, or minds its jobs without seeing what it is about."""
    with call.app.runner.unit() as uow:
        try:
            case = uow.cases.get(case_id)
        except NotFound:
            return False
        if not is_secret(case) or sees_case(call.actor, case, call.now, uow):
            return True
        return bool(call.app.runner.rules.may(call.actor, "read-jobs", None, call.now, uow))
