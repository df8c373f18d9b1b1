"""Hearing an expert: a statement asked, given, or missing when its time is out; then summarised."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from engine.deadlines import WorkingDays, as_day, finnish
from engine.model import Key
from processes.refusals import refusal

WORKING_DAYS = 10
REMINDER_DAYS = 3


class StatementState(StrEnum):
    """requested → given | missing (time out; may still come late) → summarised."""

    REQUESTED = "requested"
    GIVEN = "given"
    MISSING = "missing"
    SUMMARISED = "summarised"


class Mode(StrEnum):
    """In writing, or heard in a session and written down."""

    STATEMENT = "statement"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class Statement:
    """What one expert or organization was asked and what they said."""

    key: Key
    expert: str
    question: str
    requested_at: datetime
    requested_by: str
    due: date
    state: StatementState = StatementState.REQUESTED
    text: str = ""
    given_at: datetime | None = None
    given_by: str = ""
    late: bool = False
    summary: str = ""
    summarised_by: str = ""
    request_document: Key | None = None
    document: Key | None = None
    mode: Mode = Mode.STATEMENT
    missing_reason: str = ""


def due_day(requested: date, calendar: WorkingDays) -> date:
    """The last day for a statement: ten working days after the request."""
    return calendar.add(requested, WORKING_DAYS)


def requested(statement: Statement) -> Statement:
    """A request says what is asked and gives a day to come."""
    if not statement.question.strip():
        raise refusal("statement-question-missing")
    if statement.due < as_day(statement.requested_at):
        raise refusal("due-in-the-past", due=finnish(statement.due))
    return statement


def given(statement: Statement, text: str, by: str, now: datetime) -> Statement:
    """The expert's own words; a late one is taken and marked late."""
    if by != statement.expert:
        raise refusal("statement-not-asked", expert=statement.expert)
    _require(statement, StatementState.REQUESTED, StatementState.MISSING)
    if not text.strip():
        raise refusal("statement-text-missing")
    late = as_day(now) > statement.due
    return replace(
        statement, state=StatementState.GIVEN, text=text, given_at=now, given_by=by, late=late
    )


def missing(statement: Statement, now: datetime) -> Statement:
    """Recorded as not given after its time; the preparation goes on without it."""
    _require(statement, StatementState.REQUESTED)
    if as_day(now) < statement.due:
        raise refusal("statement-not-due", due=finnish(statement.due))
    return replace(statement, state=StatementState.MISSING, missing_reason="timeout")


def declined(statement: Statement, reason: str) -> Statement:
    """Recorded as not given because the expert will not; the reason is the expert's."""
    _require(statement, StatementState.REQUESTED)
    return replace(
        statement, state=StatementState.MISSING, missing_reason=reason.strip() or "declined"
    )


def heard(statement: Statement, notes: str, by: str, now: datetime) -> Statement:
    """What the expert said in a session, as a member wrote it down."""
    if statement.mode is not Mode.SESSION:
        raise refusal("statement-not-asked", expert=statement.expert)
    _require(statement, StatementState.REQUESTED, StatementState.MISSING)
    if not notes.strip():
        raise refusal("statement-text-missing")
    return replace(
        statement, state=StatementState.GIVEN, text=notes.strip(), given_at=now, given_by=by
    )


def summarised(statement: Statement, summary: str, by: str) -> Statement:
    """The secretariat's summary of what was said, or of what was not."""
    _require(statement, StatementState.GIVEN, StatementState.MISSING)
    if not summary.strip():
        raise refusal("statement-text-missing")
    return replace(
        statement, state=StatementState.SUMMARISED, summary=summary.strip(), summarised_by=by
    )


def _require(statement: Statement, *states: StatementState) -> None:
    if statement.state not in states:
        raise refusal("statement-wrong-state", state=statement.state)
