"""Expenses of a body's work, against what the appointing decision grants and denies."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from engine.model import Key
from processes.grounds import decision
from processes.refusals import refusal


class ExpenseKind(StrEnum):
    MEETING_FEE = "meeting_fee"
    TRAVEL = "travel"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class CostRule:
    """What the decision `number` says of costs; others come from the appropriation `moment`."""

    number: str
    fees: bool
    travel: bool
    moment: str = ""


@dataclass(frozen=True, slots=True)
class Expense:
    """One cost in euros, entered for a person or a meeting."""

    key: Key
    kind: ExpenseKind
    amount: Decimal
    text: str
    entered_by: str
    entered_at: datetime
    person_id: str = ""
    meeting: Key | None = None
    moment: str = ""


def expense(new: Expense, rule: CostRule | None) -> Expense:
    """The expense, unless the decision denies its kind; nothing is paid before a decision."""
    if rule is None:
        raise refusal("costs-undecided")
    if new.kind is ExpenseKind.MEETING_FEE and not rule.fees:
        raise refusal("fees-denied", ground=decision(rule.number))
    if new.kind is ExpenseKind.TRAVEL and not rule.travel:
        raise refusal("travel-denied", ground=decision(rule.number))
    if new.amount <= 0:
        raise refusal("expense-not-positive")
    return new
