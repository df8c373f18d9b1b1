"""Disqualification in a whole case (434/2003 §§ 27–29); in one item of a meeting: `recusals`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from engine.model import Key
from processes.recusals import RecusalGround
from processes.refusals import refusal


@dataclass(frozen=True, slots=True)
class Disqualification:
    """One person in one case, from `starts` on; ended only by the body's or superior's decision."""

    key: Key
    person_id: str
    ground: RecusalGround
    explanation: str
    starts: datetime
    raised_by: str
    ends: datetime | None = None
    ended_by: str = ""
    end_reason: str = ""

    def bars(self, moment: datetime) -> bool:
        """Whether the person is barred at `moment`."""
        return self.starts <= moment and (self.ends is None or moment < self.ends)


def barred(found: Iterable[Disqualification], moment: datetime) -> dict[str, str]:
    """The persons barred from the case at a moment, each with the point of the law."""
    return {each.person_id: each.ground.citation for each in found if each.bars(moment)}


def check_disqualification(
    new: Disqualification, existing: Iterable[Disqualification]
) -> Disqualification:
    """The new one; refused without words, or when the person is barred already."""
    if not new.explanation.strip():
        raise refusal("recusal-explanation-missing")
    if new.person_id in barred(existing, new.starts):
        raise refusal("already-disqualified", person=new.person_id)
    return new


def lift(found: Disqualification, by: str, reason: str, now: datetime) -> Disqualification:
    """Ended by a reasoned decision; nobody lifts their own (434/2003 § 29)."""
    if not found.bars(now):
        raise refusal("disqualification-over", person=found.person_id)
    if by == found.person_id:
        raise refusal("own-recusal")
    if not reason.strip():
        raise refusal("text-missing", field="reason")
    return replace(found, ends=now, ended_by=by, end_reason=reason.strip())
