"""Minutes: what is assembled from a meeting, when they are due, and who checks and signs them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from engine.deadlines import WorkingDays
from engine.model import Key
from processes.agenda import AgendaItem, ordered
from processes.attendance import Presence, Share, absent_members, share
from processes.decisions import Decision, Outcome
from processes.dissents import Dissent
from processes.meetings import Meeting, MeetingState
from processes.quorum import Quorum, quorum, quorum_at
from processes.recusals import Recusal, of_item, recused
from processes.refusals import refusal
from processes.seats import Seat
from processes.votes import Vote

WRITTEN_WORKING_DAYS = 5
CHECKED_WORKING_DAYS = 7


class MinutesState(StrEnum):
    """draft → written → checked → signed (chair and secretary) → published."""

    DRAFT = "draft"
    WRITTEN = "written"
    CHECKED = "checked"
    SIGNED = "signed"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Action:
    """What somebody is to do after the meeting; goes to the following up."""

    key: Key
    meeting: Key
    text: str
    owner: str
    due: date | None = None
    item: int | None = None


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """One item as the minutes state it."""

    item: AgendaItem
    attendance: tuple[tuple[str, Share], ...]
    quorum: Quorum
    recusals: tuple[Recusal, ...]
    votes: tuple[Vote, ...]
    decision: Decision | None
    dissents: tuple[Dissent, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class MinutesRecord:
    """All that the minutes of one meeting say."""

    meeting: Meeting
    presences: tuple[Presence, ...]
    absent: tuple[str, ...]
    items: tuple[ItemRecord, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Minutes:
    """The paper's way through its states; the paper itself is `document`."""

    key: Key
    meeting: Key
    state: MinutesState
    document: Key
    written_by: str = ""
    written_at: datetime | None = None
    checkers: tuple[str, ...] = ()
    checked_by: tuple[str, ...] = ()
    checked_at: datetime | None = None
    signed_at: datetime | None = None
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """Everything recorded of a meeting, as `assemble` reads it."""

    meeting: Meeting
    seats: Sequence[Seat]
    agenda: Sequence[AgendaItem]
    presences: Sequence[Presence]
    recusals: Sequence[Recusal] = ()
    votes: Sequence[Vote] = ()
    decisions: Sequence[Decision] = ()
    dissents: Sequence[Dissent] = ()
    actions: Sequence[Action] = ()


def written_due(meeting_day: date, calendar: WorkingDays) -> date:
    """The last day for writing the minutes: 5 working days after the meeting."""
    return calendar.add(meeting_day, WRITTEN_WORKING_DAYS)


def checked_due(meeting_day: date, calendar: WorkingDays) -> date:
    """The last day for checking the minutes: 7 working days after the meeting."""
    return calendar.add(meeting_day, CHECKED_WORKING_DAYS)


def assemble(facts: MeetingFacts) -> MinutesRecord:
    """The minutes' contents: attendance and quorum per item, recusals, votes, dissents, actions."""
    return MinutesRecord(
        facts.meeting,
        tuple(facts.presences),
        tuple(absent_members(facts.seats, facts.presences)),
        tuple(_item(facts, item) for item in ordered(facts.agenda)),
        tuple(facts.actions),
    )


def require_complete(record: MinutesRecord) -> None:
    """Refuse minutes that fail to state attendance, quorum, handling or a decision's recusals."""
    if record.meeting.state not in (MeetingState.CLOSED, MeetingState.ADJOURNED):
        raise refusal(
            "minutes-incomplete", what="the closing of the meeting", what_fi="kokouksen päättäminen"
        )
    if not record.presences and not record.meeting.written:
        raise refusal("minutes-incomplete", what="attendance", what_fi="läsnäolo")
    for each in record.items:
        _require_item(each)


def written(minutes: Minutes, by: str, now: datetime) -> Minutes:
    """The secretary has written them."""
    _require(minutes, MinutesState.DRAFT)
    return replace(minutes, state=MinutesState.WRITTEN, written_by=by, written_at=now)


def checked(minutes: Minutes, by: str, present: frozenset[str], now: datetime) -> Minutes:
    """A checker who was there and did not write them has checked; all of them must."""
    _require(minutes, MinutesState.WRITTEN)
    if by == minutes.written_by:
        raise refusal("minutes-writer-checks")
    if by not in present:
        raise refusal("minutes-checker-absent", person=by)
    done = tuple(sorted({*minutes.checked_by, by}))
    finished = set(minutes.checkers) <= set(done)
    state = MinutesState.CHECKED if finished else MinutesState.WRITTEN
    return replace(minutes, state=state, checked_by=done, checked_at=now if finished else None)


