"""Meetings of bodies, and all that is recorded of one."""

from __future__ import annotations

import sqlalchemy as sa

from processes.agenda import AgendaItem
from processes.attendance import Presence
from processes.invitations import Invitation
from processes.meetings import Meeting
from processes.minutes import Action, Minutes
from processes.recusals import Recusal, RecusalCheck
from processes.votes import Vote
from processes.written_procedure import Objection
from storage.tables.columns import noun_table

_IN_MEETING = {"meeting": "meeting"}
_ITEM = _IN_MEETING

meeting = noun_table(
    "meeting",
    Meeting,
    sa.Index("ix_meeting_starts", "starts", "case_id", "seq"),
    sa.Index("ix_meeting_body_id", "body_id", "starts", "case_id", "seq"),
    sa.Index("ix_meeting_state", "state", "starts", "case_id", "seq"),
    sa.ForeignKeyConstraint(["body_id"], ["body.id"]),
    refers={"continues": "meeting"},
    people=("confirmed_by", "led_by"),
    slugs=("body_id",),
)
agenda_item = noun_table(
    "agenda_item",
    AgendaItem,
    sa.Index("ix_agenda_item_matter", "matter"),
    refers={"meeting": "meeting", "document": "document"},
    slugs=("matter", "benefits"),
    alone=[("meeting", "item")],
)
invitation = noun_table(
    "invitation",
    Invitation,
    sa.Index("ix_invitation_person_id", "person_id", "reply"),
    refers=_IN_MEETING,
    people=("person_id", "substitute_for"),
    alone=[("meeting", "person_id")],
)
presence = noun_table(
    "presence",
    Presence,
    sa.Index("ix_presence_person_id", "person_id"),
    refers=_IN_MEETING,
    people=("person_id", "substitute_for"),
)
recusal = noun_table(
    "recusal",
    Recusal,
    sa.Index("ix_recusal_person_id", "person_id"),
    sa.ForeignKeyConstraint(
        ["case_id", "meeting", "item"],
        ["agenda_item.case_id", "agenda_item.meeting", "agenda_item.item"],
    ),
    refers=_ITEM,
    people=("person_id", "raised_by"),
)
recusal_check = noun_table(
    "recusal_check",
    RecusalCheck,
    refers=_ITEM,
    people=("person_id", "checked_by"),
    alone=[("meeting", "item", "person_id")],
)
vote = noun_table(
    "vote",
    Vote,
    refers=_ITEM,
    people=("person_id",),
    alone=[("meeting", "item", "person_id")],
)
objection = noun_table(
    "objection",
    Objection,
    refers=_IN_MEETING,
    people=("person_id",),
    alone=[("meeting", "person_id")],
)
action_point = noun_table(
    "action_point",
    Action,
    sa.Index("ix_action_point_owner", "owner", "due"),
    refers=_IN_MEETING,
    slugs=("owner",),
)
minutes = noun_table(
    "minutes",
    Minutes,
    refers={"meeting": "meeting", "document": "document"},
    alone=[("meeting",)],
)

__all__ = [
    "action_point",
    "agenda_item",
    "invitation",
    "meeting",
    "minutes",
    "objection",
    "presence",
    "recusal",
    "recusal_check",
    "vote",
]
