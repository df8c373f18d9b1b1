"""Acts of drafting: a paper filled from the case's variables and registers, stored as a version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from engine.deadlines import as_day
from engine.model import Key
from processes.acts import minutes, papers
from processes.acts.desk import Desk
from processes.acts.listing import inherited
from processes.documents import Document, DocumentKind, Version
from processes.groups import candidates
from processes.minutes import MinutesRecord
from processes.notice import MATERIALS_DAYS, latest_day
from processes.papers import Language, read_paper, write_paper
from processes.papers.filling import Names, Occasion, fill
from processes.papers.filling.headings import sender, title
from processes.preparation import preparers_of
from processes.roles import PREPARER_CHAIR
from processes.roster import case_roster
from processes.seats import Seat, SeatRole, secretary
from processes.statements import Statement, due_day

PARTS = (
    "organization",
    "goals",
    "themes",
    "measures",
    "operating_model",
    "timetable",
    "monitoring",
)
"""The parts of a proposal that the chair assigns one by one."""

SUBSTITUTE = SeatRole.SUBSTITUTE
REPLY_WORKING_DAYS = 1
OF_MEETINGS = frozenset(
    {
        DocumentKind.INVITATION,
        DocumentKind.CANCELLATION,
        DocumentKind.AGENDA,
        DocumentKind.MINUTES,
    }
)
CHANGING = frozenset({DocumentKind.COMPOSITION, DocumentKind.EXTENSION})
"""Decisions that change the appointing decision and go to those to whom it went."""


def draft_paper(
    desk: Desk, kind: DocumentKind, variables: Mapping[str, Any], found: Document | None = None
) -> tuple[Document, Version]:
    """The paper as the case has it now: a new document, or a new version of one."""
    given = occasion(desk, kind, variables)
    data = _with_earlier_parts(desk, kind, fill(str(kind), given))
    prepared = sorted(preparers_of(str(kind), desk.case, desk.uow)) or [desk.person]
    meeting = given.meeting.meeting.key if given.meeting and kind in OF_MEETINGS else None
    return papers.draft(desk, kind, given.title, write_paper(data), prepared, found, meeting)


def occasion(desk: Desk, kind: DocumentKind, variables: Mapping[str, Any]) -> Occasion:
    """All that a filler needs: names, what the registers know, what the process knows."""
    names = Names(desk.uow, Language(desk.case.language))
    given = Occasion(
        names=names,
        variables=_with_known(variables, dict(_known(desk, kind, variables))),
        day=desk.day,
        case_number=desk.case.number,
        sender=(names.organization("–"),),
        title=desk.case.title,
        project=desk.case.project_number,
        meeting=_meeting(desk, variables),
    )
    setters = [each.id for each in desk.case.roles.get("setter", ())]
    preparers = [each.id for each in desk.case.roles.get("preparer", ())]
    if kind in CHANGING:
        to, information = inherited(desk)
        given = replace(given, distribution=to, for_information=information)
    given = replace(given, sender=sender(kind, given, setters, preparers))
    return replace(given, title=title(kind, given) or desk.case.title)


def _with_known(variables: Mapping[str, Any], known: Mapping[str, Any]) -> Mapping[str, Any]:
    """The registers fill what the process has not said."""
    silent = {name: value for name, value in known.items() if variables.get(name) in (None, "")}
    return {**variables, **silent}


def _known(
    desk: Desk, kind: DocumentKind, variables: Mapping[str, Any]
) -> Iterator[tuple[str, Any]]:
    """What the registers add to the variables."""
    yield "presenter", _chair(desk)
    if kind is DocumentKind.STATEMENT_REQUEST:
        yield "statement_due", due_day(desk.day, desk.calendar)
    if kind is DocumentKind.PROPOSAL:
        yield "statements", [_heard(each) for each in desk.uow.statements.of_case(desk.case.id)]
    if kind in CHANGING:
        yield "amended_decision", _appointing(desk)
    if kind is DocumentKind.FOLLOW_UP and variables.get("round_id"):
        found = desk.uow.rounds.get(Key.parse(str(variables["round_id"])))
        yield from (("period_start", found.start), ("period_end", found.end))
        yield "round", found.number
    if kind in OF_MEETINGS and variables.get("meeting_id"):
        meeting = desk.uow.meetings.get(Key.parse(str(variables["meeting_id"])))
        seats = desk.seats(meeting.body_id, meeting.day)
        keeper = secretary(seats)
        yield "secretary", keeper.person_id if keeper else ""
        yield "invited", [each.person_id for each in sorted(seats, key=_rank)
                          if each.role is not SUBSTITUTE]  # fmt: skip
        yield "materials_due", latest_day(meeting.day, MATERIALS_DAYS, desk.calendar).effective
        yield "reply_due", desk.calendar.add(meeting.day, -REPLY_WORKING_DAYS)


def _rank(seat: Seat) -> int:
    """The chair, the vice chair, the members, then who keeps the minutes."""
    return list(SeatRole).index(seat.role)


def _heard(statement: Statement) -> Mapping[str, Any]:
    given = as_day(statement.given_at) if statement.given_at else None
    return {"expert": statement.expert, "given": given, "text": statement.text}


def _chair(desk: Desk) -> str:
    """Who presents what the secretariat prepared: its chair."""
    roster = case_roster(desk.case, desk.day, desk.uow)
    found = candidates(PREPARER_CHAIR, roster, desk.day)
    return found[0].person_id if found else ""


def _appointing(desk: Desk) -> str:
    """The signed decision that is changed: its number and its day."""
    found = papers.latest(desk, DocumentKind.APPOINTMENT)
    if found is None or found.signed_at is None:
        return desk.case.number
    day = as_day(found.signed_at)
    return f"{found.number} ({day.day}.{day.month}.{day.year})"


def _meeting(desk: Desk, variables: Mapping[str, Any]) -> MinutesRecord | None:
    """What the registers say of the meeting that the variables name."""
    key = variables.get("meeting_id")
    if not isinstance(key, str) or not key:
        return None
    return minutes.record(desk, desk.uow.meetings.get(Key.parse(key)))


def _with_earlier_parts(desk: Desk, kind: DocumentKind, data: Any) -> Any:
    """A returned proposal is prepared anew in part: the other parts stand as they stood."""
    before = papers.latest(desk, kind) if kind is DocumentKind.PROPOSAL else None
    version = papers.current(desk, before) if before is not None else None
    if version is None:
        return data
    earlier: Any = read_paper(str(kind), version.content)
    silent = {name: getattr(earlier, name) for name in PARTS if not getattr(data, name)}
    return replace(data, **silent)
