"""An incoming METHOD:REPLY, read as if it came from an enemy: small, single, and checked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from icalendar import Calendar, Component

from engine.errors import InvalidInput

LARGEST = 100_000
LONGEST_UID = 255
LONGEST_COMMENT = 2_000
LONGEST_ADDRESS = 254


class Answer(StrEnum):
    """What the invited person answered (RFC 5545 PARTSTAT)."""

    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    TENTATIVE = "TENTATIVE"


@dataclass(frozen=True, slots=True)
class CalendarReply:
    """Whose answer to which meeting; `sequence` tells which version of the invitation they saw."""

    uid: str
    sequence: int
    email: str
    answer: Answer
    comment: str = ""


def read_reply(data: bytes) -> CalendarReply:
    """One reply from one attendee to one meeting; InvalidInput for anything else."""
    if len(data) > LARGEST:
        raise _refused("it is too large")
    event = _event(_parsed(data))
    attendees = _every(event, "attendee")
    if len(attendees) != 1:
        raise _refused("it must be of one attendee")
    return CalendarReply(
        uid=_short(event, "uid", LONGEST_UID),
        sequence=_sequence(event),
        email=_email(str(attendees[0])),
        answer=_answer(attendees[0]),
        comment=_comment(event),
    )


def _parsed(data: bytes) -> Component:
    """The library raises many kinds of error on garbage; all of them mean the same."""
    try:
        return Calendar.from_ical(data.decode("utf-8"))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise _refused("it is not iCalendar") from error


def _event(calendar: Component) -> Component:
    if calendar.name != "VCALENDAR" or str(calendar.get("method", "")).upper() != "REPLY":
        raise _refused("it is not a reply")
    events = [part for part in calendar.subcomponents if part.name == "VEVENT"]
    if len(events) != 1:
        raise _refused("it must be about one meeting")
    return events[0]


def _every(event: Component, name: str) -> list[Any]:
    value = event.get(name)
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _short(event: Component, name: str, longest: int) -> str:
    values = _every(event, name)
    if len(values) != 1:
        raise _refused(f"it needs one {name}")
    text = str(values[0]).strip()
    if not text or len(text) > longest or not text.isprintable():
        raise _refused(f"its {name} does not hold")
    return text


def _sequence(event: Component) -> int:
    values = _every(event, "sequence") or [0]
    if len(values) != 1:
        raise _refused("it needs one sequence")
    try:
        number = int(values[0])
    except (ValueError, TypeError) as error:
        raise _refused("its sequence does not hold") from error
    if not 0 <= number < 2**31:
        raise _refused("its sequence does not hold")
    return number


def _email(address: str) -> str:
    scheme, _, email = address.partition(":")
    email = email.strip().lower()
    whole = email.count("@") == 1 and not email.startswith("@") and not email.endswith("@")
    if scheme.lower() != "mailto" or not whole or len(email) > LONGEST_ADDRESS:
        raise _refused("its attendee has no address")
    if not email.isprintable() or any(c in email for c in ' ",;<>()[]\\'):
        raise _refused("its attendee has no address")
    return email


def _answer(attendee: Any) -> Answer:
    answer = str(attendee.params.get("PARTSTAT", "")).upper()
    if answer not in set(Answer):
        raise _refused("it says neither yes nor no")
    return Answer(answer)


def _comment(event: Component) -> str:
    said = " ".join(str(value) for value in _every(event, "comment"))
    return "".join(c if c.isprintable() else " " for c in said)[:LONGEST_COMMENT].strip()


def _refused(what: str) -> InvalidInput:
    return InvalidInput(
        f"A calendar reply cannot be read: {what}.",
        reason_fi="Kalenterivastausta ei voi lukea.",
        code="calendar-reply",
    )
