"""A meeting in calendars: METHOD:REQUEST when convened or moved, CANCEL when called off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vCalAddress, vText

from engine.errors import InvalidInput
from processes.calendar.text import clean, shown_text
from processes.wording import Language

ZONE = "Europe/Helsinki"
PRODUCT = "-//Paatospolku//Kokous//FI"


class Part(StrEnum):
    """How the invited person takes part (RFC 5545 ROLE)."""

    CHAIR = "CHAIR"
    MEMBER = "REQ-PARTICIPANT"
    GUEST = "OPT-PARTICIPANT"


@dataclass(frozen=True, slots=True)
class Invitee:
    """A person with an address."""

    name: str
    email: str
    part: Part = Part.MEMBER


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One meeting; `uid` stays the same for its whole life, `sequence` grows with each change.

    `starts` and `ends` carry a zone; `stamp` is when this message was made.
    """

    uid: str
    sequence: int
    title: str
    starts: datetime
    ends: datetime
    stamp: datetime
    organizer: Invitee
    attendees: tuple[Invitee, ...]
    place: str = ""
    link: str = ""
    description: str = ""
    language: Language = Language.FI

    def __post_init__(self) -> None:
        if self.starts.tzinfo is None or self.ends.tzinfo is None or self.stamp.tzinfo is None:
            raise _refused("The times of a meeting need a zone.", "Kokouksen ajalta puuttuu alue.")
        if self.ends <= self.starts:
            raise _refused("A meeting ends after it starts.", "Kokous päättyy alkunsa jälkeen.")
        if not self.uid.strip() or self.sequence < 0:
            raise _refused("A meeting needs its own id.", "Kokoukselta puuttuu tunniste.")


def _refused(reason: str, reason_fi: str) -> InvalidInput:
    return InvalidInput(reason, reason_fi=reason_fi, code="calendar-entry")


def invitation(entry: CalendarEntry) -> bytes:
    """METHOD:REQUEST: an invitation, or with a greater sequence a change."""
    return _calendar(entry, "REQUEST", "CONFIRMED")


def cancellation(entry: CalendarEntry) -> bytes:
    """METHOD:CANCEL for the same uid; give it a greater sequence than the invitation had."""
    return _calendar(entry, "CANCEL", "CANCELLED")


def _calendar(entry: CalendarEntry, method: str, status: str) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add_component(_zone(entry))
    calendar.add_component(_event(entry, method, status))
    written: bytes = calendar.to_ical()
    return written


def _zone(entry: CalendarEntry) -> Timezone:
    """The zone's rules for the years of the meeting only, so that the entry stays small."""
    zone = ZoneInfo(ZONE)
    first = date(entry.starts.astimezone(zone).year, 1, 1)
    last = date(entry.ends.astimezone(zone).year + 1, 1, 1)
    rules = Timezone.from_tzid(ZONE, first_date=first, last_date=last)
    rules.pop("COMMENT", None)
    return rules


def _event(entry: CalendarEntry, method: str, status: str) -> Event:
    zone = ZoneInfo(ZONE)
    event = Event()
    event.add("uid", clean(entry.uid))
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.stamp.astimezone(UTC))
    event.add("dtstart", entry.starts.astimezone(zone))
    event.add("dtend", entry.ends.astimezone(zone))
    event.add("summary", shown_text(entry.title, entry.language))
    event.add("status", status)
    event.add("class", "PUBLIC" if method == "CANCEL" else "PRIVATE")
    event.add("transp", "OPAQUE")
    for name, value in (("location", entry.place), ("description", entry.description)):
        if value:
            event.add(name, shown_text(value, entry.language))
    if entry.link.startswith(("https://", "http://")):
        event.add("url", clean(entry.link))
    event["organizer"] = _address(entry.organizer)
    for invitee in entry.attendees:
        event.add("attendee", _attendee(invitee), encode=False)
    return event


def _attendee(invitee: Invitee) -> vCalAddress:
    address = _address(invitee)
    address.params["CUTYPE"] = vText("INDIVIDUAL")
    address.params["ROLE"] = vText(invitee.part.value)
    address.params["PARTSTAT"] = vText("NEEDS-ACTION")
    address.params["RSVP"] = vText("TRUE")
    return address


def _address(invitee: Invitee) -> vCalAddress:
    address = vCalAddress(f"mailto:{clean(invitee.email)}")
    address.params["CN"] = vText(clean(invitee.name).replace('"', "'"))
    return address
