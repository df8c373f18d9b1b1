"""Who is there, and whether they are enough."""

from __future__ import annotations

from engine.deadlines import finnish
from processes.acts.desk import Desk
from processes.agenda import AgendaItem
from processes.attendance import Presence, arrive, leave, present_at
from processes.invitations import Reply, find
from processes.meetings import Meeting
from processes.quorum import Quorum, quorum_at
from processes.recusals import recused
from processes.refusals import refusal
from processes.seats import seat_of


def mark_present(desk: Desk, meeting: Meeting, person: str) -> Presence:
    """Somebody comes in; a seat of the day says as what."""
    stays = desk.uow.presences.of_meeting(meeting.key)
    seat = seat_of(desk.seats(meeting.body_id, meeting.day), person)
    if seat is None and find(desk.uow.invitations.of_meeting(meeting.key), person) is None:
        raise refusal("not-in-body", person=person, day=finnish(meeting.day))
    new = arrive(stays, seat, Presence(desk.key(), meeting.key, person, None, desk.now))
    desk.uow.presences.add(new)
    desk.log("arrive", meeting.key, person=person)
    return new


def mark_left(desk: Desk, meeting: Meeting, person: str) -> Presence:
    """Somebody goes."""
    gone = leave(desk.uow.presences.of_meeting(meeting.key), person, desk.now)
    desk.uow.presences.save(gone)
    desk.log("leave", meeting.key, person=person)
    return gone


def mark_accepted(desk: Desk, meeting: Meeting) -> None:
    """All who accepted and are not yet marked come in: the chair's roll call."""
    here = present_at(desk.uow.presences.of_meeting(meeting.key), desk.now)
    for each in desk.uow.invitations.of_meeting(meeting.key):
        if each.reply is Reply.ACCEPTED and each.person_id not in here:
            mark_present(desk, meeting, each.person_id)


def count(desk: Desk, meeting: Meeting, item: AgendaItem | None = None) -> Quorum:
    """The quorum now, for an item when one is named."""
    barred = barred_now(desk, meeting, item)
    stays = desk.uow.presences.of_meeting(meeting.key)
    return quorum_at(desk.seats(meeting.body_id, meeting.day), stays, barred, desk.now)


def barred_now(desk: Desk, meeting: Meeting, item: AgendaItem | None) -> frozenset[str]:
    """The persons disqualified in an item now."""
    if item is None:
        return frozenset()
    return recused(desk.uow.recusals.of_meeting(meeting.key), item.item, desk.now)
