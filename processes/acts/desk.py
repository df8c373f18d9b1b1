"""The desk at which somebody acts in a case: the unit of work, the case, the actor, the moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from engine.deadlines import WorkingDays, as_day
from engine.model import Actor, AuditEvent, Case, Job, JobKind, Key
from processes.bodies import Body
from processes.case_ports import CaseUnit
from processes.meetings import Meeting, MeetingState
from processes.places import seats
from processes.seats import Seat

ENDED = (MeetingState.MINUTED, MeetingState.CANCELLED, MeetingState.ADJOURNED)


@dataclass(frozen=True, slots=True)
class Desk:
    """`uow` is the domain's unit of work, the case locked in it."""

    uow: CaseUnit
    case: Case
    actor: Actor
    now: datetime
    calendar: WorkingDays = field(default_factory=WorkingDays)

    @property
    def day(self) -> date:
        """Today in Helsinki."""
        return as_day(self.now)

    @property
    def person(self) -> str:
        """In whose name is acted."""
        return self.actor.on_behalf_of or self.actor.id

    def key(self) -> Key:
        """A new key in the case."""
        return Key(self.case.id, self.uow.cases.next_seq())

    def log(self, action: str, subject: Any = "", reason: str = "", **after: Any) -> None:
        """Tell the case's log what was done."""
        self.uow.audit.add(
            AuditEvent(
                case_id=self.case.id,
                action=action,
                at=self.now,
                actor=self.actor.id,
                on_behalf_of=self.actor.on_behalf_of or "",
                subject=str(subject),
                reason=reason,
                ground=self.actor.mandate,
                after={name: _plain(value) for name, value in after.items()} or None,
                ip=self.actor.ip,
            )
        )

    def enqueue(self, kind: JobKind, topic: str, payload: Mapping[str, Any]) -> None:
        """Something to be done outside, in the commit of what causes it."""
        key = self.key()
        self.uow.jobs.add(
            Job(
                key=key,
                kind=kind,
                effect=f"{topic}:{key.seq}",
                due_at=self.now,
                topic=topic,
                payload=payload,
                created_at=self.now,
            )
        )

    def seats(self, body_id: str, on: date | None = None) -> list[Seat]:
        """Who sits in a body on a day."""
        day = on or self.day
        body: Body = self.uow.bodies.get(body_id)
        ids = [body_id, *([body.secretariat_id] if body.secretariat_id else [])]
        memberships = self.uow.memberships.of_bodies(ids, day)
        posts = {post.id: post for post in self.uow.posts.of_bodies(ids)}
        return seats(body, memberships, posts, day)

    def meeting(self) -> Meeting | None:
        """The case's meeting that is going on: the latest one not over."""
        found: Sequence[Meeting] = self.uow.meetings.of_case(self.case.id)
        going = [each for each in found if each.state not in ENDED]
        return going[-1] if going else None


def desk_of(uow: Any, case: Case, actor: Actor, now: datetime) -> Desk:
    """A desk over the locked case."""
    return Desk(uow, uow.cases.lock(case.id), actor, now)


def _plain(value: Any) -> Any:
    plain = value is None or isinstance(value, bool | int | str | list | dict)
    return value if plain and not isinstance(value, Key) else str(value)
