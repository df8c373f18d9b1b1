"""What a handler reads from a process's variables, in whatever form the model left it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from engine.deadlines import as_day
from engine.errors import InvalidInput
from engine.model import Key
from processes.people import Person
from processes.refusals import refusal


def text(variables: Mapping[str, Any], name: str) -> str:
    """A text without blanks around it; empty when there is none."""
    value = variables.get(name)
    return value.strip() if isinstance(value, str) else ""


def needed(variables: Mapping[str, Any], name: str) -> str:
    """A text that must be there."""
    found = text(variables, name)
    if not found:
        raise refusal("text-missing", field=name)
    return found


def day(variables: Mapping[str, Any], name: str) -> date | None:
    """A day given as a date, a moment or ISO text; None when there is none."""
    value = variables.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return as_day(value)
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise InvalidInput(
            f"{name} is no date: {str(value)[:40]!r}",
            reason_fi=f"{name} ei ole päivämäärä.",
            code="invalid-date",
        ) from error


def needed_day(variables: Mapping[str, Any], name: str) -> date:
    """A day that must be there."""
    found = day(variables, name)
    if found is None:
        raise refusal("text-missing", field=name)
    return found


def rows(variables: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """A list of contexts; anything else in it is left out."""
    value = variables.get(name)
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def person(uow: Any, given: str) -> Person:
    """Somebody by id or by exact name; refused when the register knows none."""
    found = uow.people.find(given) or next(iter(uow.people.named(given)), None)
    if found is None:
        raise refusal("unknown-in-register", what="person", id=given[:100])
    known: Person = found
    return known


def document(uow: Any, variables: Mapping[str, Any], name: str = "document_id") -> Any:
    """The document a variable names by its key; None when there is none."""
    value = text(variables, name)
    if not value:
        return None
    try:
        return uow.documents.get(Key.parse(value))
    except ValueError as error:
        raise InvalidInput(f"{name} is no key", code="invalid-key") from error
