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
from storage.tables import meeting as tables

T = TypeVar("T")


class MeetingRows(Changing[Meeting]):
    """See `processes.ports.Meetings`."""

    mapper = NounMapper(tables.meeting, Meeting)
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

    mapper = NounMapper(tables.agenda_item, AgendaItem)
    name, name_fi = "agenda item", "asiakohta"
    in_meeting = mapper.with_value("meeting")


class InvitationRows(ChangingOfMeeting[Invitation]):
    mapper = NounMapper(tables.invitation, Invitation)
    name, name_fi = "invitation", "kutsu"
    in_meeting = mapper.with_value("meeting")


class PresenceRows(ChangingOfMeeting[Presence]):
    mapper = NounMapper(tables.presence, Presence)
    name, name_fi = "presence", "läsnäolo"
    in_meeting = mapper.with_value("meeting")


class RecusalRows(ChangingOfMeeting[Recusal]):
    mapper = NounMapper(tables.recusal, Recusal)
    name, name_fi = "recusal", "esteellisyys"
    in_meeting = mapper.with_value("meeting")


class RecusalCheckRows(OfMeeting[RecusalCheck]):
    mapper = NounMapper(tables.recusal_check, RecusalCheck)
    name, name_fi = "recusal check", "esteettömyyden tarkistus"
    in_meeting = mapper.with_value("meeting")


class VoteRows(OfMeeting[Vote]):
    mapper = NounMapper(tables.vote, Vote)
    name, name_fi = "vote", "ääni"
    in_meeting = mapper.with_value("meeting")


class ObjectionRows(OfMeeting[Objection]):
    mapper = NounMapper(tables.objection, Objection)
    name, name_fi = "objection", "vastustus"
    in_meeting = mapper.with_value("meeting")


class ActionRows(OfMeeting[Action]):
    mapper = NounMapper(tables.action_point, Action)
    name, name_fi = "action point", "toimeksianto"
    in_meeting = mapper.with_value("meeting")


class MinutesRows(ChangingOfMeeting[Minutes]):
    mapper = NounMapper(tables.minutes, Minutes)
    name, name_fi = "minutes", "pöytäkirja"
    in_meeting = mapper.with_value("meeting")