def returned(minutes: Minutes) -> Minutes:
    """A checker sends them back to be rewritten."""
    _require(minutes, MinutesState.WRITTEN, MinutesState.CHECKED)
    return replace(
        minutes, state=MinutesState.DRAFT, checked_by=(), checked_at=None, written_at=None
    )


def signed(minutes: Minutes, now: datetime) -> Minutes:
    """Chair and secretary have signed the paper."""
    _require(minutes, MinutesState.CHECKED)
    return replace(minutes, state=MinutesState.SIGNED, signed_at=now)


def published(minutes: Minutes, now: datetime) -> Minutes:
    """Minutes are public when checked and signed (621/1999 § 6), never before."""
    _require(minutes, MinutesState.SIGNED)
    return replace(minutes, state=MinutesState.PUBLISHED, published_at=now)


def require_draft(minutes: Minutes) -> None:
    """Refuse to write on minutes that are being checked; they are sent back first."""
    _require(minutes, MinutesState.DRAFT)


def require_checked(minutes: Minutes) -> None:
    """Refuse a signature on minutes that nobody has checked."""
    _require(minutes, MinutesState.CHECKED)


def _require(minutes: Minutes, *states: MinutesState) -> None:
    if minutes.state not in states:
        raise refusal("minutes-wrong-state", state=minutes.state)


def _item(facts: MeetingFacts, item: AgendaItem) -> ItemRecord:
    start = item.opened_at or facts.meeting.opened_at or facts.meeting.starts
    end = item.closed_at or start
    decision = next((d for d in facts.decisions if d.item == item.item), None)
    moment = decision.decided_at if decision else start
    barred = _barred(facts, item, moment)
    return ItemRecord(
        item,
        _attendance(facts, item, start, end),
        _quorum(facts, item, barred, moment),
        tuple(of_item(facts.recusals, item.item)),
        tuple(v for v in facts.votes if v.item == item.item),
        decision,
        tuple(d for d in facts.dissents if decision and d.decision == decision.key),
        tuple(a for a in facts.actions if a.item == item.item),
    )


def _barred(facts: MeetingFacts, item: AgendaItem, moment: datetime) -> frozenset[str]:
    """Who was disqualified until the decision itself; an interval may end with it."""
    return frozenset(
        each.person_id
        for each in of_item(facts.recusals, item.item)
        if each.holds and each.starts <= moment and (each.ends is None or each.ends >= moment)
    )


def _attendance(
    facts: MeetingFacts, item: AgendaItem, start: datetime, end: datetime
) -> tuple[tuple[str, Share], ...]:
    """Who was there for the item; in a written procedure, who answered."""
    if facts.meeting.written:
        return tuple((who, Share.PRESENT) for who in sorted(_answered(facts, item)))
    people = sorted({p.person_id for p in facts.presences})
    return tuple((who, _share(facts, item, who, start, end)) for who in people)


def _quorum(
    facts: MeetingFacts, item: AgendaItem, barred: frozenset[str], moment: datetime
) -> Quorum:
    if facts.meeting.written:
        return quorum(facts.seats, _answered(facts, item), barred)
    return quorum_at(facts.seats, facts.presences, barred, moment)


def _answered(facts: MeetingFacts, item: AgendaItem) -> frozenset[str]:
    return frozenset(v.person_id for v in facts.votes if v.item == item.item)


def _share(
    facts: MeetingFacts, item: AgendaItem, person: str, start: datetime, end: datetime
) -> Share:
    """A disqualified person is not present at the item, wherever they sat (434/2003 § 27)."""
    if person in recused(facts.recusals, item.item, start):
        return Share.ABSENT
    return share(facts.presences, person, start, end)


def _require_item(each: ItemRecord) -> None:
    item = each.item
    if item.opened_at is not None and item.closed_at is None:
        raise refusal(
            "minutes-incomplete",
            what=f"the end of item {item.position}",
            what_fi=f"asiakohdan {item.position} päättyminen",
        )
    if each.decision and each.decision.outcome is not Outcome.TABLED and not each.quorum.met:
        raise refusal("no-quorum", present=each.quorum.present, members=each.quorum.members)
