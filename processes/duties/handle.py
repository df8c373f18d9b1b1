"""Handling a matter in a meeting: taken up with its disqualifications, discussed, put down."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.errors import InvalidForm
from processes.acts import items, meetings
from processes.acts.desk import Desk
from processes.agenda import AgendaItem, ItemKind, ItemState
from processes.duties.act import Act, Duty, complaint, named, word
from processes.duties.owning import require_owners
from processes.meetings import Meeting, MeetingState
from processes.recusals import RecusalGround

POYTAKIRJA = "poytakirja"
NO_GROUND = frozenset({"none", "represents_city"})
"""Answers that say a person was looked at and is not disqualified."""


def check(act: Act) -> Mapping[str, Any]:
    """A new last day lies ahead, measures have owners, disqualifications a ground of the law."""
    wait = act.date("wait_until")
    if wait is not None and wait < act.day:
        raise complaint("wait_until", "this day has passed already", "Päivä on jo mennyt.")
    require_owners(act, "corrective_measures", "owner")
    for row in act.rows("item_recusals"):
        if word(row, "ground") not in NO_GROUND | {"city_benefit"} | set(RecusalGround):
            raise _unknown_ground()
    return act.variables


def effect(act: Act) -> None:
    """Nothing outside an open meeting: what is decided there the process itself keeps."""
    desk = act.desk()
    meeting = desk.meeting()
    if act.task.document != POYTAKIRJA or meeting is None:
        return
    if meeting.state is not MeetingState.OPEN or act.text("without_quorum"):
        return
    if "discussion" in act.variables:
        _discuss(desk, meeting, act.matter, act.text("discussion"))
    else:
        _begin(act, desk, meeting)


def _begin(act: Act, desk: Desk, meeting: Meeting) -> None:
    known = items.matter(desk, meeting, act.matter)
    if known is not None and known.state is not ItemState.WAITING:
        item = known if known.state is ItemState.OPEN else None  # taken up in the live view
    else:
        item = items.begin_matter(desk, meeting, act.matter)
    if item is None:
        return
    for row in act.rows("item_recusals"):
        _judge(desk, meeting, item, row)


def _judge(desk: Desk, meeting: Meeting, item: AgendaItem, row: Mapping[str, Any]) -> None:
    """A member is barred by the body's decision, by their own word at once, or found free."""
    person, ground = named(row, "person", desk.uow), word(row, "ground")
    if ground in NO_GROUND:
        meetings.clear_person(desk, meeting, item, person, word(row, "explanation"))
        return
    if ground not in set(RecusalGround):
        return  # a benefit to the person's city asks for a check; it is answered separately
    raised = meetings.raise_recusal(
        desk, meeting, item, person, RecusalGround(ground), word(row, "explanation")
    )
    if person != desk.actor.id:
        meetings.decide_recusal(desk, meeting, raised, True)


def _discuss(desk: Desk, meeting: Meeting, title: str, text: str) -> None:
    """Noted; a matter that cannot be decided here is over with it."""
    item = meetings.open_item(desk, meeting)
    known = items.matter(desk, meeting, title)
    if item is None or (known is not None and known.item != item.item):
        return
    items.note_discussion(desk, item, text)
    if item.kind is not ItemKind.DECISION or not meetings.count(desk, meeting, item).met:
        items.finish_matter(desk, meeting)


def _unknown_ground() -> InvalidForm:
    return complaint(
        "item_recusals",
        "a ground is a point of section 28 of the Administrative Procedure Act",
        "Peruste on hallintolain 28 §:n 1 momentin kohta.",
        "434/2003 § 28",
    )


DUTY = Duty(check, effect)
