"""A meeting of a body: planned → invited → open → closed → minuted, or cancelled, or adjourned."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from engine.deadlines import as_day, finnish
from engine.model import Key
from processes.refusals import refusal


class MeetingState(StrEnum):
    """Where a meeting stands; docs/reference lists what each allows."""

    PLANNED = "planned"
    INVITED = "invited"
    OPEN = "open"
    CLOSED = "closed"
    MINUTED = "minuted"
    CANCELLED = "cancelled"
    ADJOURNED = "adjourned"


_NEXT = {
    MeetingState.PLANNED: {MeetingState.INVITED, MeetingState.CANCELLED},
    MeetingState.INVITED: {MeetingState.OPEN, MeetingState.CANCELLED, MeetingState.ADJOURNED},
    MeetingState.OPEN: {MeetingState.CLOSED, MeetingState.ADJOURNED},
    MeetingState.CLOSED: {MeetingState.MINUTED},
    MeetingState.ADJOURNED: {MeetingState.MINUTED},
    MeetingState.MINUTED: set(),
    MeetingState.CANCELLED: set(),
}


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting, or one written procedure, of a body, in the case that convened it."""

    key: Key
    body_id: str
    number: str
    starts: datetime
    ends: datetime
    place: str = ""
    link: str = ""
    state: MeetingState = MeetingState.PLANNED
    written: bool = False
    confirmed_by: str | None = None
    late_notice_reason: str = ""
    late_materials_reason: str = ""
    invited_at: datetime | None = None
    materials_at: datetime | None = None
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    led_by: str | None = None
    end_reason: str = ""
    continues: Key | None = None

    @property
    def day(self) -> date:
        """The meeting's day in Helsinki: whose membership is valid is asked of this day."""
        return as_day(self.starts)

    @property
    def agenda_is_out(self) -> bool:
        return self.state is not MeetingState.PLANNED


def plan(meeting: Meeting, now: datetime) -> Meeting:
    """Check a proposed meeting: a time to come, an end after the start, a place or a link."""
    if meeting.starts <= now:
        raise refusal("meeting-in-the-past", starts=finnish(meeting.day))
    if meeting.ends <= meeting.starts:
        raise refusal("meeting-ends-before-start")
    if not meeting.written and not (meeting.place.strip() or meeting.link.strip()):
        raise refusal("meeting-without-place")
    return meeting


def moved(meeting: Meeting, to: MeetingState) -> Meeting:
    """The meeting in the state `to`; refuses every step that the state machine lacks."""
    if to not in _NEXT[meeting.state]:
        raise refusal("meeting-wrong-state", state=meeting.state, to=to)
    return replace(meeting, state=to)


def rescheduled(
    meeting: Meeting, starts: datetime, ends: datetime, place: str, link: str, now: datetime
) -> Meeting:
    """Another time or place, while nobody is invited yet; the chair's confirmation falls away."""
    require_state(meeting, MeetingState.PLANNED)
    changed = replace(meeting, starts=starts, ends=ends, place=place, link=link, confirmed_by=None)
    return plan(changed, now)


def opened(meeting: Meeting, led_by: str, now: datetime) -> Meeting:
    """Open on the meeting's day, by who leads it; earlier days are refused."""
    if as_day(now) < meeting.day:
        raise refusal("meeting-too-early", starts=finnish(meeting.day))
    return replace(moved(meeting, MeetingState.OPEN), opened_at=now, led_by=led_by)


def closed(meeting: Meeting, now: datetime) -> Meeting:
    """Close after the last item."""
    return replace(moved(meeting, MeetingState.CLOSED), closed_at=now)


def adjourned(meeting: Meeting, reason: str, now: datetime) -> Meeting:
    """Adjourn with a reason (no quorum, both chairs absent); another meeting continues it."""
    _require_reason(reason, "adjournment")
    return replace(moved(meeting, MeetingState.ADJOURNED), end_reason=reason.strip(), closed_at=now)


def cancelled(meeting: Meeting, reason: str) -> Meeting:
    """Cancel before it opens; those invited are told the reason."""
    _require_reason(reason, "cancellation")
    return replace(moved(meeting, MeetingState.CANCELLED), end_reason=reason.strip())


def require_confirmed(meeting: Meeting) -> None:
    """Refuse to convene before the chair has confirmed the time; a written procedure has none."""
    if not meeting.written and meeting.confirmed_by is None:
        raise refusal("meeting-not-confirmed")


def require_open(meeting: Meeting) -> None:
    """Refuse what is done in an open meeting alone."""
    if meeting.state is not MeetingState.OPEN:
        raise refusal("meeting-not-open", state=meeting.state)


def require_state(meeting: Meeting, *states: MeetingState) -> None:
    """Refuse unless the meeting stands in one of `states`."""
    if meeting.state not in states:
        raise refusal("meeting-not-now", state=meeting.state)


def _require_reason(reason: str, what: str) -> None:
    if not reason.strip():
        raise refusal("reason-missing", what=what)
