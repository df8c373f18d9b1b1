"""Expenses of a body's work, against what the appointing decision grants and denies."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from engine.model import Key
from processes.bodies import Body
from processes.grounds import decision
from processes.refusals import refusal


class ExpenseKind(StrEnum):
    """What the money goes to."""

    MEETING_FEE = "meeting_fee"
    TRAVEL = "travel"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Expense:
    """One cost in cents, entered for a body's work; `moment` is the budget it is paid from."""

    key: Key
    body_id: str
    kind: ExpenseKind
    cents: int
    spent_on: date
    text: str
    entered_by: str
    entered_at: datetime
    person_id: str = ""
    meeting: Key | None = None
    moment: str = ""


def expense(new: Expense, body: Body) -> Expense:
    """The expense, unless the decision denies its kind; nothing is paid before a decision."""
    if not body.appointed_by:
        raise refusal("costs-undecided")
    ground = decision(body.appointed_by)
    if new.kind is ExpenseKind.MEETING_FEE and not body.fees:
        raise refusal("fees-denied", ground=ground)
    if new.kind is ExpenseKind.TRAVEL and not body.travel:
        raise refusal("travel-denied", ground=ground)
    if new.cents <= 0:
        raise refusal("expense-not-positive")
    return new
