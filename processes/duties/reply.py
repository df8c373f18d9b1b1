"""Answering an invitation, or taking a stand in a written procedure."""

from __future__ import annotations

from processes.acts import deciding, meetings
from processes.acts.desk import Desk
from processes.duties.act import Act, Duty, passes
from processes.invitations import find
from processes.meetings import Meeting
from processes.votes import Choice


def effect(act: Act) -> None:
    """The answer stands on the invitation; an objection ends the written procedure."""
    desk = act.desk()
    meeting = desk.meeting()
    if meeting is None:
        return
    if act.text("stance"):
        _take_stand(act, desk, meeting)
    elif act.text("reply") and find(act.uow.invitations.of_meeting(meeting.key), desk.person):
        accept = act.text("reply") == "accepted"
        meetings.reply(desk, meeting, desk.person, accept, act.text("decline_reason"))


def _take_stand(act: Act, desk: Desk, meeting: Meeting) -> None:
    """No objection is an answer that counts for the quorum, not a vote for the proposal."""
    if act.text("stance") == "objection":
        meetings.object_to(desk, meeting, desk.person, act.text("objection_reason"))
        return
    item = meetings.open_item(desk, meeting)
    if item is not None:
        deciding.cast(desk, meeting, item, desk.person, Choice.ABSTAIN)


DUTY = Duty(passes, effect)
