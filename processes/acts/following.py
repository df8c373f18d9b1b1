"""Acts of hearing and following up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from engine.model import Key
from processes.acts.desk import Desk
from processes.expenses import Expense, ExpenseKind, expense
from processes.measures import Measure, MeasureState, ended, measure
from processes.rounds import (
    FollowUpReport,
    Round,
    RoundState,
    compile_report,
    moved,
    opened,
    require_reportable,
)
from processes.statements import (
    Mode,
    Statement,
    StatementState,
    declined,
    due_day,
    given,
    heard,
    missing,
    requested,
    summarised,
)
from processes.status_reports import MeasureStatus, StatusReport, report


def ask(
    desk: Desk, expert: str, question: str, mode: Mode, request: Key | None, due: date | None = None
) -> Statement:
    """Ask an expert; ten working days unless another day is given."""
    new = Statement(
        desk.key(), expert, question, desk.now, desk.person,
        due or due_day(desk.day, desk.calendar),
        request_document=request, mode=mode,
    )  # fmt: skip
    desk.uow.statements.add(requested(new))
    desk.log("request-statement", new.key, expert=expert, due=new.due.isoformat())
    return new


def asked_of(desk: Desk, expert: str) -> Statement | None:
    """The latest open request to an expert (open: asked, or missing and still welcome)."""
    waiting = (StatementState.REQUESTED, StatementState.MISSING)
    found = [
        each
        for each in desk.uow.statements.of_case(desk.case.id)
        if each.expert == expert and each.state in waiting
    ]
    return found[-1] if found else None


def give(desk: Desk, statement: Statement, text: str) -> Statement:
    """The expert's own words."""
    done = given(statement, text, desk.person, desk.now)
    desk.uow.statements.save(done)
    desk.log("give-statement", statement.key, late=done.late)
    return done


def hear(desk: Desk, statement: Statement, notes: str) -> Statement:
    """What was said in a session."""
    done = heard(statement, notes, desk.person, desk.now)
    desk.uow.statements.save(done)
    desk.log("hear-expert", statement.key)
    return done


def go_without(desk: Desk, statement: Statement, why: str, reason: str = "") -> Statement:
    """The work goes on without the statement, recorded."""
    done = declined(statement, reason) if why == "declined" else missing(statement, desk.now)
    desk.uow.statements.save(done)
    desk.log("record-no-statement", statement.key, done.missing_reason)
    return done


def summarise(desk: Desk, summary: str) -> None:
    """One summary over all that was heard since the last one."""
    done = (StatementState.GIVEN, StatementState.MISSING)
    for each in desk.uow.statements.of_case(desk.case.id):
        if each.state in done:
            desk.uow.statements.save(summarised(each, summary, desk.person))
    desk.log("summarise-statements", desk.case.id)


def add_measure(
    desk: Desk,
    theme: str,
    title: str,
    owner: str,
    indicator: str,
    target: str,
    due: date | None = None,
    decision: Key | None = None,
) -> Measure:
    """A measure to be followed up."""
    new = Measure(
        desk.key(), theme.strip(), title.strip(), owner, indicator.strip(), target.strip(),
        desk.now,
        due, decision=decision,
    )  # fmt: skip
    desk.uow.organizations.get(owner)
    desk.uow.measures.add(measure(new))
    desk.log("add-measure", new.key, title=new.title, owner=owner)
    return new


def end_measure(desk: Desk, found: Measure, state: MeasureState, reason: str) -> Measure:
    """Done, or dropped with a reason."""
    done = ended(found, state, reason)
    desk.uow.measures.save(done)
    desk.log("end-measure", found.key, reason, state=str(state))
    return done


def open_round(desk: Desk, start: date, end: date) -> tuple[Round, list[Measure]]:
    """A round over the measures in force."""
    measures: list[Measure] = desk.uow.measures.of_case(desk.case.id)
    earlier = desk.uow.rounds.of_case(desk.case.id)
    new = opened(desk.key(), (start, end), earlier, measures, desk.now, desk.calendar)
    desk.uow.rounds.add(new)
    desk.log("open-round", new.key, number=new.number, due=new.due.isoformat())
    return new, [each for each in measures if each.state is MeasureState.ACTIVE]


def latest_round(desk: Desk) -> Round | None:
    """The case's latest round."""
    found: Sequence[Round] = desk.uow.rounds.of_case(desk.case.id)
    return found[-1] if found else None


def report_status(
    desk: Desk,
    round_: Round,
    found: Measure,
    organization: str,
    status: MeasureStatus,
    text: str,
    value: str = "",
    deviation: str = "",
    correction: str = "",
) -> StatusReport:
    """The owner's report on one measure in one round."""
    require_reportable(round_, found, desk.uow.status_reports.of_round(round_.key))
    new = StatusReport(
        desk.key(), round_.key, found.key, status, text.strip(), desk.actor.id, desk.now,
        value.strip(), deviation.strip(), correction.strip(),
    )  # fmt: skip
    desk.uow.status_reports.add(report(found, new, organization))
    if status is MeasureStatus.DONE:
        desk.uow.measures.save(replace(found, state=MeasureState.DONE))
    desk.log("report-status", found.key, status=str(status), round=round_.number)
    return new


def compiled(desk: Desk, round_: Round) -> FollowUpReport:
    """The round's report with its gaps; the round takes no more reports."""
    made = contents(desk, round_)
    if round_.state is RoundState.OPEN:
        desk.uow.rounds.save(moved(round_, RoundState.COMPILED))
        desk.log("compile-round", round_.key, gaps=len(made.missing))
    return made


def contents(desk: Desk, round_: Round) -> FollowUpReport:
    """The round's rows, the missing ones visible."""
    measures = desk.uow.measures.of_case(desk.case.id)
    return compile_report(round_, measures, desk.uow.status_reports.of_round(round_.key))


def review_round(desk: Desk, document: Key) -> None:
    """The secretariat's chair has signed the report on the latest round."""
    found = latest_round(desk)
    if found is not None and found.state is RoundState.COMPILED:
        desk.uow.rounds.save(replace(moved(found, RoundState.REVIEWED), document=document))
        desk.log("review-round", found.key, document=str(document))


def conclude_round(desk: Desk, document: Key | None, conclusion: str) -> None:
    """The group has decided what follows from the report."""
    found = latest_round(desk)
    if found is None or document is None or found.document != document:
        return
    if found.state is RoundState.REVIEWED:
        desk.uow.rounds.save(replace(moved(found, RoundState.HANDLED), conclusion=conclusion))
        desk.log("conclude-round", found.key, conclusion=conclusion)


def enter_expense(
    desk: Desk,
    body_id: str,
    kind: ExpenseKind,
    cents: int,
    spent_on: date,
    text: str,
    person: str = "",
    meeting: Key | None = None,
) -> Expense:
    """A cost, unless the appointing decision denies its kind."""
    body = desk.uow.bodies.get(body_id)
    new = Expense(
        desk.key(), body_id, kind, cents, spent_on, text.strip(), desk.actor.id, desk.now,
        person, meeting, body.moment,
    )  # fmt: skip
    desk.uow.expenses.add(expense(new, body))
    desk.log("enter-expense", new.key, kind=str(kind), cents=cents)
    return new
