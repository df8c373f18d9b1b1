"""One completion of a task, as the duties see it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from engine.commands.steps import visible
from engine.deadlines import as_day
from engine.errors import InvalidForm
from engine.model import Actor, Case, Key, Task
from processes.acts.desk import Desk, desk_of
from processes.case_ports import CaseUnit
from processes.refusals import refusal
from processes.refusals.told import swedish


@dataclass(frozen=True, slots=True)
class Act:
    """Who completes which task of which case with what; `uow` is a domain's unit of work."""

    actor: Actor
    task: Task
    case: Case
    variables: Mapping[str, Any]
    now: datetime
    uow: CaseUnit

    @property
    def day(self) -> date:
        """The day in Helsinki."""
        return as_day(self.now)

    @property
    def scope(self) -> Mapping[str, Any]:
        """The variables that the task sees where it stands."""
        instance = self.uow.instances.get(Key(self.case.id, self.task.instance_seq))
        return visible(instance, self.task.token)

    @property
    def matter(self) -> str:
        """The title of the meeting's item that the task is about; empty where it is about none."""
        item = self.scope.get("item")
        return word(item, "title") if isinstance(item, Mapping) else ""

    def desk(self) -> Desk:
        """The actor's desk in the case."""
        return desk_of(self.uow, self.case, self.actor, self.now)

    def text(self, name: str) -> str:
        """A variable as text without blanks around; empty when it is missing or no text."""
        value = self.variables.get(name)
        return value.strip() if isinstance(value, str) else ""

    def date(self, name: str) -> date | None:
        """A variable as a day (a date, a moment, or ISO text); None when missing or no day."""
        return day_in(self.variables, name)

    def rows(self, name: str) -> list[Mapping[str, Any]]:
        """A variable as a list of contexts; anything else in it is left out."""
        value = self.variables.get(name)
        rows = value if isinstance(value, list | tuple) else ()
        return [each for each in rows if isinstance(each, Mapping)]

    def texts(self, name: str) -> tuple[str, ...]:
        """A variable as a list of texts; a single text is a list of one."""
        value = self.variables.get(name)
        values = value if isinstance(value, list | tuple) else [value]
        return tuple(each.strip() for each in values if isinstance(each, str) and each.strip())


@dataclass(frozen=True, slots=True)
class Duty:
    """What a duty demands before a completion, and what it does with it.

    `check` raises, or returns the variables that go on; `effect` writes in the same commit, before
    the process moves on.
    """

    check: Callable[[Act], Mapping[str, Any]]
    effect: Callable[[Act], None]


def named(row: Mapping[str, Any], field: str, uow: Any) -> str:
    """The id of the person that a row names, by id or by exact name."""
    given = word(row, field)
    found = uow.people.find(given) or next(iter(uow.people.named(given)), None)
    if found is None:
        raise refusal("unknown-in-register", what="person", id=given[:100])
    return str(found.id)


def word(row: Mapping[str, Any], field: str) -> str:
    """A field of a row as text; empty when it is missing or no text."""
    value = row.get(field)
    return value.strip() if isinstance(value, str) else ""


def day_in(row: Mapping[str, Any], field: str) -> date | None:
    """A field of a row as a day (a date, a moment, or ISO text); None when missing or no day."""
    value = row.get(field)
    if isinstance(value, date):
        return as_day(value)
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def passes(act: Act) -> Mapping[str, Any]:
    """No demand of its own."""
    return act.variables


def nothing(act: Act) -> None:
    """No effect of its own."""


def complaint(field: str, reason: str, reason_fi: str, ground: str = "") -> InvalidForm:
    """A form's answer that does not hold, shown at its field."""
    return InvalidForm(
        reason,
        reason_fi=reason_fi,
        ground=ground,
        code="form-answer",
        details={
            "fields": {
                field: {
                    "code": "form-answer",
                    "message_fi": reason_fi,
                    "message_sv": swedish(reason_fi),
                    "message_en": reason,
                }
            }
        },
    )
