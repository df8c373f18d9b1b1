"""Checking: minutes by those elected for it, a proposal's form by the presenting official."""

from __future__ import annotations

from processes.acts import minutes
from processes.acts.barring import bar
from processes.acts.desk import Desk
from processes.disqualifications import barred
from processes.duties.act import Act, Duty, passes
from processes.recusals import RecusalGround
from processes.refusals import refusal
from processes.seats import SeatRole, holder

POYTAKIRJA = "poytakirja"
HEADS = {"chair_ground": SeatRole.CHAIR, "vice_chair_ground": SeatRole.VICE_CHAIR}


def effect(act: Act) -> None:
    """What a checker finds is stored; a hindered chair is barred from the matter."""
    desk = act.desk()
    if act.task.document == POYTAKIRJA:
        _check_minutes(act, desk)
        return
    for answer, role in HEADS.items():
        if act.text(answer) in set(RecusalGround):
            _bar(act, desk, role, RecusalGround(act.text(answer)))


def _check_minutes(act: Act, desk: Desk) -> None:
    meeting = desk.meeting()
    found = minutes.of_meeting(desk, meeting.key) if meeting else None
    if meeting is None or found is None:
        raise refusal("minutes-wrong-state", state="–")
    if act.text("check_result") == "ok":
        minutes.check(desk, meeting, found)
    else:
        minutes.remark(desk, meeting, act.text("check_remark"))


def _bar(act: Act, desk: Desk, role: SeatRole, ground: RecusalGround) -> None:
    body = act.scope.get("approver_body")
    seat = holder(desk.seats(str(body)), role) if body else None
    known = desk.uow.disqualifications.of_case(desk.case.id)
    if seat is not None and seat.person_id not in barred(known, desk.now):
        bar(desk, seat.person_id, ground, ground.citation)


DUTY = Duty(passes, effect)
