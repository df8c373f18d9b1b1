"""A meeting's time and place, and the chair's word on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from engine.model import Key
from processes.acts.desk import Desk
from processes.agenda import standing_items
from processes.meetings import Meeting, MeetingState, plan, require_state, rescheduled


def plan_meeting(
    desk: Desk,
    body_id: str,
    starts: datetime,
    ends: datetime,
    place: str = "",
    link: str = "",
    written: bool = False,
    continues: Key | None = None,
) -> Meeting:
    """A meeting with its standing agenda; numbered within the body's year."""
    desk.uow.bodies.get(body_id)
    year = starts.year
    key = desk.key()
    series = "written-procedure" if written else "meeting"
    running = desk.uow.numbers.next(f"{series}:{body_id}:{year}")
    new = Meeting(
        key, body_id, f"{running}/{year}", starts, ends, place, link, written=written,
        continues=continues,
    )  # fmt: skip
    new = plan(new, desk.now)
    desk.uow.meetings.add(new)
    if not written:
        for each in standing_items(key, desk.key, desk.case.language):
            desk.uow.agenda.add(each)
    desk.log("plan-meeting", key, body=body_id, starts=starts.isoformat(), number=new.number)
    return new


def reschedule(
    desk: Desk, meeting: Meeting, starts: datetime, ends: datetime, place: str, link: str
) -> Meeting:
    """Another time or place before anybody is invited; the chair confirms anew."""
    done = rescheduled(meeting, starts, ends, place, link, desk.now)
    desk.uow.meetings.save(done)
    desk.log("change-meeting", meeting.key, starts=starts.isoformat(), place=place)
    return done


def confirm(desk: Desk, meeting: Meeting) -> Meeting:
    """The chair confirms the time, before anybody is invited."""
    require_state(meeting, MeetingState.PLANNED)
    done = replace(meeting, confirmed_by=desk.person)
    desk.uow.meetings.save(done)
    desk.log("confirm-meeting", meeting.key)
    return done


def facts(meeting: Meeting) -> Mapping[str, Any]:
    """What the web and the processes are told of a meeting."""
    return {
        "meeting_id": str(meeting.key),
        "number": meeting.number,
        "state": str(meeting.state),
        "starts": meeting.starts.isoformat(),
    }
