"""The agenda of a meeting: standing items and matters; each matter is one case in one meeting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from engine.model import Key
from engine.text import Text
from processes.meetings import Meeting, MeetingState, require_open
from processes.refusals import refusal


class ItemKind(StrEnum):
    """The headings of an agenda in their standing order (domain.md § 6)."""

    OPENING = "opening"
    LEGALITY = "legality"
    OFFICERS = "officers"
    AGENDA = "agenda"
    NOTICE = "notice"
    DECISION = "decision"
    OTHER = "other"
    NEXT_MEETING = "next_meeting"
    CLOSING = "closing"


class ItemState(StrEnum):
    """waiting → open → handled (no decision) | decided | tabled."""

    WAITING = "waiting"
    OPEN = "open"
    HANDLED = "handled"
    DECIDED = "decided"
    TABLED = "tabled"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item; a matter has a case, a proposal and mostly a document with its version."""

    key: Key
    meeting: Key
    item: int
    kind: ItemKind
    title: str
    position: int
    matter: str | None = None
    account: str = ""
    proposal: str = ""
    document: Key | None = None
    version: int | None = None
    prepared_by: tuple[str, ...] = ()
    benefits: str | None = None
    state: ItemState = ItemState.WAITING
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    late_reason: str = ""
    discussion: str = ""

    @property
    def is_matter(self) -> bool:
        return self.kind in (ItemKind.DECISION, ItemKind.NOTICE)


_BEFORE = (
    (ItemKind.OPENING, Text("Kokouksen avaus", "Öppnande av mötet", "Opening")),
    (
        ItemKind.LEGALITY,
        Text(
            "Laillisuus ja päätösvaltaisuus",
            "Laglighet och beslutförhet",
            "Lawfulness and quorum",
        ),
    ),
    (
        ItemKind.OFFICERS,
        Text(
            "Sihteeri ja pöytäkirjan tarkastajat",
            "Sekreterare och protokolljusterare",
            "Secretary and checkers of the minutes",
        ),
    ),
    (ItemKind.AGENDA, Text("Esityslistan hyväksyminen", "Godkännande av listan", "Agenda")),
)
_AFTER = (
    (ItemKind.OTHER, Text("Muut asiat", "Övriga ärenden", "Other matters")),
    (ItemKind.NEXT_MEETING, Text("Seuraava kokous", "Nästa möte", "Next meeting")),
    (ItemKind.CLOSING, Text("Kokouksen päättäminen", "Mötets avslutande", "Closing")),
)


def standing_items(
    meeting: Key, next_key: Callable[[], Key], language: str = "fi"
) -> list[AgendaItem]:
    """The items that every agenda has; matters come between (`add_matter`)."""
    headings = [*_BEFORE, *_AFTER]
    return [
        AgendaItem(next_key(), meeting, n, kind, text.in_language(language), n)
        for n, (kind, text) in enumerate(headings, start=1)
    ]


def add_matter(
    meeting: Meeting, agenda: Sequence[AgendaItem], matter: AgendaItem, reason: str = ""
) -> list[AgendaItem]:
    """The agenda with a matter before the closing items; after the invitation with a reason."""
    if meeting.agenda_is_out and not reason.strip():
        raise refusal("agenda-closed")
    if meeting.state not in (MeetingState.PLANNED, MeetingState.INVITED, MeetingState.OPEN):
        raise refusal("meeting-wrong-state", state=meeting.state, to="agenda")
    number = max((each.item for each in agenda), default=0) + 1
    late = reason.strip() if meeting.agenda_is_out else ""
    added = replace(matter, meeting=meeting.key, item=number, late_reason=late)
    at = _place_for(agenda, matter.kind)
    return _numbered([*ordered(agenda)[:at], added, *ordered(agenda)[at:]])


def reordered(
    meeting: Meeting, agenda: Sequence[AgendaItem], order: Sequence[int]
) -> list[AgendaItem]:
    """The agenda in another order of its item numbers, while it has not gone out."""
    if meeting.agenda_is_out:
        raise refusal("agenda-closed")
    by_number = {each.item: each for each in agenda}
    if sorted(order) != sorted(by_number):
        raise refusal("agenda-order")
    return _numbered([by_number[n] for n in order])


def without(
    meeting: Meeting, agenda: Sequence[AgendaItem], item: AgendaItem
) -> list[AgendaItem]:
    """The agenda without a matter, while it has not gone out; the standing headings stay."""
    if meeting.agenda_is_out:
        raise refusal("agenda-closed")
    if not item.is_matter:
        raise refusal("item-standing", item=item.position)
    return _numbered([each for each in ordered(agenda) if each.key != item.key])


def ordered(agenda: Sequence[AgendaItem]) -> list[AgendaItem]:
    """The items as they are taken."""
    return sorted(agenda, key=lambda each: each.position)


def item_opened(
    meeting: Meeting, agenda: Sequence[AgendaItem], item: AgendaItem, now: datetime
) -> AgendaItem:
    """Take up an item; one at a time, and a handled one not again."""
    require_open(meeting)
    for each in agenda:
        if each.state is ItemState.OPEN and each.item != item.item:
            raise refusal("other-item-open", item=each.position)
    require_item(item, ItemState.WAITING)
    return replace(item, state=ItemState.OPEN, opened_at=now)


def item_closed(item: AgendaItem, state: ItemState, now: datetime) -> AgendaItem:
    """End the handling of an open item: handled, decided or tabled."""
    require_item(item, ItemState.OPEN, ItemState.DECIDED, ItemState.TABLED)
    ends_as = state if item.state is ItemState.OPEN else item.state
    return replace(item, state=ends_as, closed_at=now)


def item_decided(item: AgendaItem, tabled: bool) -> AgendaItem:
    """The item with its decision; it stays open for dissents until it is closed."""
    require_item(item, ItemState.OPEN)
    return replace(item, state=ItemState.TABLED if tabled else ItemState.DECIDED)


def require_item(item: AgendaItem, *states: ItemState) -> None:
    """Refuse unless the item stands in one of `states` and is not yet closed."""
    if item.state not in states or item.closed_at is not None:
        raise refusal("item-wrong-state", item=item.position, state=item.state)


def require_matter(item: AgendaItem) -> None:
    """Refuse to decide where nothing is up for decision."""
    if item.kind is not ItemKind.DECISION:
        raise refusal("item-not-a-decision", item=item.position)


def require_agenda(agenda: Sequence[AgendaItem]) -> None:
    """Refuse to invite to a meeting that has nothing on its agenda."""
    if not agenda:
        raise refusal("agenda-missing")


def still_open(agenda: Sequence[AgendaItem]) -> AgendaItem | None:
    """The item being handled: opened and not closed."""
    return next((e for e in ordered(agenda) if e.opened_at and not e.closed_at), None)


def _place_for(agenda: Sequence[AgendaItem], kind: ItemKind) -> int:
    """Notices before decisions, both before the closing items."""
    order = list(ItemKind)
    later = order.index(kind)
    positions = [n for n, e in enumerate(ordered(agenda)) if order.index(e.kind) > later]
    return positions[0] if positions else len(agenda)


def _numbered(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    return [replace(each, position=n) for n, each in enumerate(items, start=1)]
