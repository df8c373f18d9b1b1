"""Who is disqualified in an item, raised and decided."""

from __future__ import annotations

from engine.deadlines import finnish
from processes.acts.desk import Desk
from processes.agenda import AgendaItem
from processes.attendance import present_at
from processes.meetings import Meeting
from processes.recusals import Recusal, RecusalCheck, RecusalGround, RecusalState, decided, raised
from processes.refusals import refusal
from processes.seats import seat_of


def raise_recusal(
    desk: Desk,
    meeting: Meeting,
    item: AgendaItem,
    person: str,
    ground: RecusalGround,
    explanation: str,
) -> Recusal:
    """Declare one's own, or raise another's, disqualification."""
    if seat_of(desk.seats(meeting.body_id, meeting.day), person) is None:
        raise refusal("not-in-body", person=person, day=finnish(meeting.day))
    new = Recusal(
        desk.key(), meeting.key, item.item, person, ground, explanation.strip(),
        RecusalState.RAISED, desk.now,
    )  # fmt: skip
    new = raised(desk.uow.recusals.of_meeting(meeting.key), new, desk.actor.id)
    desk.uow.recusals.add(new)
    desk.log("recuse", meeting.key, explanation, person=person, item=item.item, ground=str(ground))
    return new


def decide_recusal(desk: Desk, meeting: Meeting, recusal: Recusal, confirmed: bool) -> Recusal:
    """The body decides, those present without the one concerned."""
    here = present_at(desk.uow.presences.of_meeting(meeting.key), desk.now)
    members = {s.person_id for s in desk.seats(meeting.body_id, meeting.day) if s.is_member}
    done = decided(recusal, confirmed, here & members, desk.actor.id, desk.now)
    desk.uow.recusals.save(done)
    desk.log("decide-recusal", meeting.key, person=recusal.person_id, state=str(done.state))
    return done


def clear_person(
    desk: Desk, meeting: Meeting, item: AgendaItem, person: str, explanation: str
) -> RecusalCheck:
    """Record that a person was checked and is not disqualified."""
    if person == desk.actor.id:
        raise refusal("own-recusal")
    if not explanation.strip():
        raise refusal("recusal-explanation-missing")
    new = RecusalCheck(
        desk.key(), meeting.key, item.item, person, explanation.strip(), desk.actor.id, desk.now
    )
    desk.uow.recusal_checks.add(new)
    desk.log("check-recusal", meeting.key, explanation, person=person, item=item.item)
    return new
