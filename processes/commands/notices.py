"""Tell people of tasks: in the page, and by mail as each has chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, ClassVar

from engine.commands.registry import Answer, Command, handles
from engine.deadlines import as_day
from engine.errors import NotAllowed
from engine.model import SYSTEM_CASE, Actor, Case, Job, JobKind, Key, Task
from engine.ports import Context
from processes.access import named_outside, sees_case
from processes.groups import candidates
from processes.people import Person
from processes.personal_notices import NOBODY, PersonalNotice, digest_id, notice_id
from processes.preferences import MailMode, Preferences, Telling
from processes.roster import case_roster

TEMPLATES = {
    Telling.OFFERED: "task_assigned",
    Telling.DUE_SOON: "reminder",
    Telling.OVERDUE: "overdue",
}


class TellTask(Command, frozen=True):
    """Tells those whose task it is, once for each kind; `base_url` is where the pages are."""

    action: ClassVar[str] = "tell-task"
    task: Key
    kind: Telling
    base_url: str = ""


class TellDigest(Command, frozen=True):
    """One mail with all that stands on a person's desk; once a day."""

    action: ClassVar[str] = "tell-digest"
    person_id: str
    day: date
    items: tuple[dict[str, str], ...] = ()
    base_url: str = ""


class ReadNotices(Command, frozen=True):
    """The actor has seen their notices."""

    action: ClassVar[str] = "read-notices"
    until: datetime


class ChangePreferences(Command, frozen=True):
    """The actor chooses for themselves."""

    action: ClassVar[str] = "change-preferences"
    changes: Mapping[str, Any] = {}


@handles(TellTask)
def tell_task(command: TellTask, uow: Any, context: Context) -> Answer:
    """Answers whom it told; nobody, when the task is over or has been told of."""
    about = str(command.task)
    mark = notice_id(command.kind, about, NOBODY)
    task = uow.tasks.get(command.task)
    if uow.notices.find(mark) is not None or not task.is_open:
        return {"told": []}
    case = uow.cases.get(task.key.case_id)
    uow.cases.lock(SYSTEM_CASE)
    uow.notices.add(PersonalNotice(mark, NOBODY, command.kind, about, context.now, context.now))
    told = [
        each
        for each in map(uow.people.find, _receivers(task, case, uow, context))
        if each and sees_case(Actor(person_id=each.id), case, context.now, uow)
    ]
    for person in told:
        _tell(command, person, task, case, uow, context)
    return {"told": [each.id for each in told]}


def _receivers(task: Task, case: Case, uow: Any, context: Context) -> list[str]:
    """Who holds it, else all to whom it is offered on the day, substitutes among them."""
    for holder in (task.delegated_to, task.claimant, task.assignee):
        if holder:
            return [holder]
    on = as_day(context.now)
    roster = case_roster(case, on, uow, task.candidate_groups)
    found = dict.fromkeys(task.candidate_users)
    for group in task.candidate_groups:
        found.update(dict.fromkeys(each.person_id for each in candidates(group, roster, on)))
    return list(found)


def _tell(
    command: TellTask, person: Person, task: Task, case: Case, uow: Any, context: Context
) -> None:
    about = str(task.key)
    data = {
        "name": task.name, "name_sv": task.name_sv, "name_en": task.name_en,
        "case_number": case.number, "case_title": case.title,
        "case_title_sv": case.title_sv, "case_title_en": case.title_en,
        "due": task.effective_due.isoformat() if task.effective_due else None,
    }  # fmt: skip
    uow.notices.add(
        PersonalNotice(
            notice_id(command.kind, about, person.id), person.id, command.kind, about,
            context.now, data=data,
        )
    )  # fmt: skip
    if _preferences(uow, person.id).wants(command.kind):
        _mail(uow, context, person, TEMPLATES[command.kind], {
            **_mailed(task, case, person),
            "link": f"{command.base_url}/tasks/{about}" if command.base_url else "",
        })  # fmt: skip


def _mailed(task: Task, case: Case, person: Person) -> dict[str, Any]:
    names = {"sv": task.name_sv, "en": task.name_en}
    return {
        "task": names.get(person.language) or task.name,
        "case": named_outside(case).in_language(person.language),
        "due": as_day(task.effective_due).isoformat() if task.effective_due else None,
        "shift_reason": task.due_reason.get(person.language, ""),
    }


def _mail(uow: Any, context: Context, person: Person, template: str, data: dict[str, Any]) -> None:
    if not person.email:
        return
    seq = uow.cases.next_seq()
    job = Job(
        key=Key(SYSTEM_CASE, seq),
        kind=JobKind.MAIL,
        effect=f"mail:notice:{seq}",
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


@handles(TellDigest)
def tell_digest(command: TellDigest, uow: Any, context: Context) -> Answer:
    """Answers how many tasks it told of; none when the day's digest has gone out."""
    mark = digest_id(command.person_id, command.day)
    if uow.notices.find(mark) is not None:
        return {"tasks": 0}
    person = uow.people.get(command.person_id)
    uow.cases.lock(SYSTEM_CASE)
    uow.notices.add(PersonalNotice(mark, NOBODY, "digest", "", context.now, context.now))
    wanted = _preferences(uow, person.id).mail is MailMode.DIGEST
    if command.items and wanted:
        data = {"count": len(command.items), "items": list(command.items)}
        _mail(uow, context, person, "digest", {**data, "link": command.base_url})
    return {"tasks": len(command.items) if wanted else 0}


def _preferences(uow: Any, person_id: str) -> Preferences:
    return uow.preferences.find(person_id) or Preferences(person_id)


@handles(ReadNotices)
def read_notices(command: ReadNotices, uow: Any, context: Context) -> Answer:
    """Marks the actor's own notices until then as read; answers how many."""
    unread = uow.notices.unread_of(_person(context), command.until)
    for each in unread:
        uow.notices.save(replace(each, read_at=context.now))
    return {"read": len(unread)}


@handles(ChangePreferences)
def change_preferences(command: ChangePreferences, uow: Any, context: Context) -> Answer:
    """Answers the preferences as they are now."""
    person = _person(context)
    known = uow.preferences.find(person)
    changed = (known or Preferences(person)).with_changes(command.changes)
    (uow.preferences.save if known else uow.preferences.add)(changed)
    return dict(changed.chosen)


def _person(context: Context) -> str:
    if context.actor.person_id is None:
        raise NotAllowed(
            "only a person has notices and preferences",
            reason_fi="Ilmoitukset ja asetukset ovat vain henkilöillä.",
            ground="domain rule: a person's desk is their own",
        )
    return context.actor.person_id
