"""Sending an invitation: seven days before the meeting, or with the reason that was recorded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from processes.duties.act import Act, Duty, nothing, word
from processes.meetings import MeetingState
from processes.notice import invitation_notice


def check(act: Act) -> Mapping[str, Any]:
    """Refused when it is late and nobody has said why; the sending itself is service work."""
    desk = act.desk()
    meeting = desk.meeting()
    if meeting is not None and meeting.state is MeetingState.PLANNED:
        reason = word(act.scope, "late_reason")
        invitation_notice(meeting.day, desk.now, reason, desk.calendar)
    return act.variables


DUTY = Duty(check, nothing)
