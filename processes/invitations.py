"""Invitations to a meeting and the replies to them; a decline brings the substitute in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from engine.model import Key
from processes.meetings import Meeting, MeetingState
from processes.refusals import refusal
from processes.seats import Seat, SeatRole, substitutes_of

NextKey = Callable[[], Key]


class Reply(StrEnum):
    """What the invited person has answered; withdrawn: a substitute whose principal comes."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Invitation:
    """One person's invitation; `substitute_for` names the member who declined."""

    key: Key
    meeting: Key
    person_id: str
    sent_at: datetime
    substitute_for: str | None = None
    reply: Reply = Reply.PENDING
    replied_at: datetime | None = None
    reason: str = ""


def invite_body(
    meeting: Meeting, seats: Sequence[Seat], now: datetime, next_key: NextKey
) -> list[Invitation]:
    """One invitation for each seat of the day, substitutes not yet."""
    people = {seat.person_id for seat in seats if seat.role is not SeatRole.SUBSTITUTE}
    return [Invitation(next_key(), meeting.key, person, now) for person in sorted(people)]


def invite_guest(
    meeting: Meeting,
    invitations: Sequence[Invitation],
    person_id: str,
    now: datetime,
    next_key: NextKey,
) -> Invitation:
    """Invite somebody without a seat (an expert, a presenting official) to the meeting."""
    if find(invitations, person_id):
        raise refusal("already-invited", person=person_id)
    return Invitation(next_key(), meeting.key, person_id, now)


def replied(
    meeting: Meeting, invitation: Invitation, accept: bool, reason: str, now: datetime
) -> Invitation:
    """The invitation with its answer; may be changed until the meeting opens."""
    if meeting.state is not MeetingState.INVITED:
        raise refusal("reply-closed", state=meeting.state)
    reply = Reply.ACCEPTED if accept else Reply.DECLINED
    return replace(invitation, reply=reply, replied_at=now, reason=reason.strip())


def substitute_to_invite(
    seats: Sequence[Seat], invitations: Sequence[Invitation], principal: str
) -> Seat | None:
    """The first substitute of a member who is not yet invited or has not declined; else None."""
    for seat in substitutes_of(seats, principal):
        invited = find(invitations, seat.person_id)
        if invited is None or invited.reply is Reply.WITHDRAWN:
            return seat
        if invited.reply is not Reply.DECLINED:
            return None
    return None


def invite_substitute(
    meeting: Meeting,
    seat: Seat,
    invitations: Sequence[Invitation],
    now: datetime,
    next_key: NextKey,
) -> Invitation:
    """Invite a substitute; refused while the principal has not declined."""
    principal = seat.substitute_for or ""
    declined = find(invitations, principal)
    if declined is None or declined.reply is not Reply.DECLINED:
        raise refusal("principal-coming", person=seat.person_id, principal=principal)
    earlier = find(invitations, seat.person_id)
    if earlier and earlier.reply is not Reply.WITHDRAWN:
        raise refusal("already-invited", person=seat.person_id)
    key = earlier.key if earlier else next_key()
    return Invitation(key, meeting.key, seat.person_id, now, substitute_for=principal)


def withdrawn_substitutes(invitations: Sequence[Invitation], principal: str) -> list[Invitation]:
    """The substitutes' invitations that fall away when their principal comes after all."""
    return [
        replace(each, reply=Reply.WITHDRAWN)
        for each in invitations
        if each.substitute_for == principal and each.reply is not Reply.WITHDRAWN
    ]


def find(invitations: Sequence[Invitation], person_id: str) -> Invitation | None:
    """The invitation of one person."""
    return next((each for each in invitations if each.person_id == person_id), None)


def uninvited(seats: Sequence[Seat], invitations: Sequence[Invitation]) -> list[str]:
    """The members of the day who were never invited: no meeting opens before they are."""
    invited = {each.person_id for each in invitations}
    return sorted({s.person_id for s in seats if s.is_member} - invited)
