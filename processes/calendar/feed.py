"""A calendar to subscribe to: the meetings of a body, or a person's meetings and deadlines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

from processes.calendar.entry import PRODUCT, ZONE
from processes.calendar.text import clean, shown_text
from processes.wording import Language

REFRESH = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """A meeting from `starts` to `ends`, or with a mere `day` a deadline of that day."""

    uid: str
    title: str
    changed: datetime
    starts: datetime | None = None
    ends: datetime | None = None
    day: date | None = None
    place: str = ""
    link: str = ""
    description: str = ""
    cancelled: bool = False


def feed(name: str, entries: Iterable[Entry], language: Language) -> bytes:
    """METHOD:PUBLISH of all entries (RFC 5545, RFC 7986); the same entries give the same bytes."""
    every = list(entries)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", shown_text(name, language))
    calendar.add("x-wr-calname", clean(name))
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    timed = [each.starts for each in every if each.starts is not None]
    if timed:
        calendar.add_component(_zone(min(timed), max(timed)))
    for entry in every:
        calendar.add_component(_event(entry, language))
    written: bytes = calendar.to_ical()
    return written


def _zone(first: datetime, last: datetime) -> Timezone:
    zone = ZoneInfo(ZONE)
    years = (first.astimezone(zone).year, last.astimezone(zone).year + 1)
    rules = Timezone.from_tzid(
        ZONE, first_date=date(years[0], 1, 1), last_date=date(years[1], 1, 1)
    )
    rules.pop("COMMENT", None)
    return rules


def _event(entry: Entry, language: Language) -> Event:
    zone = ZoneInfo(ZONE)
    event = Event()
    event.add("uid", clean(entry.uid))
    event.add("dtstamp", entry.changed.astimezone(UTC))
    event.add("summary", shown_text(entry.title, language))
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    if entry.starts is not None and entry.ends is not None:
        event.add("dtstart", entry.starts.astimezone(zone))
        event.add("dtend", entry.ends.astimezone(zone))
    elif entry.day is not None:
        # a last day takes no time of the person's: it is shown, and blocks nothing
        event.add("dtstart", entry.day)
        event.add("transp", "TRANSPARENT")
    for name, value in (("location", entry.place), ("description", entry.description)):
        if value:
            event.add(name, shown_text(value, language))
    if entry.link.startswith(("https://", "http://")):
        event.add("url", clean(entry.link))
    return event
