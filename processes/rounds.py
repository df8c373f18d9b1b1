"""A round of reports, and the follow-up report that shows what came and what did not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from engine.deadlines import Basis, Shift, WorkingDays, as_day, period_end
from engine.model import Key
from processes.measures import Measure, MeasureState
from processes.refusals import refusal
from processes.status_reports import StatusReport

REPORT_DAYS = 14


class RoundState(StrEnum):
    """open (reports come in) → compiled (no more) → reviewed (chair) → handled (by the group)."""

    OPEN = "open"
    COMPILED = "compiled"
    REVIEWED = "reviewed"
    HANDLED = "handled"


@dataclass(frozen=True, slots=True)
class Round:
    """One round: the period it covers, and the last day for reports."""

    key: Key
    number: int
    start: date
    end: date
    opened_at: datetime
    due: date
    state: RoundState = RoundState.OPEN
    document: Key | None = None
    conclusion: str = ""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A measure in the follow-up report; `report` is None where none came."""

    measure: Measure
    report: StatusReport | None

    @property
    def missing(self) -> bool:
        return self.report is None


@dataclass(frozen=True, slots=True)
class FollowUpReport:
    """All measures of a round, the gaps shown."""

    round: Round
    rows: tuple[ReportRow, ...]

    @property
    def missing(self) -> tuple[ReportRow, ...]:
        return tuple(row for row in self.rows if row.missing)

    @property
    def deviating(self) -> tuple[ReportRow, ...]:
        return tuple(row for row in self.rows if row.report and row.report.deviates)


def next_date(previous: date, months: int, calendar: WorkingDays) -> date:
    """The next round's day: `months` on, moved to a working day after it."""
    nominal = period_end(previous, months=months)
    return calendar.deadline(nominal, Basis.AUTHORITY_SET, Shift.FOLLOWING).effective


def opened(
    key: Key,
    period: tuple[date, date],
    earlier: Sequence[Round],
    measures: Iterable[Measure],
    now: datetime,
    calendar: WorkingDays,
) -> Round:
    """A new round over the case's active measures; refused while another is open."""
    if any(each.state is RoundState.OPEN for each in earlier):
        raise refusal("round-open")
    if not any(each.state is MeasureState.ACTIVE for each in measures):
        raise refusal("round-without-measures")
    due = calendar.following(as_day(now) + timedelta(days=REPORT_DAYS))
    return Round(key, len(earlier) + 1, period[0], period[1], now, due)


def require_reportable(round_: Round, measure: Measure, reports: Iterable[StatusReport]) -> None:
    """Refuse a report after the compiling, and a second one of the same measure."""
    if round_.state is not RoundState.OPEN:
        raise refusal("round-wrong-state", state=round_.state)
    if any(each.measure == measure.key for each in reports):
        raise refusal("already-reported")


def compile_report(
    round_: Round, measures: Iterable[Measure], reports: Sequence[StatusReport]
) -> FollowUpReport:
    """A row for each measure followed in the round, with a report or visibly without."""
    of_round = {each.measure: each for each in reports if each.round == round_.key}
    rows = [
        ReportRow(each, of_round.get(each.key))
        for each in measures
        if each.state is MeasureState.ACTIVE or each.key in of_round
    ]
    rows.sort(key=lambda row: (row.measure.theme, row.measure.key.seq))
    return FollowUpReport(round_, tuple(rows))


def moved(round_: Round, to: RoundState) -> Round:
    """One step onwards; no step is skipped and none goes back."""
    order = list(RoundState)
    if order.index(to) != order.index(round_.state) + 1:
        raise refusal("round-wrong-state", state=round_.state)
    return replace(round_, state=to)
