"""Service work that tells: reminders before a last day, escalations after it, plain notices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from engine.deadlines import finnish
from engine.ports import HandlerContext
from processes.access import named_outside
from processes.acts.desk import Desk, desk_of
from processes.acts.telling import people_of, tell
from processes.handlers.notice_names import NEWS, WORK, named
from processes.handlers.reading import day, text
from processes.people import Person


def remind(context: HandlerContext) -> Mapping[str, Any]:
    """Mail to all who are offered the work, with its last day."""
    return _of_work(context, "reminder")


def escalate(context: HandlerContext) -> Mapping[str, Any]:
    """Mail that a last day has passed; the work stays open."""
    return _of_work(context, "escalation")


def notify(context: HandlerContext) -> Mapping[str, Any]:
    """Mail and a line in the case's log: what has happened, and why."""
    desk = _desk(context)
    told = _recipients(context, desk)
    data = {
        "what": named(NEWS, text(context.variables, "notice")),
        "case": named_outside(context.case),
        "reason": text(context.variables, "reason"),
        "ground": text(context.variables, "ground"),
    }
    tell(desk, told, "announcement", data)
    _record(context, desk, "notice", told)
    return {}


def _of_work(context: HandlerContext, template: str) -> Mapping[str, Any]:
    desk = _desk(context)
    told = _recipients(context, desk)
    due = day(context.variables, "due")
    data = {
        "task": named(WORK, text(context.variables, "notice")),
        "due": finnish(due) if due is not None else "–",
        "case": named_outside(context.case),
        "ground": text(context.variables, "ground"),
    }
    tell(desk, told, template, data)
    _record(context, desk, template, told)
    return {}


def _recipients(context: HandlerContext, desk: Desk) -> list[Person]:
    given = context.variables.get("recipients")
    names = given if isinstance(given, list) else []
    return people_of(desk, [each for each in names if isinstance(each, str)])


def _record(context: HandlerContext, desk: Desk, action: str, told: Iterable[Person]) -> None:
    notice, reason = text(context.variables, "notice"), text(context.variables, "reason")
    desk.log(action, notice, reason, recipients=[each.id for each in told])


def _desk(context: HandlerContext) -> Desk:
    return desk_of(context.uow, context.case, context.actor, context.now)
