"""Writing minutes: only of a meeting that is over, with all that minutes must state (rule 14)."""

from __future__ import annotations

from processes.acts import items
from processes.acts.minutes import record
from processes.duties.act import Act, Duty, passes
from processes.meetings import MeetingState
from processes.minutes import require_complete


def effect(act: Act) -> None:
    """What is still open is put down, the meeting ends, and its record is whole."""
    desk = act.desk()
    meeting = desk.meeting()
    if meeting is None or meeting.written:
        return
    if meeting.state is MeetingState.OPEN:
        meeting = items.conclude(desk, meeting)
    require_complete(record(desk, meeting))


DUTY = Duty(passes, effect)
