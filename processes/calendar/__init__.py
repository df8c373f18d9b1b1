"""Meetings as iCalendar (RFC 5545, RFC 5546): invitations, cancellations, and replies read."""

from processes.calendar.entry import CalendarEntry, Invitee, Part, cancellation, invitation
from processes.calendar.reply import Answer, CalendarReply, read_reply

__all__ = [
    "Answer",
    "CalendarEntry",
    "CalendarReply",
    "Invitee",
    "Part",
    "cancellation",
    "invitation",
    "read_reply",
]
