"""Acts on the items of a meeting that is going on: begin, note, finish; the meeting's own end."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from processes.acts.desk import Desk
from processes.acts.meetings import close_meeting, open_item, put_down, take_up
from processes.agenda import AgendaItem, ItemKind, ItemState, ordered
from processes.attendance import Presence, arrive, present_at
from processes.meetings import Meeting
from processes.minutes import Action
from processes.seats import seat_of

BEFORE = (ItemKind.OPENING, ItemKind.LEGALITY, ItemKind.OFFICERS, ItemKind.AGENDA)
AFTER = (ItemKind.OTHER, ItemKind.NEXT_MEETING, ItemKind.CLOSING)


def waiting(desk: Desk, meeting: Meeting, kinds: Collection[ItemKind] = ()) -> list[AgendaItem]:
    """The items not yet taken up (of some kinds, when named), in their order."""
    agenda = ordered(desk.uow.agenda.of_meeting(meeting.key))
    found = [each for each in agenda if each.state is ItemState.WAITING]
    return [each for each in found if not kinds or each.kind in kinds]


def go_through(desk: Desk, meeting: Meeting, kinds: Collection[ItemKind]) -> None:
    """The standing headings of some kinds, which are stated and not decided."""
    for each in waiting(desk, meeting, kinds):
        put_down(desk, meeting, take_up(desk, meeting, each))


def matter(desk: Desk, meeting: Meeting, title: str) -> AgendaItem | None:
    """The matter of that title, wherever it is in its handling; None where no title is given."""
    agenda = ordered(desk.uow.agenda.of_meeting(meeting.key))
    found = [each for each in agenda if title and each.is_matter and each.title == title]
    return found[0] if found else None


def begin_matter(desk: Desk, meeting: Meeting, title: str = "") -> AgendaItem | None:
    """The next matter, the one of that title first; what was still open is put down."""
    leave_open_item(desk, meeting)
    matters = [each for each in waiting(desk, meeting) if each.is_matter]
    named = [each for each in matters if each.title == title]
    return take_up(desk, meeting, (named or matters)[0]) if matters else None


def leave_open_item(desk: Desk, meeting: Meeting) -> None:
    """Put down what is being handled, whether it was decided or not."""
    item = open_item(desk, meeting)
    if item is not None:
        put_down(desk, meeting, item)


def be_there(desk: Desk, meeting: Meeting, person: str) -> None:
    """Who presents without a seat in the body comes in for it."""
    stays = desk.uow.presences.of_meeting(meeting.key)
    if meeting.written or person in present_at(stays, desk.now):
        return
    seat = seat_of(desk.seats(meeting.body_id, meeting.day), person)
    coming = Presence(desk.key(), meeting.key, person, None, desk.now)
    desk.uow.presences.add(arrive(stays, seat, coming))
    desk.log("arrive", meeting.key, person=person)


def note_discussion(desk: Desk, item: AgendaItem, text: str) -> AgendaItem:
    """What the secretary writes down of the discussion, for the minutes."""
    noted = replace(item, discussion=text)
    desk.uow.agenda.save(noted)
    desk.log("note-discussion", item.meeting, item=item.item)
    return noted


def finish_matter(desk: Desk, meeting: Meeting) -> None:
    """The matter is over; after the last one the meeting is, too."""
    leave_open_item(desk, meeting)
    if not any(each.is_matter for each in waiting(desk, meeting)):
        conclude(desk, meeting)


def conclude(desk: Desk, meeting: Meeting) -> Meeting:
    """The closing headings, and the end of the meeting."""
    leave_open_item(desk, meeting)
    go_through(desk, meeting, AFTER)
    return close_meeting(desk, meeting)


def agree_action(
    desk: Desk, meeting: Meeting, text: str, owner: str, due: date | None, item: int | None = None
) -> Action:
    """What somebody is to do after the meeting."""
    new = Action(desk.key(), meeting.key, text, owner, due, item)
    desk.uow.actions.add(new)
    desk.log("agree-action", meeting.key, item=item, text=text, owner=owner)
    return new
