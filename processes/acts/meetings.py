"""Acts of a meeting: plan, agenda, invite, reply, attend, items, recusals, close, call off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from engine.deadlines import finnish
from engine.model import Key
from processes.acts.desk import Desk
from processes.acts.inviting import cancel_by_mail, invite_by_mail
from processes.agenda import (
    AgendaItem,
    ItemKind,
    ItemState,
    add_matter,
    item_closed,
    item_opened,
    reordered,
    require_agenda,
    standing_items,
    still_open,
    without,
)
from processes.attendance import Presence, arrive, leave, present_at
from processes.invitations import (
    Invitation,
    Reply,
    find,
    invite_body,
    invite_guest,
    invite_substitute,
    replied,
    substitute_to_invite,
    uninvited,
    withdrawn_substitutes,
)
from processes.meetings import (
    Meeting,
    MeetingState,
    adjourned,
    cancelled,
    closed,
    moved,
    opened,
    plan,
    require_confirmed,
    require_open,
    require_state,
    rescheduled,
)
from processes.notice import invitation_notice, materials_notice
from processes.quorum import Quorum, quorum_at
from processes.recusals import (
    Recusal,
    RecusalCheck,
    RecusalGround,
    RecusalState,
    decided,
    ended,
    raised,
    recused,
)
from processes.refusals import refusal
from processes.seats import SeatRole, holder, seat_of
from processes.written_procedure import Objection, objected, started


def plan_meeting(
    desk: Desk,
    body_id: str,
    starts: datetime,
    ends: datetime,
    place: str = "",
    link: str = "",
    written: bool = False,
    continues: Key | None = None,
) -> Meeting:
    """A meeting with its standing agenda; numbered within the body's year."""
    desk.uow.bodies.get(body_id)
    year = starts.year
    key = desk.key()
    series = "written-procedure" if written else "meeting"
    running = desk.uow.numbers.next(f"{series}:{body_id}:{year}")
    new = Meeting(
        key, body_id, f"{running}/{year}", starts, ends, place, link, written=written,
        continues=continues,
    )  # fmt: skip
    new = plan(new, desk.now)
    desk.uow.meetings.add(new)
    if not written:
        for each in standing_items(key, desk.key, desk.case.language):
            desk.uow.agenda.add(each)
    desk.log("plan-meeting", key, body=body_id, starts=starts.isoformat(), number=new.number)
    return new


def reschedule(
    desk: Desk, meeting: Meeting, starts: datetime, ends: datetime, place: str, link: str
) -> Meeting:
    """Another time or place before anybody is invited; the chair confirms anew."""
    done = rescheduled(meeting, starts, ends, place, link, desk.now)
    desk.uow.meetings.save(done)
    desk.log("change-meeting", meeting.key, starts=starts.isoformat(), place=place)
    return done


def confirm(desk: Desk, meeting: Meeting) -> Meeting:
    """The chair confirms the time, before anybody is invited."""
    require_state(meeting, MeetingState.PLANNED)
    done = replace(meeting, confirmed_by=desk.person)
    desk.uow.meetings.save(done)
    desk.log("confirm-meeting", meeting.key)
    return done


def put_matter(
    desk: Desk,
    meeting: Meeting,
    title: str,
    kind: ItemKind = ItemKind.DECISION,
    reason: str = "",
    **more: Any,
) -> AgendaItem:
    """A matter on the agenda; the numbers of those after it move."""
    before = desk.uow.agenda.of_meeting(meeting.key)
    new = AgendaItem(desk.key(), meeting.key, 0, kind, title, 0, desk.case.id, **more)
    known = {each.key: each for each in before}
    added: AgendaItem | None = None
    for each in add_matter(meeting, before, new, reason):
        if each.key not in known:
            desk.uow.agenda.add(each)
            added = each
        elif each != known[each.key]:
            desk.uow.agenda.save(each)
    if added is None:
        raise refusal("agenda-missing")
    desk.log("add-agenda-item", meeting.key, reason, title=title, item=added.item)
    return added


def order_agenda(desk: Desk, meeting: Meeting, order: Sequence[int]) -> list[AgendaItem]:
    """The items in another order, until the agenda has gone out."""
    before = {each.key: each for each in desk.uow.agenda.of_meeting(meeting.key)}
    after = reordered(meeting, list(before.values()), order)
    for each in after:
        if each != before[each.key]:
            desk.uow.agenda.save(each)
    desk.log("order-agenda", meeting.key, order=list(order))
    return after


