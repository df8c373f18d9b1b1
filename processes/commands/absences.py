"""Record that somebody is away, so that substitutes may act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import uuid4

from engine.commands.act import record
from engine.commands.registry import Answer, Command, handles
from engine.deadlines import as_day
from engine.model import SYSTEM_CASE
from engine.ports import Context
from processes.absences import Absence, check_absence
from processes.commands.act import permit, words
from processes.refusals import refusal


@dataclass(frozen=True, slots=True)
class RecordAbsence(Command):
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
        after={"start": command.start.isoformat(), "end": command.end.isoformat(),
               "body": command.body_id},
    )  # fmt: skip
    return {"id": absence.id}
