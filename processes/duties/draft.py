"""Drafting: the dates and the organizations that a decision will stand on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.deadlines import finnish
from processes.duties.act import Act, Duty, complaint, nothing

APPOINTMENT = "asettamispaatos"


def check(act: Act) -> Mapping[str, Any]:
    """A term that lies ahead and ends after it starts, a due day to come, known organizations."""
    if act.task.document == APPOINTMENT:
        _check_dates(act)
        _check_organizations(act)
    return act.variables


def _check_dates(act: Act) -> None:
    start, end, due = act.date("term_start"), act.date("term_end"), act.date("due_date")
    for name, day in (("term_start", start), ("due_date", due)):
        if day is not None and day < act.day:
            raise complaint(
                name,
                f"{finnish(day)} has passed already",
                f"{finnish(day)} on jo mennyt.",
            )
    if start is not None and end is not None and end < start:
        raise complaint(
            "term_end",
            "the term would end before it starts",
            "Toimikausi päättyisi ennen kuin se alkaa.",
        )


def _check_organizations(act: Act) -> None:
    for each in act.texts("organisations"):
        if act.uow.organizations.find(each) is None:
            raise complaint(
                "organisations",
                f"there is no organization {each}",
                f"Organisaatiota ei ole rekisterissä: {each}.",
            )


DUTY = Duty(check, nothing)
