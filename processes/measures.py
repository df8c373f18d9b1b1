"""A measure (toimenpide): what an organization undertakes, by what it is measured, until when."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from engine.model import Key
from processes.refusals import refusal


class MeasureState(StrEnum):
    """active → done | dropped (by decision)."""

    ACTIVE = "active"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure; `owner` is the organization that reports on it."""

    key: Key
    theme: str
    title: str
    owner: str
    indicator: str
    target: str
    created_at: datetime
    due: date | None = None
    state: MeasureState = MeasureState.ACTIVE
    contact: str = ""
    decision: Key | None = None
    ended_reason: str = ""


def measure(new: Measure) -> Measure:
    """A measure with all that following it up needs."""
    needed = {
        "title": ("a title", "nimi"),
        "theme": ("a theme", "teema"),
        "owner": ("an owner", "vastuutaho"),
        "indicator": ("an indicator", "mittari"),
        "target": ("a target", "tavoite"),
    }
    for field, (en, fi) in needed.items():
        if not str(getattr(new, field)).strip():
            raise refusal("measure-incomplete", what=en, what_fi=fi)
    return new


def ended(measure: Measure, state: MeasureState, reason: str) -> Measure:
    """Done, or dropped with a reason."""
    require_active(measure)
    if state is MeasureState.DROPPED and not reason.strip():
        raise refusal("reason-missing", what="dropping a measure")
    return replace(measure, state=state, ended_reason=reason.strip())


def require_active(measure: Measure) -> None:
    """Refuse what is done to a running measure alone."""
    if measure.state is not MeasureState.ACTIVE:
        raise refusal("measure-wrong-state", state=measure.state)