def change_matter(desk: Desk, meeting: Meeting, item: AgendaItem, **changes: Any) -> AgendaItem:
    """Other words or another paper for a matter, until the agenda has gone out."""
    if meeting.agenda_is_out:
        raise refusal("agenda-closed")
    done = replace(item, **changes)
    desk.uow.agenda.save(done)
    desk.log("change-agenda-item", meeting.key, item=item.item, changed=sorted(changes))
    return done


def drop_matter(desk: Desk, meeting: Meeting, item: AgendaItem) -> None:
    """Take a matter off an agenda that has not gone out; the standing headings stay."""
    left = without(meeting, desk.uow.agenda.of_meeting(meeting.key), item)
    desk.uow.agenda.remove(item.key)
    for each in left:
        desk.uow.agenda.save(each)
    desk.log("drop-agenda-item", meeting.key, item=item.item, title=item.title)


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


def reply(
    desk: Desk, meeting: Meeting, person: str, accept: bool, reason: str = ""
) -> Invitation:
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


def open_meeting(desk: Desk, meeting: Meeting, led_by: str) -> Meeting:
    """Open: all members invited, led by the chair, or the vice chair while the chair is away."""
    seats = desk.seats(meeting.body_id, meeting.day)
    missing = uninvited(seats, desk.uow.invitations.of_meeting(meeting.key))
    if missing:
        raise refusal("not-invited", person=", ".join(missing))
    here = present_at(desk.uow.presences.of_meeting(meeting.key), desk.now)
    chair, vice = holder(seats, SeatRole.CHAIR), holder(seats, SeatRole.VICE_CHAIR)
    leads = chair if chair and chair.person_id in here else vice
    if leads is None or leads.person_id not in here or leads.person_id != led_by:
        raise refusal("chair-not-present")
    done = opened(meeting, led_by, desk.now)
    desk.uow.meetings.save(done)
    desk.log("open-meeting", meeting.key, led_by=led_by)
    return done


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


def take_up(desk: Desk, meeting: Meeting, item: AgendaItem) -> AgendaItem:
    """Begin an item; the one before must be closed."""
    done = item_opened(meeting, desk.uow.agenda.of_meeting(meeting.key), item, desk.now)
    desk.uow.agenda.save(done)
    desk.log("open-item", meeting.key, item=item.item)
    return done


def put_down(desk: Desk, meeting: Meeting, item: AgendaItem) -> AgendaItem:
    """End an item; its disqualifications end with it."""
    require_open(meeting)
    done = item_closed(item, ItemState.HANDLED, desk.now)
    desk.uow.agenda.save(done)
    for each in ended(desk.uow.recusals.of_meeting(meeting.key), item.item, desk.now):
        desk.uow.recusals.save(each)
    desk.log("close-item", meeting.key, item=item.item, state=str(done.state))
    return done


def open_item(desk: Desk, meeting: Meeting) -> AgendaItem | None:
    """The item being handled."""
    return still_open(desk.uow.agenda.of_meeting(meeting.key))


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


def close_meeting(desk: Desk, meeting: Meeting) -> Meeting:
    """Close after the last item."""
    item = open_item(desk, meeting)
    if item is not None:
        raise refusal("item-open", item=item.position)
    done = closed(meeting, desk.now)
    desk.uow.meetings.save(done)
    desk.log("close-meeting", meeting.key)
    return done


def call_off(desk: Desk, meeting: Meeting, reason: str, adjourn: bool = False) -> Meeting:
    """Cancel before it opens, or adjourn."""
    done = adjourned(meeting, reason, desk.now) if adjourn else cancelled(meeting, reason)
    desk.uow.meetings.save(done)
    if not adjourn:
        cancel_by_mail(desk, done, desk.uow.invitations.of_meeting(meeting.key))
    desk.log("adjourn-meeting" if adjourn else "cancel-meeting", meeting.key, reason)
    return done


def object_to(desk: Desk, meeting: Meeting, person: str, reason: str) -> Meeting:
    """Any objection ends a written procedure."""
    desk.uow.objections.add(Objection(desk.key(), meeting.key, person, reason, desk.now))
    done = objected(meeting, reason, desk.now)
    desk.uow.meetings.save(done)
    desk.log("object", meeting.key, reason, person=person)
    return done


def facts(meeting: Meeting) -> Mapping[str, Any]:
    """What the web and the processes are told of a meeting."""
    return {
        "meeting_id": str(meeting.key),
        "number": meeting.number,
        "state": str(meeting.state),
        "starts": meeting.starts.isoformat(),
    }


def items_of_kind(agenda: Sequence[AgendaItem], *kinds: ItemKind) -> list[AgendaItem]:
    """The items of some kinds, in their order."""
    return sorted((e for e in agenda if e.kind in kinds), key=lambda e: e.position)
