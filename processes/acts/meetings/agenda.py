"""What a meeting is to handle, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from processes.acts.desk import Desk
from processes.agenda import AgendaItem, ItemKind, add_matter, reordered, without
from processes.meetings import Meeting
from processes.refusals import refusal


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


def items_of_kind(agenda: Sequence[AgendaItem], *kinds: ItemKind) -> list[AgendaItem]:
    """The items of some kinds, in their order."""
    return sorted((e for e in agenda if e.kind in kinds), key=lambda e: e.position)
