"""Open and close one's own calendar feed."""

from __future__ import annotations

from typing import Any, ClassVar

from engine.commands.act import record
from engine.commands.registry import Answer, Command, handles
from engine.model import SYSTEM_CASE
from engine.ports import Context
from processes.commands.act import permit
from processes.feeds import CalendarFeed


class OpenCalendarFeed(Command, frozen=True):
    """A new address; the one before stops working."""

    action: ClassVar[str] = "open-calendar-feed"
    person_id: str
    secret_hash: str
    language: str = "fi"


@handles(OpenCalendarFeed)
def open_calendar_feed(command: OpenCalendarFeed, uow: Any, context: Context) -> Answer:
    """By the person alone; the log does not hold the secret."""
    verdict = permit(uow, context, command.action, about=command.person_id)
    person = uow.people.get(command.person_id)
    new = CalendarFeed(person.id, command.secret_hash, command.language, context.now)
    if uow.feeds.find(person.id) is None:
        uow.feeds.add(new)
    else:
        uow.feeds.save(new)
    record(uow, context, SYSTEM_CASE, command.action, subject=person.id, verdict=verdict)
    return {"id": person.id}


class CloseCalendarFeed(Command, frozen=True):
    """The address stops working."""

    action: ClassVar[str] = "close-calendar-feed"
    person_id: str


@handles(CloseCalendarFeed)
def close_calendar_feed(command: CloseCalendarFeed, uow: Any, context: Context) -> Answer:
    verdict = permit(uow, context, command.action, about=command.person_id)
    uow.feeds.get(command.person_id)
    uow.feeds.remove(command.person_id)
    record(uow, context, SYSTEM_CASE, command.action, subject=command.person_id, verdict=verdict)
    return {"id": command.person_id}
