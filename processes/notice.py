"""How early an invitation and its materials go out, and what a late one needs."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from engine.deadlines import Basis, Deadline, WorkingDays, as_day, finnish
from processes.refusals import refusal

INVITATION_DAYS = 7
MATERIALS_DAYS = 4


@dataclass(frozen=True, slots=True)
class Notice:
    """Whether something went out in time; `reason` is what is recorded if it did not."""

    latest: Deadline
    sent: date
    reason: str = ""

    @property
    def in_time(self) -> bool:
        return self.sent <= self.latest.effective


def latest_day(meeting_day: date, days: int, calendar: WorkingDays) -> Deadline:
    """The last day `days` before the meeting; moved to the preceding working day."""
    return calendar.deadline(meeting_day - timedelta(days=days), Basis.NOTICE)


def invitation_notice(
    meeting_day: date, now: datetime, reason: str, calendar: WorkingDays
) -> Notice:
    """The notice of an invitation sent `now`; late without a reason is refused."""
    return _notice(meeting_day, INVITATION_DAYS, now, reason, calendar, "notice-too-short")


def materials_notice(
    meeting_day: date, now: datetime, reason: str, calendar: WorkingDays
) -> Notice:
    """The notice of materials sent `now`; late without a reason is refused."""
    return _notice(meeting_day, MATERIALS_DAYS, now, reason, calendar, "materials-too-late")


def _notice(
    meeting_day: date, days: int, now: datetime, reason: str, calendar: WorkingDays, code: str
) -> Notice:
    latest = latest_day(meeting_day, days, calendar)
    notice = Notice(latest, as_day(now), reason.strip())
    if not notice.in_time and not notice.reason:
        raise refusal(code, latest=finnish(latest.effective), days=days)
    return Notice(latest, notice.sent, "" if notice.in_time else notice.reason)
