"""Attendance: the roll call of those who accepted opens the meeting; writing minutes closes it."""

from __future__ import annotations

from processes.acts import meetings
from processes.acts.desk import desk_of
from processes.duties.act import Act, Duty, passes
from processes.meetings import MeetingState

POYTAKIRJA = "poytakirja"


def effect(act: Act) -> None:
    """Those who accepted are present, and who leads opens; a hearing has no roll call."""
    desk = desk_of(act.uow, act.case, act.actor, act.now)
    meeting = desk.meeting()
    if act.task.document != POYTAKIRJA or meeting is None:
        return
    if meeting.state is not MeetingState.INVITED or act.variables.get("lawful") is not True:
        return
    meetings.mark_accepted(desk, meeting)
    meetings.open_meeting(desk, meeting, desk.person)


def close(act: Act) -> None:
    """The meeting that the minutes are of is over."""
    desk = desk_of(act.uow, act.case, act.actor, act.now)
    meeting = desk.meeting()
    if meeting is not None and meeting.state is MeetingState.OPEN and not meeting.written:
        meetings.close_meeting(desk, meeting)


DUTY = Duty(passes, effect)
MINUTES = Duty(passes, close)
