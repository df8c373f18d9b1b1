"""What calendars are told: meetings, and the last days of tasks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from api.http.operation import Binary
from engine.deadlines import as_day
from engine.text import Text
from processes.calendar.feed import Entry, feed
from processes.hats import personal_groups
from processes.wording import Language
from storage.queries import meetings, tasks

KIND = "text/calendar"
BACK = timedelta(days=365)
MOST = 1000
DUE = Text("Määräaika", "Tidsfrist", "Due")
OWN = Text("Päätöspolku", "Päätöspolku", "Päätöspolku")


def of_meetings(rows: list[Any], language: str) -> Iterator[Entry]:
    """One entry for each meeting; a written procedure is no time to be anywhere."""
    for row in rows:
        if row.written:
            continue
        yield Entry(
            uid=f"{row.case_id}.{row.seq}@paatospolku",
            title=f"{row._mapping[f'body_name_{language}']} {row.number}",
            changed=row.invited_at or row.starts,
            starts=row.starts,
            ends=row.ends,
            place=row.place,
            link=row.link,
            cancelled=row.state == "cancelled",
        )


def of_person(person: str, now: datetime, unit: Any, language: str) -> Iterator[Entry]:
    """The meetings that a person is invited to, and the last days of the person's tasks."""
    rows, _ = meetings.list_meetings(
        unit.connection, invited=person, since=now - BACK, sort="starts", limit=MOST
    )
    yield from of_meetings(rows, language)
    whose = tasks.of_person(person, personal_groups(person, as_day(now), unit))
    found, _ = tasks.list_tasks(unit.connection, whose=whose, limit=MOST)
    for row in found:
        if row.effective_due is not None:
            yield _deadline(row, language)


def _deadline(row: Any, language: str) -> Entry:
    names = {"fi": row.name, "sv": row.name_sv or row.name, "en": row.name_en or row.name}
    reason = (row.due_reason or {}).get(language, "")
    return Entry(
        uid=f"task-{row.case_id}.{row.seq}@paatospolku",
        title=f"{DUE.in_language(language)}: {names[language]}",
        changed=row.opened_at,
        day=as_day(row.effective_due),
        description="\n".join(filter(None, (f"{row.case_number} {row.case_title}", reason))),
    )


def answer(name: str, entries: Iterator[Entry], language: str, filename: str) -> Binary:
    """The calendar as a file."""
    return Binary(feed(name, entries, Language(language)), KIND, filename)


def of_body(body: Any, rows: list[Any], language: str) -> Binary:
    """A body's meetings as a file."""
    name = str(body._mapping[f"name_{language}"])
    return answer(name, of_meetings(rows, language), language, f"{body.id}.ics")
