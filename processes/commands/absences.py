"""Record that somebody is away, so that substitutes may act; end it early or take it back."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar
from uuid import uuid4

from engine.commands.act import record
from engine.commands.registry import Answer, Command, handles
from engine.deadlines import as_day
from engine.model import SYSTEM_CASE
from engine.ports import Context
from processes.absences import Absence, check_absence, check_taking_back, shortened
from processes.commands.act import permit, words
from processes.refusals import refusal


class RecordAbsence(Command, frozen=True):
    """Away from `start` to `end`, both included; from one body or from all. No health data."""

    action: ClassVar[str] = "record-absence"
    person_id: str
    start: date
    end: date
    body_id: str | None = None
    reason: str = ""


@handles(RecordAbsence)
def record_absence(command: RecordAbsence, uow: Any, context: Context) -> Answer:
    """By the person, or by a clerk; answers the absence's id."""
    person = uow.people.get(command.person_id)
    verdict = permit(uow, context, command.action, about=person.id)
    if command.body_id is not None and uow.organizations.find(command.body_id) is None:
        raise refusal("unknown-in-register", what="body", id=command.body_id[:100])
    absence = Absence(
        str(uuid4()), person.id, command.start, command.end, command.body_id,
        words(command.reason, "reason", needed=False), context.actor.id,
    )  # fmt: skip
    check_absence(absence, uow.absences.of_person(person.id), as_day(context.now))
    uow.absences.add(absence)
    record(
        uow, context, SYSTEM_CASE, command.action, subject=person.id, verdict=verdict,
        after=_told(absence),
    )  # fmt: skip
    return {"id": absence.id}


class EndAbsence(Command, frozen=True):
    """`last_day` becomes the last; what a substitute did meanwhile stays as it is."""

    action: ClassVar[str] = "end-absence"
    id: str
    last_day: date


@handles(EndAbsence)
def end_absence(command: EndAbsence, uow: Any, context: Context) -> Answer:
    """By whoever may record it; from the day after, nothing new is offered to substitutes."""
    absence = uow.absences.get(command.id)
    verdict = permit(uow, context, command.action, about=absence.person_id)
    changed = shortened(absence, command.last_day, as_day(context.now))
    uow.absences.save(changed)
    record(
        uow, context, SYSTEM_CASE, command.action, subject=absence.person_id, verdict=verdict,
        before=_told(absence), after=_told(changed),
    )  # fmt: skip
    return {"id": absence.id}


class TakeBackAbsence(Command, frozen=True):
    """One that has not begun is as if it had not been recorded; the log tells that it was."""

    action: ClassVar[str] = "take-back-absence"
    id: str


@handles(TakeBackAbsence)
def take_back_absence(command: TakeBackAbsence, uow: Any, context: Context) -> Answer:
    absence = uow.absences.get(command.id)
    verdict = permit(uow, context, command.action, about=absence.person_id)
    check_taking_back(absence, as_day(context.now))
    uow.absences.remove(absence)
    record(
        uow, context, SYSTEM_CASE, command.action, subject=absence.person_id, verdict=verdict,
        before=_told(absence),
    )  # fmt: skip
    return {"id": absence.id}


def _told(absence: Absence) -> dict[str, Any]:
    """What the log keeps of it: not why, which may be about health."""
    return {
        "start": absence.start.isoformat(),
        "end": absence.end.isoformat(),
        "body": absence.body_id,
    }
