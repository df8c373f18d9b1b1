"""Meetings and what is recorded of them; see `processes.ports` for what each promises."""

from __future__ import annotations

from typing import Generic, TypeVar

from engine.model import Key
from processes.agenda import AgendaItem
from processes.attendance import Presence
from processes.invitations import Invitation
from processes.meetings import Meeting
from processes.minutes import Action, Minutes
from processes.recusals import Recusal, RecusalCheck
from processes.votes import Vote
from processes.written_procedure import Objection
from storage.prepared import Prepared
from storage.repositories.nouns import Changing, Kept, NounMapper
from storage.tables.meeting import (
    action_point,
    agenda_item,
    invitation,
    meeting,
    minutes,
    objection,
    presence,
    recusal,
    recusal_check,
    vote,
)

T = TypeVar("T")


class MeetingRows(Changing[Meeting]):
    """See `processes.ports.Meetings`."""

    mapper = NounMapper(meeting, Meeting)
    name, name_fi = "meeting", "kokous"


class OfMeeting(Kept[T], Generic[T]):
    """What belongs to one meeting and is never changed."""

    in_meeting: Prepared

    def of_meeting(self, meeting: Key) -> list[T]:
        """All of a meeting, the oldest first."""
        return self.with_value(self.in_meeting, meeting)


class ChangingOfMeeting(OfMeeting[T], Changing[T], Generic[T]):
    """What belongs to one meeting and goes from state to state."""


class AgendaRows(ChangingOfMeeting[AgendaItem]):
    """See `processes.ports.Agenda`."""

    mapper = NounMapper(agenda_item, AgendaItem)
    name, name_fi = "agenda item", "asiakohta"
    in_meeting = mapper.with_value("meeting")


class InvitationRows(ChangingOfMeeting[Invitation]):
    mapper = NounMapper(invitation, Invitation)
    name, name_fi = "invitation", "kutsu"
    in_meeting = mapper.with_value("meeting")


class PresenceRows(ChangingOfMeeting[Presence]):
    mapper = NounMapper(presence, Presence)
    name, name_fi = "presence", "läsnäolo"
    in_meeting = mapper.with_value("meeting")


class RecusalRows(ChangingOfMeeting[Recusal]):
    mapper = NounMapper(recusal, Recusal)
    name, name_fi = "recusal", "esteellisyys"
    in_meeting = mapper.with_value("meeting")


class RecusalCheckRows(OfMeeting[RecusalCheck]):
    mapper = NounMapper(recusal_check, RecusalCheck)
    name, name_fi = "recusal check", "esteettömyyden tarkistus"
    in_meeting = mapper.with_value("meeting")


class VoteRows(OfMeeting[Vote]):
    mapper = NounMapper(vote, Vote)
    name, name_fi = "vote", "ääni"
    in_meeting = mapper.with_value("meeting")


class ObjectionRows(OfMeeting[Objection]):
    mapper = NounMapper(objection, Objection)
    name, name_fi = "objection", "vastustus"
    in_meeting = mapper.with_value("meeting")


class ActionRows(OfMeeting[Action]):
    mapper = NounMapper(action_point, Action)
    name, name_fi = "action point", "toimeksianto"
    in_meeting = mapper.with_value("meeting")


class MinutesRows(ChangingOfMeeting[Minutes]):
    mapper = NounMapper(minutes, Minutes)
    name, name_fi = "minutes", "pöytäkirja"
    in_meeting = mapper.with_value("meeting")
