"""Absences, during which a substitute may act, and delegations, with a period and a source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from engine.deadlines import finnish
from processes.refusals import refusal


class AbsenceStage(StrEnum):
    """Where an absence stands on a day."""

    AHEAD = "ahead"
    GOING_ON = "going-on"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Absence:
    """A person is away from `start` to `end`; from one body, or from all where it is None."""

    id: str
    person_id: str
    start: date
    end: date
    body_id: str | None = None
    reason: str = ""
    recorded_by: str = ""

    def covers(self, on: date, body_id: str | None = None) -> bool:
        """Whether the person is away from the body on `on`."""
        return self.start <= on <= self.end and self.body_id in (None, body_id)


@dataclass(frozen=True, slots=True)
class Delegation:
    """`principal` lets `delegate` act for them from `start` to `end`, on the `source`.

    `case_id`, `role` and `actions` narrow it; None or empty leaves all. A delegate may not
    delegate further.
    """

    id: str
    principal: str
    delegate: str
    start: date
    end: date
    source: str
    case_id: str | None = None
    role: str | None = None
    actions: frozenset[str] = frozenset()
    revoked_on: date | None = None

    def valid(self, on: date) -> bool:
        """Whether it holds on `on`; from the day it is revoked it does not."""
        return self.start <= on <= self.end and (self.revoked_on is None or on < self.revoked_on)


def stage_of(start: date, end: date, today: date) -> AbsenceStage:
    """Whether an absence from `start` to `end` lies ahead, goes on or is over `today`."""
    if end < today:
        return AbsenceStage.OVER
    return AbsenceStage.AHEAD if today < start else AbsenceStage.GOING_ON


def is_absent(absences: Iterable[Absence], person: str, body_id: str | None, on: date) -> bool:
    """Whether the person is away from the body on `on`."""
    return any(each.person_id == person and each.covers(on, body_id) for each in absences)


def check_absence(absence: Absence, existing: Iterable[Absence], today: date) -> None:
    """Refuses one that ends before it starts, lies wholly in the past, or overlaps another."""
    _check_period(absence.start, absence.end, today)
    for other in existing:
        same = other.person_id == absence.person_id and other.body_id == absence.body_id
        apart = other.end < absence.start or absence.end < other.start
        if same and other.id != absence.id and not apart:
            raise refusal("absence-overlaps", person=absence.person_id, start=finnish(other.start))


def shortened(absence: Absence, last_day: date, today: date) -> Absence:
    """The absence with an earlier last day; refuses one that is over, or a day outside it.

    A day that has passed may be the last: who came back yesterday may say so today.
    """
    if stage_of(absence.start, absence.end, today) is AbsenceStage.OVER:
        raise refusal("absence-over", end=finnish(absence.end))
    if not absence.start <= last_day <= absence.end:
        raise refusal("absence-not-shorter", start=finnish(absence.start), end=finnish(absence.end))
    return replace(absence, end=last_day)


def check_taking_back(absence: Absence, today: date) -> None:
    """Refuses when somebody may have acted as a substitute already: it has begun."""
    if stage_of(absence.start, absence.end, today) is not AbsenceStage.AHEAD:
        raise refusal("absence-begun", start=finnish(absence.start))


def check_delegation(delegation: Delegation, today: date) -> None:
    """Refuses one without a source, to oneself, backwards, or wholly or partly in the past."""
    if not delegation.source.strip():
        raise refusal("delegation-without-source")
    if delegation.principal == delegation.delegate:
        raise refusal("delegation-to-oneself", person=delegation.principal)
    _check_period(delegation.start, delegation.end, today)
    if delegation.start < today:
        raise refusal("date-in-the-past", day=finnish(delegation.start), today=finnish(today))


def revoke(delegation: Delegation, today: date) -> Delegation:
    """The delegation, without force from today on."""
    if delegation.revoked_on is not None or delegation.end < today:
        raise refusal("delegation-over", delegate=delegation.delegate)
    return replace(delegation, revoked_on=today)


def _check_period(start: date, end: date, today: date) -> None:
    if end < start:
        raise refusal("ends-before-start", start=finnish(start), end=finnish(end))
    if end < today:
        raise refusal("date-in-the-past", day=finnish(end), today=finnish(today))
