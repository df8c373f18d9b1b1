"""Attendance: the roll call opens the meeting; what a session heard is an expert's statement."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from processes.acts import following, items, meetings
from processes.acts.desk import Desk
from processes.attendance import present_at
from processes.duties.act import Act, Duty, complaint
from processes.invitations import Reply
from processes.meetings import Meeting, MeetingState
from processes.quorum import quorum
from processes.seats import Seat, SeatRole, holder

POYTAKIRJA, LAUSUNTOPYYNTO = "poytakirja", "lausuntopyynto"
_LEADING = (SeatRole.CHAIR, SeatRole.VICE_CHAIR)


def check(act: Act) -> Mapping[str, Any]:
    """The count of those present is the registers'; a number given by hand must agree with it."""
    meeting = _called(act)
    if meeting is None:
        return act.variables
    desk = act.desk()
    seats = desk.seats(meeting.body_id, meeting.day)
    here = _coming(desk, meeting)
    found = quorum(seats, here, ())
    counted = {"members": found.members, "present_eligible": found.present}
    for name, number in counted.items():
        given = act.variables.get(name)
        if given is not None and given != number:
            raise complaint(
                name,
                f"the registers count {number}; mark who is present first",
                f"Läsnäolomerkintöjen mukaan luku on {number}. Korjaa ensin läsnäolot.",
            )
    heads = {"chair_present": SeatRole.CHAIR, "vice_chair_present": SeatRole.VICE_CHAIR}
    there = {name: _is_here(seats, role, here) for name, role in heads.items()}
    return {**act.variables, **counted, **there}


def effect(act: Act) -> None:
    """Those who accepted are present, unless the roll was called by hand; who leads opens."""
    if act.task.document == LAUSUNTOPYYNTO:
        _hear(act)
        return
    meeting = _invited(act)
    if meeting is None:
        return
    desk = act.desk()
    if not desk.uow.presences.of_meeting(meeting.key):
        meetings.mark_accepted(desk, meeting)
    seats = desk.seats(meeting.body_id, meeting.day)
    here = present_at(desk.uow.presences.of_meeting(meeting.key), desk.now)
    leads = next((role for role in _LEADING if _is_here(seats, role, here)), None)
    seat = holder(seats, leads) if leads else None
    if seat is not None:
        opened = meetings.open_meeting(desk, meeting, seat.person_id)
        items.go_through(desk, opened, items.BEFORE)


def _called(act: Act) -> Meeting | None:
    """The meeting whose day has come, which may be over; a hearing has no roll call."""
    meeting = act.desk().meeting()
    if act.task.document != POYTAKIRJA or meeting is None:
        return None
    return None if meeting.state is MeetingState.PLANNED else meeting


def _invited(act: Act) -> Meeting | None:
    """The meeting that is yet to be opened."""
    meeting = _called(act)
    return meeting if meeting and meeting.state is MeetingState.INVITED else None


def _coming(desk: Desk, meeting: Meeting) -> frozenset[str]:
    """Who was marked present by hand (in a meeting that is over, at any time of it), else who
    accepted the invitation."""
    stays = desk.uow.presences.of_meeting(meeting.key)
    if meeting.state not in (MeetingState.INVITED, MeetingState.OPEN):
        return frozenset(each.person_id for each in stays)
    if stays:
        return present_at(stays, desk.now)
    invitations = desk.uow.invitations.of_meeting(meeting.key)
    return frozenset(each.person_id for each in invitations if each.reply is Reply.ACCEPTED)


def _is_here(seats: Sequence[Seat], role: SeatRole, here: Collection[str]) -> bool:
    seat = holder(seats, role)
    return seat is not None and seat.person_id in here


def _hear(act: Act) -> None:
    desk = act.desk()
    asked = following.asked_of(desk, str(act.scope.get("expert") or ""))
    if asked is not None:
        following.hear(desk, asked, act.text("session_notes"))


DUTY = Duty(check, effect)
