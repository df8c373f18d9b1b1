"""Costs of a body's work; meeting fees and travel only where the decision allows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from engine.text import Text
from processes.bodies import Body
from processes.grounds import decision
from processes.refusals import refusal


class CostKind(StrEnum):
    """What the money goes to."""

    FEE = "fee"
    TRAVEL = "travel"
    OTHER = "other"


_NAMES = {
    CostKind.FEE: Text("kokouspalkkio", "mötesarvode", "meeting fees"),
    CostKind.TRAVEL: Text("matkakustannus", "resekostnad", "travel costs"),
}


@dataclass(frozen=True, slots=True)
class Cost:
    """A sum in cents, paid from a budget `moment`."""

    case_id: str
    seq: int
    body_id: str
    kind: CostKind
    cents: int
    spent_on: date
    purpose: str
    moment: str = ""
    entered_by: str = ""


def check_cost(cost: Cost, body: Body) -> None:
    """Refuses what the decision denies (invariant 16), and sums that are none."""
    allowed = {CostKind.FEE: body.fees, CostKind.TRAVEL: body.travel}.get(cost.kind, True)
    if not allowed:
        name = _NAMES[cost.kind]
        ground = decision(body.appointed_by) if body.appointed_by else ""
        raise refusal(
            "costs-denied", ground=ground, what=name.en, what_fi=name.fi, body=body.name.fi
        )
    if cost.cents <= 0:
        raise refusal("amount-invalid")
