"""A person's own data: told to them, and erased when nothing needs it any more."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar
from uuid import uuid4

from engine.authority import Subject
from engine.commands.act import given, record
from engine.commands.registry import Answer, Command, handles
from engine.deadlines import as_day
from engine.model import SYSTEM_CASE, Actor, Verdict
from engine.ports import Context
from processes.commands.act import permit
from processes.refusals import refusal
from processes.standing import in_general

ERASE = "erase-person"


def may_export(actor: Actor, person_id: str, now: datetime, uow: Any) -> Verdict:
    """The person themselves, and administrators."""
    return in_general(actor, "export-person", Subject(about=person_id), now, uow)


class ErasePerson(Command, frozen=True):
    """Takes a person's name and data out of everything but papers that the archive keeps."""

    action: ClassVar[str] = ERASE
    person_id: str
    reason: str


@handles(ErasePerson)
def erase_person(command: ErasePerson, uow: Any, context: Context) -> Answer:
    """Answers the alias. Refused for oneself, and while the person holds a place or a task.

    The log tells of the erasure itself, and which lines were emptied by it: so any other line
    that is emptied is found (`paatospolku audit verify`).
    """
    verdict = permit(uow, context, command.action)
    person = uow.people.get(command.person_id)
    reason = given(command.reason, "the reason", "Peruste")
    _refuse_while_needed(person.id, uow, context)
    erasure = str(uuid4())
    alias = f"poistettu-{erasure[:8]}"
    uow.cases.lock(SYSTEM_CASE)
    count, lines = uow.personal.empty_log(person.id, alias, erasure)  # first: not all may do it
    uow.personal.rename(person.id, alias)
    record(
        uow, context, SYSTEM_CASE, command.action, subject=alias,
        reason=reason.replace(person.id, alias), verdict=verdict,
        after={"erasure": erasure, "count": count, "lines": lines},
    )  # fmt: skip
    return {"id": alias, "lines": count}


def _refuse_while_needed(person_id: str, uow: Any, context: Context) -> None:
    if person_id == context.actor.person_id:
        raise refusal("erase-oneself")
    today = as_day(context.now)
    for each in uow.memberships.of_person(person_id):
        if each.end is None or each.end >= today:
            raise refusal("erase-in-office", body=each.body_id)
    if uow.personal.has_work(person_id):
        raise refusal("erase-at-work")
