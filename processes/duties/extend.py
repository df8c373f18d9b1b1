"""Extending a deadline: the setter's reasoned decision on what was presented (rule 9)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from processes.acts import deciding, papers
from processes.acts.desk import Desk
from processes.acts.printing import print_version
from processes.decisions import Capacity, Outcome, Presentation
from processes.documents import Document, DocumentKind
from processes.duties.act import Act, complaint, day_in
from processes.refusals import refusal
from processes.signatures import SigningCapacity

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
    """Granted or denied, a decision; granted, it is signed, and the open tasks of that day move."""
    desk = act.desk()
    reason = act.text("extension_reason")
    granted = act.text("extension_decision") == GRANT
    outcome = Outcome.APPROVED if granted else Outcome.REJECTED
    paper = papers.latest(desk, DocumentKind.EXTENSION)
    if paper is None:
        raise refusal("nothing-presented")
    presented = deciding.latest_presentation(desk, document=paper.key)
    text = presented.proposal if presented else ""
    deciding.decide_alone(desk, presented, outcome, text, reason, Capacity.MINISTER, paper.title)
    if granted and presented is not None:
        _sign(desk, paper)
        old, new = days(act)
        deciding.extend(desk, old, new, reason, presented.presented_by, document=paper.key)


def _sign(desk: Desk, paper: Document) -> None:
    signed = papers.put_signature(desk, paper, SigningCapacity.MINISTER)
    version = papers.current(desk, signed)
    if signed.is_signed and version is not None:
        print_version(desk, papers.register(desk, signed), version)


def presentation(desk: Desk) -> Presentation | None:
    """The latest one of no paper, not yet decided: an extension that was proposed in words."""
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
