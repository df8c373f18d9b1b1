"""The minutes, from what was recorded in the meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from processes.attendance import Presence, Remote
from processes.minutes import ItemRecord, MinutesRecord
from processes.papers.filling.meetings import ZONE, gathering, invited_on, record_of, shown_item
from processes.papers.filling.occasion import Occasion
from processes.papers.filling.phrases import phrase
from processes.papers.filling.values import names, paragraphs, text
from processes.papers.handling import ActionNote, DissentNote, HandledItem, RecusalNote, Votes
from processes.papers.people import Role
from processes.papers.poytakirja import Opening, Poytakirja
from processes.papers.presence import Attendee
from processes.recusals import GROUND_NAMES, Recusal
from processes.seats import SeatRole

ROLES = {
    SeatRole.CHAIR: Role.CHAIR,
    SeatRole.VICE_CHAIR: Role.VICE_CHAIR,
    SeatRole.SECRETARY: Role.SECRETARY,
}

ORDER = (
    SeatRole.CHAIR,
    SeatRole.VICE_CHAIR,
    SeatRole.MEMBER,
    SeatRole.SUBSTITUTE,
    SeatRole.SECRETARY,
)


def minutes(occasion: Occasion) -> Poytakirja:
    """Attendance, quorum, recusals, decisions and dissents as the registers hold them."""
    record = record_of(occasion)
    handled = [each for each in record.items if each.item.is_matter]
    return Poytakirja(
        head=occasion.head(),
        gathering=gathering(occasion),
        attendance=tuple(_attendance(occasion, record)),
        opening=_opening(occasion, record),
        items=tuple(_item(occasion, each) for each in handled),
        closed=_local(record.meeting.closed_at or record.meeting.ends),
    )


def _opening(occasion: Occasion, record: MinutesRecord) -> Opening:
    meeting = record.meeting
    first = record.items[0].quorum if record.items else None
    chair = meeting.led_by or ""
    return Opening(
        chair=occasion.names.person(chair),
        opened=_local(meeting.opened_at or meeting.starts),
        invited_on=invited_on(meeting),
        present=first.present if first else 0,
        members=first.members if first else 0,
        quorum=bool(first and first.met),
        secretary=_secretary(occasion, record),
        inspectors=tuple(
            occasion.names.person(each) for each in names(occasion.variables, "inspectors")
        ),
    )


def _secretary(occasion: Occasion, record: MinutesRecord) -> str:
    given = text(occasion.variables, "secretary")
    found = next((p.person_id for p in record.presences if p.role is SeatRole.SECRETARY), given)
    return occasion.names.person(found) if found else ""


def _attendance(occasion: Occasion, record: MinutesRecord) -> Iterator[Attendee]:
    """Each person once: from the first arrival to the last leaving; then the absent."""
    stays: dict[str, list[Presence]] = {}
    for presence in record.presences:
        stays.setdefault(presence.person_id, []).append(presence)
    presenting = {each.decision.presented_by for each in record.items if each.decision}
    for person in sorted(stays, key=lambda each: _rank(occasion, stays[each][0])):
        came = sorted(stays[person], key=lambda each: each.arrived)
        yield _attendee(occasion, record, came, person in presenting)
    for person in record.absent:
        yield Attendee(
            occasion.names.person(person), occasion.names.employer(person), present=False
        )


def _rank(occasion: Occasion, presence: Presence) -> tuple[int, str]:
    """Who leads first, then the members by name, then those who stand in, then the others."""
    role = presence.role
    place = ORDER.index(role) if role in ORDER else len(ORDER)
    return (place, occasion.names.person(presence.person_id))


def _attendee(
    occasion: Occasion, record: MinutesRecord, stays: list[Presence], presents: bool
) -> Attendee:
    opened = record.meeting.opened_at or record.meeting.starts
    closed = record.meeting.closed_at or record.meeting.ends
    first, last = stays[0], stays[-1]
    person, principal = first.person_id, first.substitute_for
    outside = first.role is None or first.role is SeatRole.EXPERT
    return Attendee(
        name=occasion.names.person(person),
        organization=occasion.names.employer(person),
        role=ROLES.get(first.role, Role.MEMBER) if first.role else Role.MEMBER,
        replaces=occasion.names.person(principal) if principal else "",
        arrived=_local(first.arrived) if first.arrived > opened else None,
        left=_local(last.left) if last.left and last.left < closed else None,
        remote=first.way is Remote.LINK,
        expert=outside and not presents,
        presents=outside and presents,
    )


def _item(occasion: Occasion, record: ItemRecord) -> HandledItem:
    decision = record.decision
    return HandledItem(
        item=shown_item(occasion, record.item, decision.presented_by if decision else ""),
        present=record.quorum.present,
        eligible=record.quorum.members,
        quorum=record.quorum.met,
        handling=paragraphs({"discussion": record.item.discussion}, "discussion"),
        outcome=phrase(occasion, f"outcome_{decision.outcome}") if decision else "",
        decision=tuple(t for t in ((decision.text, decision.reason) if decision else ()) if t),
        votes=_votes(record),
        recusals=tuple(_recusal(occasion, each) for each in record.recusals if each.holds),
        dissents=tuple(
            DissentNote(occasion.names.person(each.person_id), each.text)
            for each in record.dissents
        ),
        actions=tuple(
            ActionNote(each.text, occasion.names.either(each.owner), each.due)
            for each in record.actions
        ),
    )


def _votes(record: ItemRecord) -> Votes | None:
    decision = record.decision
    if decision is None or decision.votes_for is None or not record.votes:
        return None
    blank = len(record.votes) - decision.votes_for - (decision.votes_against or 0)
    return Votes(decision.votes_for, decision.votes_against or 0, max(0, blank))


def _recusal(occasion: Occasion, each: Recusal) -> RecusalNote:
    ground = GROUND_NAMES[each.ground].in_language(occasion.names.language)
    law = phrase(occasion, "recusal_law", point=each.ground.value)
    return RecusalNote(
        name=occasion.names.person(each.person_id),
        ground=f"{ground} ({law})",
        left=_local(each.starts),
        returned=_local(each.ends) if each.ends else None,
    )


def _local(moment: datetime) -> datetime:
    return moment.astimezone(ZONE)
