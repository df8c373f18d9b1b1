"""Invitation and agenda, from the meeting's register and the variables of P4."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from engine.errors import InvalidInput
from processes.agenda import AgendaItem as KeptItem
from processes.agenda import ItemKind as KeptKind
from processes.meetings import Meeting
from processes.minutes import MinutesRecord
from processes.papers.esityslista import Esityslista
from processes.papers.filling.fill import Occasion
from processes.papers.filling.values import day, names, paragraphs, text
from processes.papers.gathering import AgendaItem, Gathering, ItemKind
from processes.papers.kokouskutsu import Kokouskutsu

ZONE = ZoneInfo("Europe/Helsinki")
KINDS = {
    KeptKind.NOTICE: ItemKind.NOTICE,
    KeptKind.DECISION: ItemKind.DECISION,
    KeptKind.OTHER: ItemKind.OTHER,
}


def record_of(occasion: Occasion) -> MinutesRecord:
    """What the registers say of the meeting; a meeting's paper cannot be made without."""
    if not isinstance(occasion.meeting, MinutesRecord):
        raise InvalidInput("A meeting's paper needs its meeting.", code="paper-without-meeting")
    return occasion.meeting


def gathering(occasion: Occasion) -> Gathering:
    """Body, number, local times and place."""
    meeting = record_of(occasion).meeting
    return Gathering(
        body=occasion.names.body(meeting.body_id),
        number=meeting.number,
        starts=meeting.starts.astimezone(ZONE),
        ends=meeting.ends.astimezone(ZONE),
        place=meeting.place,
        link=meeting.link,
    )


def invited_on(meeting: Meeting) -> date | None:
    """The day the invitation went out."""
    return meeting.invited_at.astimezone(ZONE).date() if meeting.invited_at else None


def shown_item(occasion: Occasion, item: KeptItem) -> AgendaItem:
    """The item with its report and proposal, and who prepared it."""
    return AgendaItem(
        title=item.title,
        kind=KINDS.get(item.kind, ItemKind.OTHER),
        case_number=occasion.case_number if item.is_matter else "",
        presenter=", ".join(occasion.names.person(each) for each in item.prepared_by[:1]),
        report=tuple(p for p in item.account.split("\n\n") if p.strip()),
        proposal=tuple(p for p in item.proposal.split("\n\n") if p.strip()),
    )


def matters(items: Iterable[KeptItem]) -> tuple[KeptItem, ...]:
    """The items below the standing headings; those of later headings stand there themselves."""
    return tuple(item for item in items if item.is_matter)


def invitation(occasion: Occasion) -> Kokouskutsu:
    """The invitation to the meeting's members."""
    values, record = occasion.variables, record_of(occasion)
    return Kokouskutsu(
        head=occasion.head(),
        gathering=gathering(occasion),
        agenda=tuple(each.item.title for each in record.items if each.item.is_matter),
        invited=tuple(occasion.names.person(each) for each in names(values, "invited")),
        message=paragraphs(values, "invitation_note"),
        materials_by=day(values, "materials_due"),
        reply_by=day(values, "reply_due"),
        short_notice_reason=text(values, "late_reason") or record.meeting.late_notice_reason,
    )


def agenda(occasion: Occasion) -> Esityslista:
    """The nine headings with the meeting's matters."""
    record = record_of(occasion)
    items = matters(each.item for each in record.items)
    return Esityslista(
        head=occasion.head(),
        gathering=gathering(occasion),
        items=tuple(shown_item(occasion, item) for item in items),
        invited_on=invited_on(record.meeting),
        secretary=text(occasion.variables, "secretary"),
        inspectors=tuple(
            occasion.names.person(each) for each in names(occasion.variables, "inspectors")
        ),
    )
