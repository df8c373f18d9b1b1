"""Acts on minutes: what the registers say of a meeting, gathered for the paper."""

from __future__ import annotations

from processes.acts.desk import Desk
from processes.meetings import Meeting
from processes.minutes import MeetingFacts, MinutesRecord, assemble


def record(desk: Desk, meeting: Meeting) -> MinutesRecord:
    """Attendance, items, recusals, votes, decisions, dissents and actions as they are recorded."""
    uow, key = desk.uow, meeting.key
    decisions = uow.decisions.of_meeting(key)
    return assemble(
        MeetingFacts(
            meeting,
            desk.seats(meeting.body_id, meeting.day),
            uow.agenda.of_meeting(key),
            uow.presences.of_meeting(key),
            uow.recusals.of_meeting(key),
            uow.votes.of_meeting(key),
            decisions,
            [each for made in decisions for each in uow.dissents.of_decision(made.key)],
            uow.actions.of_meeting(key),
        )
    )
