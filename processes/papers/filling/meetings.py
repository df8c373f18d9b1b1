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
from processes.papers.filling.occasion import Occasion
from processes.papers.filling.values import day, names, paragraphs, text
from processes.papers.gathering import AgendaItem, Gathering, ItemKind
from processes.papers.kokouskutsu import Kokouskutsu
from processes.papers.peruutusilmoitus import Peruutusilmoitus

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


def shown_item(occasion: Occasion, item: KeptItem, presenter: str = "") -> AgendaItem:
    """The item with its report and proposal, and who presents or presented it."""
    presents = presenter or text(occasion.variables, "presenter")
    return AgendaItem(
        title=item.title,
        kind=KINDS.get(item.kind, ItemKind.OTHER),
        case_number=occasion.case_number if item.is_matter else "",
        presenter=occasion.names.person(presents) if item.is_matter and presents else "",
        report=tuple(p for p in item.account.split("\n\n") if p.strip()),
        proposal=tuple(p for p in item.proposal.split("\n\n") if p.strip()),
        attachments=occasion.names.attachments(item.document),
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
        invited=_invited(occasion),
        message=paragraphs(values, "invitation_note"),
        materials_by=day(values, "materials_due"),
        reply_by=day(values, "reply_due"),
        short_notice_reason=text(values, "late_reason") or record.meeting.late_notice_reason,
    )


def _invited(occasion: Occasion) -> tuple[str, ...]:
    """With the organization that each one represents."""
    people = names(occasion.variables, "invited")
    parts = ((occasion.names.person(each), occasion.names.employer(each)) for each in people)
    return tuple(f"{name}, {employer}" if employer else name for name, employer in parts)


def _named(occasion: Occasion, person: str) -> str:
    return occasion.names.person(person) if person else ""


def cancellation(occasion: Occasion) -> Peruutusilmoitus:
    """The notice to those who were invited."""
    values = occasion.variables
    return Peruutusilmoitus(
        head=occasion.head(),
        gathering=gathering(occasion),
        reason=paragraphs(values, "cancel_reason"),
        adjourned=text(values, "cancel_kind") == "adjourned",
        invited=_invited(occasion),
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
        secretary=_named(occasion, text(occasion.variables, "secretary")),
        inspectors=tuple(
            occasion.names.person(each) for each in names(occasion.variables, "inspectors")
        ),
    )
