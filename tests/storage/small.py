"""Small commands that use the unit of work alone, to try the storage without a process."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar
from uuid import uuid4

from msgspec.structs import replace as changed

from engine.commands.registry import Command, handles
from engine.errors import InvalidState
from engine.model import (
    AuditEvent,
    Case,
    CaseState,
    Instance,
    InstanceState,
    Job,
    JobKind,
    Key,
    Party,
    Task,
    TaskState,
)


class Open(Command, frozen=True):
    action: ClassVar[str] = "open"
    title: str = "Asia"
    number: str = ""


@handles(Open)
def open_(command: Open, uow: Any, context: Any) -> dict[str, Any]:
    case_id = str(uuid4())
    number = command.number or f"VN/{uow.numbers.next('VN/2023')}/2023"
    uow.numbers.take(number, "case", case_id, context.now)
    uow.cases.add(Case(case_id, number, command.title, CaseState.OPEN, 0, context.now))
    uow.audit.add(AuditEvent(case_id, "open", context.now, context.actor.id))
    return {"case_id": case_id, "number": number}


class Note(Command, frozen=True):
    """Counts one up in the case's properties: a lost or doubled command shows."""

    action: ClassVar[str] = "note"
    case_id: str
    text: str = ""
    revision: int | None = None
    meanwhile: Callable[[], None] | None = None


@handles(Note)
def note(command: Note, uow: Any, context: Any) -> dict[str, Any]:
    case = uow.cases.lock(command.case_id, command.revision)
    if command.meanwhile is not None:
        command.meanwhile()
    if command.text == "refuse":
        uow.cases.save(changed(case, title="must not remain"))
        raise InvalidState("refused on purpose", ground="testi § 1")
    count = case.properties.get("count", 0) + 1
    uow.cases.save(changed(case, properties={"count": count}))
    after = {"count": count, "text": command.text}
    uow.audit.add(AuditEvent(case.id, "note", context.now, context.actor.id, after=after))
    return {"count": count}


class Furnish(Command, frozen=True):
    """Gives the case one of each noun, and reads them back in the same unit."""

    action: ClassVar[str] = "furnish"
    case_id: str


@handles(Furnish)
def furnish(command: Furnish, uow: Any, context: Any) -> dict[str, Any]:
    case = uow.cases.lock(command.case_id)
    uow.cases.bind(case.id, "preparer", [Party("body", "sihteeristo")])
    now = context.now
    instance = Key(case.id, uow.cases.next_seq())
    uow.instances.add(Instance(instance, "asettaminen", 1, InstanceState.ACTIVE, b"\x00\xff", now))
    task = Key(case.id, uow.cases.next_seq())
    uow.tasks.add(
        Task(task, instance.seq, 7, "valmistele", "Valmistele", TaskState.OFFERED, now,
             candidate_groups=("preparer", "preparer.chair"), candidate_users=("katja-palonen",),
             due=now, properties={"ä": ["ö", None, 1.5]})
    )  # fmt: skip
    job = Key(case.id, uow.cases.next_seq())
    uow.jobs.add(
        Job(
            job,
            JobKind.TIMER,
            "timer:1:2",
            now,
            instance_seq=instance.seq,
            token=2,
            payload={"nolla": "\u0000"},
            created_at=now,
        )
    )
    assert uow.tasks.get(task).name == "Valmistele"
    assert uow.tasks.by_token(instance, 7).key == task
    return {"instance": str(instance), "task": str(task), "job": str(job)}


class Enqueue(Command, frozen=True):
    """Puts an effect in the outbox."""

    action: ClassVar[str] = "enqueue"
    case_id: str
    topic: str
    count: int = 1
    most: int = 3


@handles(Enqueue)
def enqueue(command: Enqueue, uow: Any, context: Any) -> dict[str, Any]:
    uow.cases.lock(command.case_id)
    for _ in range(command.count):
        key = Key(command.case_id, uow.cases.next_seq())
        uow.jobs.add(
            Job(key, JobKind.EFFECT, f"effect:{key.seq}", context.now, topic=command.topic,
                created_at=context.now, max_attempts=command.most)
        )  # fmt: skip
    return {"count": command.count}


class Schedule(Command, frozen=True):
    """Puts an effect in the outbox for a later moment."""

    action: ClassVar[str] = "schedule"
    case_id: str
    topic: str
    due: datetime


@handles(Schedule)
def schedule(command: Schedule, uow: Any, context: Any) -> dict[str, Any]:
    uow.cases.lock(command.case_id)
    key = Key(command.case_id, uow.cases.next_seq())
    uow.jobs.add(
        Job(key, JobKind.EFFECT, f"effect:{key.seq}", command.due, topic=command.topic,
            created_at=context.now)
    )  # fmt: skip
    return {}
