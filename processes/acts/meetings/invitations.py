"""Who is asked to come, what they answer, and who comes instead."""

from __future__ import annotations

from dataclasses import replace

from processes.acts.desk import Desk
from processes.acts.inviting import invite_by_mail
from processes.agenda import require_agenda
from processes.invitations import (
    Invitation,
    find,
    invite_body,
    invite_guest,
    invite_substitute,
    replied,
    substitute_to_invite,
    withdrawn_substitutes,
)
from processes.meetings import Meeting, MeetingState, moved, require_confirmed, require_state
from processes.notice import invitation_notice, materials_notice
from processes.refusals import refusal
from processes.written_procedure import started


def send_invitation(desk: Desk, meeting: Meeting, reason: str) -> list[Invitation]:
    """Invite the body: a time that the chair confirmed, an agenda, 7 days or a recorded reason."""
    require_confirmed(meeting)
    require_agenda(desk.uow.agenda.of_meeting(meeting.key))
    if meeting.written:
        sent = started(meeting, desk.now, desk.calendar)
    else:
        notice = invitation_notice(meeting.day, desk.now, reason, desk.calendar)
        sent = replace(
            moved(meeting, MeetingState.INVITED),
            invited_at=desk.now,
            late_notice_reason=notice.reason,
        )
    desk.uow.meetings.save(sent)
    invitations = invite_body(sent, desk.seats(meeting.body_id, meeting.day), desk.now, desk.key)
    for each in invitations:
        desk.uow.invitations.add(each)
    invite_by_mail(desk, sent, invitations)
    desk.log("send-invitation", meeting.key, sent.late_notice_reason, invited=len(invitations))
    return invitations


def send_materials(desk: Desk, meeting: Meeting, reason: str = "") -> Meeting:
    """Send the materials: 4 days before, or with a recorded reason."""
    notice = materials_notice(meeting.day, desk.now, reason, desk.calendar)
    sent = replace(meeting, materials_at=desk.now, late_materials_reason=notice.reason)
    desk.uow.meetings.save(sent)
    desk.log("send-materials", meeting.key, notice.reason)
    return sent


def invite_extra(desk: Desk, meeting: Meeting, person: str) -> Invitation:
    """Invite somebody without a seat: an expert, a presenting official."""
    require_state(meeting, MeetingState.INVITED)
    invitations = desk.uow.invitations.of_meeting(meeting.key)
    new = invite_guest(meeting, invitations, desk.uow.people.get(person).id, desk.now, desk.key)
    desk.uow.invitations.add(new)
    invite_by_mail(desk, meeting, [new])
    desk.log("invite-guest", meeting.key, person=person)
    return new


def reply(desk: Desk, meeting: Meeting, person: str, accept: bool, reason: str = "") -> Invitation:
    """A person's answer; who comes after all takes the place back from the substitute."""
    invitations = desk.uow.invitations.of_meeting(meeting.key)
    own = find(invitations, person)
    if own is None:
        raise refusal("not-invited-person", person=person)
    answer = replied(meeting, own, accept, reason, desk.now)
    desk.uow.invitations.save(answer)
    if accept:
        for each in withdrawn_substitutes(invitations, person):
            desk.uow.invitations.save(each)
    desk.log("reply-to-invitation", meeting.key, reason, person=person, reply=str(answer.reply))
    return answer


def call_substitute(desk: Desk, meeting: Meeting, principal: str) -> Invitation | None:
    """Invite the next substitute of who declined; None when there is none."""
    seats = desk.seats(meeting.body_id, meeting.day)
    invitations = desk.uow.invitations.of_meeting(meeting.key)
    seat = substitute_to_invite(seats, invitations, principal)
    if seat is None:
        return None
    new = invite_substitute(meeting, seat, invitations, desk.now, desk.key)
    if find(invitations, seat.person_id):
        desk.uow.invitations.save(new)
    else:
        desk.uow.invitations.add(new)
    invite_by_mail(desk, meeting, [new])
    desk.log("invite-substitute", meeting.key, person=seat.person_id, principal=principal)
    return new
