"""A written procedure: open for three working days at least; any objection makes it a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from engine.deadlines import WorkingDays, as_day, finnish
from engine.model import Key
from processes.meetings import Meeting, MeetingState, moved
from processes.refusals import refusal

WORKING_DAYS = 3


@dataclass(frozen=True, slots=True)
class Objection:
    """A member's wish that the matter be taken in a meeting."""

    key: Key
    meeting: Key
    person_id: str
    reason: str
    made_at: datetime


def earliest_end(sent: date, calendar: WorkingDays) -> date:
    """The first day on which the procedure may end; the day of sending does not count."""
    return calendar.add(sent, WORKING_DAYS)


def started(meeting: Meeting, now: datetime, calendar: WorkingDays) -> Meeting:
    """Send the matter round; `ends` is the last moment for an answer."""
    _require_written(meeting)
    earliest = earliest_end(as_day(now), calendar)
    if as_day(meeting.ends) < earliest:
        raise refusal("written-too-short", days=WORKING_DAYS, earliest=finnish(earliest))
    invited = replace(moved(meeting, MeetingState.INVITED), invited_at=now)
    return replace(moved(invited, MeetingState.OPEN), opened_at=now)


def require_decidable(meeting: Meeting, objections: Sequence[Objection], now: datetime) -> None:
    """Refuse to decide before the time is out, or when anybody objects."""
    _require_written(meeting)
    if objections:
        raise refusal("written-objection", person=objections[0].person_id)
    if now < meeting.ends:
        raise refusal("written-still-open", until=finnish(as_day(meeting.ends)))


def objected(meeting: Meeting, reason: str, now: datetime) -> Meeting:
    """An objection ends the procedure; a meeting continues it."""
    _require_written(meeting)
    stopped = moved(meeting, MeetingState.ADJOURNED)
    return replace(stopped, closed_at=now, end_reason=reason.strip())


def _require_written(meeting: Meeting) -> None:
    if not meeting.written:
        raise refusal("not-a-written-procedure")
