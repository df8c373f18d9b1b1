"""Follow measures up: add, end, report where they stand, open and close a round, enter costs."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from engine.commands.registry import Answer, Command, handles
from engine.deadlines import finnish
from engine.model import Key
from engine.ports import Context
from processes.acts import following
from processes.commands.act import words
from processes.commands.desks import desk_in_case, own
from processes.expenses import ExpenseKind
from processes.measures import MeasureState
from processes.refusals import refusal
from processes.roles import OWNERS
from processes.standing import organizations_of
from processes.status_reports import MeasureStatus


class AddMeasure(Command, frozen=True):
    """What an organization undertakes, by what it is measured, until when."""

    action: ClassVar[str] = "add-measure"
    case_id: str
    theme: str
    title: str
    owner: str
    indicator: str
    target: str
    due: date | None = None
    decision: Key | None = None


@handles(AddMeasure)
def add_measure(command: AddMeasure, uow: Any, context: Context) -> Answer:
    """A last day that has passed is refused: nothing new can be late from the start."""
    desk = desk_in_case(uow, context, command.action, command.case_id)
    if command.due is not None and command.due < desk.day:
        raise refusal("due-in-the-past", due=finnish(command.due))
    if own(desk, command.decision) is not None:
        uow.decisions.get(command.decision)
    made = following.add_measure(
        desk, command.theme, command.title, command.owner, command.indicator, command.target,
        command.due, command.decision,
    )  # fmt: skip
    return {"id": str(made.key)}


class EndMeasure(Command, frozen=True):
    """Done, or dropped with a reason."""

    action: ClassVar[str] = "end-measure"
    key: Key
    state: MeasureState
    reason: str = ""


@handles(EndMeasure)
def end_measure(command: EndMeasure, uow: Any, context: Context) -> Answer:
    desk = desk_in_case(uow, context, command.action, command.key.case_id)
    done = following.end_measure(desk, uow.measures.get(command.key), command.state, command.reason)
    return {"id": str(done.key), "state": str(done.state)}


class ReportStatus(Command, frozen=True):
    """Where the owner's measure stands in the open round; a deviation with its correction."""

    action: ClassVar[str] = "report-status"
    key: Key
    status: MeasureStatus
    text: str
    value: str = ""
    deviation: str = ""
    correction: str = ""


@handles(ReportStatus)
def report_status(command: ReportStatus, uow: Any, context: Context) -> Answer:
    """By whoever acts for the organization that owns the measure."""
    desk = desk_in_case(uow, context, command.action, command.key.case_id)
    measure = uow.measures.get(command.key)
    own = organizations_of(context.actor, desk.case, OWNERS, context.now, uow)
    round_ = following.latest_round(desk)
    if round_ is None:
        raise refusal("round-wrong-state", state="–")
    made = following.report_status(
        desk, round_, measure, measure.owner if measure.owner in own else "", command.status,
        command.text, command.value, command.deviation, command.correction,
    )  # fmt: skip
    return {"id": str(made.key), "round": round_.number}


class OpenRound(Command, frozen=True):
    """A round of reports on the period; reports are asked for within fourteen days."""

    action: ClassVar[str] = "open-round"
    case_id: str
    start: date
    end: date


@handles(OpenRound)
def open_round(command: OpenRound, uow: Any, context: Context) -> Answer:
    desk = desk_in_case(uow, context, command.action, command.case_id)
    if command.end < command.start:
        raise refusal("round-period")
    made, measures = following.open_round(desk, command.start, command.end)
    return {"id": str(made.key), "number": made.number, "measures": len(measures)}


class CompileRound(Command, frozen=True):
    """No more reports are taken; what is missing stays visible."""

    action: ClassVar[str] = "compile-round"
    key: Key


@handles(CompileRound)
def compile_round(command: CompileRound, uow: Any, context: Context) -> Answer:
    desk = desk_in_case(uow, context, command.action, command.key.case_id)
    made = following.compiled(desk, uow.rounds.get(command.key))
    return {"id": str(command.key), "missing": len(made.missing)}


class EnterExpense(Command, frozen=True):
    """A cost of a body's work, unless the appointing decision denies its kind (rule 16)."""

    action: ClassVar[str] = "enter-expense"
    case_id: str
    body_id: str
    kind: ExpenseKind
    cents: int
    spent_on: date
    text: str
    person_id: str = ""
    meeting: Key | None = None


@handles(EnterExpense)
def enter_expense(command: EnterExpense, uow: Any, context: Context) -> Answer:
    desk = desk_in_case(uow, context, command.action, command.case_id)
    if command.person_id:
        uow.people.get(command.person_id)
    if own(desk, command.meeting) is not None:
        uow.meetings.get(command.meeting)
    made = following.enter_expense(
        desk, command.body_id, command.kind, command.cents, command.spent_on,
        words(command.text, "text", 500), command.person_id, command.meeting,
    )  # fmt: skip
    return {"id": str(made.key)}
