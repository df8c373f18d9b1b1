"""Answering an invitation, or taking a stand in a written procedure."""

from __future__ import annotations

from processes.acts import meetings
from processes.acts.desk import desk_of
from processes.duties.act import Act, Duty, passes
from processes.invitations import find


def effect(act: Act) -> None:
    """The answer stands on the invitation; an objection ends the written procedure."""
    desk = desk_of(act.uow, act.case, act.actor, act.now)
    meeting = desk.meeting()
    if meeting is None:
        return
    if act.text("stance") == "objection":
        meetings.object_to(desk, meeting, desk.person, act.text("objection_reason"))
    elif act.text("reply") and find(act.uow.invitations.of_meeting(meeting.key), desk.person):
        accept = act.text("reply") == "accepted"
        meetings.reply(desk, meeting, desk.person, accept, act.text("decline_reason"))


DUTY = Duty(passes, effect)
