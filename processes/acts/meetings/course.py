"""A meeting's course: opened, item by item, closed or called off."""

from __future__ import annotations

from processes.acts.desk import Desk
from processes.acts.inviting import cancel_by_mail
from processes.agenda import AgendaItem, ItemState, item_closed, item_opened, still_open
from processes.attendance import present_at
from processes.invitations import uninvited
from processes.meetings import Meeting, adjourned, cancelled, closed, opened, require_open
from processes.recusals import ended
from processes.refusals import refusal
from processes.seats import SeatRole, holder
from processes.written_procedure import Objection, objected


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
