"""What a process that begins in a case must know: said by who begins it, or by the case itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.model import Case, PartyKind
from processes.refusals import refusal

CALLED = {
    "body": "the body",
    "approver_body": "the deciding body",
    "due_date": "the due day of the proposal",
    "proposal_document": "the submitted proposal",
}
"""What officials call a variable."""


def first_variables(
    case: Case, needs: Sequence[str], given: Mapping[str, Any]
) -> Mapping[str, Any]:
    """`given`, and of what the process needs that which the case knows.

    Refused where something is nowhere: it would stop the process late, after work was done.
    """
    known = _known(case)
    variables = dict(given)
    for name in needs:
        if variables.get(name) in (None, ""):
            if name not in known:
                raise refusal("start-incomplete", needed=CALLED.get(name, name))
            variables[name] = known[name]
    return variables


def _known(case: Case) -> Mapping[str, Any]:
    found = {"case_number": case.number, "title": case.title}
    for name, role in (("body", "preparer"), ("approver_body", "approver")):
        bodies = [each.id for each in case.roles.get(role, ()) if each.kind is PartyKind.BODY]
        if bodies:
            found[name] = bodies[0]
    return found
