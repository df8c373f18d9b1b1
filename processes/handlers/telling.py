"""Service work that tells: reminders before a last day, escalations after it, plain notices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from engine.deadlines import as_day, finnish
from engine.model import AuditEvent, Job, JobKind, Key
from engine.ports import HandlerContext
from processes.groups import candidates
from processes.handlers.reading import day, text
from processes.people import Person
from processes.roster import case_roster

NAMES: Mapping[str, str] = {
    "nomination": "Nimeä edustaja",
    "proposal-due": "Esitys yhteistyömallista",
    "proposal-overdue": "Esitys yhteistyömallista",
    "minutes": "Pöytäkirja",
    "status-report": "Raportoi tilanne",
    "statement": "Anna lausunto",
}


def remind(context: HandlerContext) -> Mapping[str, Any]:
    """Mail to all who are offered the work, with its last day."""
    return _tell(context, "reminder")


def escalate(context: HandlerContext) -> Mapping[str, Any]:
    """Mail that a last day has passed; the work stays open."""
    return _tell(context, "escalation")


def notify(context: HandlerContext) -> Mapping[str, Any]:
    """The log of the case tells whom it concerns what has happened, and why."""
    _record(context, "notice", [each.id for each in recipients(context)])
    return {}


def recipients(context: HandlerContext) -> list[Person]:
    """The persons of the groups, or named by id, each once."""
    given = context.variables.get("recipients")
    names = [each for each in given if isinstance(each, str)] if isinstance(given, list) else []
    roster = case_roster(context.case, as_day(context.now), context.uow, names)
    ids: dict[str, None] = {}
    for name in names:
        found = [each.person_id for each in candidates(name, roster, as_day(context.now))]
        ids.update(dict.fromkeys(found or [name]))
    people = (context.uow.people.find(each) for each in ids)
    return [each for each in people if each is not None]


def _tell(context: HandlerContext, template: str) -> Mapping[str, Any]:
    told = recipients(context)
    due = day(context.variables, "due")
    notice = text(context.variables, "notice")
    data = {
        "task": NAMES.get(notice, notice),
        "due": finnish(due) if due is not None else "–",
        "case": f"{context.case.number} {context.case.title}",
    }
    for person in told:
        if person.email:
            _mail(context, person, template, data)
    _record(context, template, [each.id for each in told])
    return {}


def _mail(context: HandlerContext, person: Person, template: str, data: Mapping[str, Any]) -> None:
    """One job for each person; the same work tried again makes no second one."""
    uow = context.uow
    job = Job(
        key=Key(context.case.id, uow.cases.next_seq()),
        kind=JobKind.MAIL,
        effect=f"mail:{context.work.key.seq}:{person.id}",
        due_at=context.now,
        topic="mail",
        payload={
            "to": [{"name": person.name, "email": person.email}],
            "template": template,
            "language": person.language,
            "data": {**data, "name": person.name},
        },
        created_at=context.now,
    )
    uow.jobs.add(job)


def _record(context: HandlerContext, action: str, persons: Iterable[str]) -> None:
    event = AuditEvent(
        case_id=context.case.id,
        action=action,
        at=context.now,
        actor=context.actor.id,
        subject=text(context.variables, "notice"),
        reason=text(context.variables, "reason"),
        after={"recipients": list(persons)},
    )
    context.uow.audit.add(event)
