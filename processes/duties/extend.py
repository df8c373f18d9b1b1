"""Extending a deadline: the setter's reasoned decision on what was presented (rule 9)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from processes.acts import deciding
from processes.acts.desk import Desk
from processes.decisions import Capacity, Outcome, Presentation
from processes.duties.act import Act, complaint, day_in
from processes.refusals import refusal

GRANT = "grant"


def check(act: Act) -> Mapping[str, Any]:
    """A granted extension has a later day than the one it moves."""
    if act.text("extension_decision") == GRANT:
        old, new = days(act)
        if new <= old:
            raise complaint(
                "extension_decision",
                "the new day is not later than the old one",
                "Uusi määräpäivä ei ole entistä myöhempi.",
            )
    return act.variables


def effect(act: Act) -> None:
    """Granted or denied, a decision; granted, the open tasks of that day move with it."""
    desk = act.desk()
    reason = act.text("extension_reason")
    granted = act.text("extension_decision") == GRANT
    outcome = Outcome.APPROVED if granted else Outcome.REJECTED
    presented = presentation(desk)
    old, new = days(act)
    text = presented.proposal if presented else ""
    deciding.decide_alone(desk, presented, outcome, text, reason, Capacity.MINISTER)
    if granted and presented is not None:
        deciding.extend(desk, old, new, reason, presented.presented_by)


def presentation(desk: Desk) -> Presentation | None:
    """The latest one of no paper, not yet decided."""
    done = {each.presentation for each in desk.uow.decisions.of_case(desk.case.id)}
    found = [
        each
        for each in desk.uow.presentations.of_case(desk.case.id)
        if each.meeting is None and each.document is None and each.key not in done
    ]
    return found[-1] if found else None


def days(act: Act) -> tuple[date, date]:
    """The day that holds, and the one presented."""
    scope = act.scope
    old, new = day_in(scope, "due_date"), day_in(scope, "new_due_date")
    if old is None or new is None:
        raise refusal("no-deadline")
    return old, new
