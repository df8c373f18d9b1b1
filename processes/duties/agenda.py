"""Drawing up an agenda: further matters and proposals; or the text of a written procedure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from engine.deadlines import WorkingDays, finnish
from processes.acts import meetings
from processes.agenda import ItemKind
from processes.duties.act import Act, Duty, complaint, word
from processes.meetings import MeetingState
from processes.written_procedure import WORKING_DAYS, earliest_end


def check(act: Act) -> Mapping[str, Any]:
    """A written procedure is open for three working days at least."""
    last = act.date("meeting_end") if act.text("written_proposal") else None
    earliest = earliest_end(act.day, WorkingDays())
    if last is not None and last < earliest:
        raise complaint(
            "meeting_end",
            f"a written procedure is open {WORKING_DAYS} working days, until {finnish(earliest)}",
            f"Vastausaikaa on vähintään {WORKING_DAYS} työpäivää, {finnish(earliest)} asti.",
        )
    return act.variables


def effect(act: Act) -> None:
    """The planned meeting's matters get their proposal, and the further ones their place."""
    desk = act.desk()
    meeting = desk.meeting()
    if meeting is None or meeting.written or meeting.state is not MeetingState.PLANNED:
        return
    proposal, note = act.text("presentation_text"), act.text("agenda_note")
    for item in desk.uow.agenda.of_meeting(meeting.key):
        if item.kind is ItemKind.DECISION:
            desk.uow.agenda.save(replace(item, proposal=proposal, account=note or item.account))
    for row in act.rows("extra_items"):
        kind = ItemKind.NOTICE if word(row, "kind") == "notice" else ItemKind.DECISION
        meetings.put_matter(desk, meeting, word(row, "title"), kind)


DUTY = Duty(check, effect)
