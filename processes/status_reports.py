"""A status report: where one measure stands in one round, its deviation and correction."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from engine.model import Key
from engine.text import Text
from processes.measures import Measure, require_active
from processes.refusals import refusal


class MeasureStatus(StrEnum):
    """Where a measure stands; all but the first two are deviations."""

    ON_TRACK = "on_track"
    DONE = "done"
    AT_RISK = "at_risk"
    DELAYED = "delayed"
    NOT_STARTED = "not_started"


STATUS_NAMES = {
    MeasureStatus.ON_TRACK: Text("aikataulussa", "i tidtabellen", "on track"),
    MeasureStatus.DONE: Text("valmis", "klar", "done"),
    MeasureStatus.AT_RISK: Text("vaarassa viivästyä", "riskerar försenas", "at risk"),
    MeasureStatus.DELAYED: Text("myöhässä", "försenad", "delayed"),
    MeasureStatus.NOT_STARTED: Text("aloittamatta", "inte påbörjad", "not started"),
}
_AS_PLANNED = (MeasureStatus.ON_TRACK, MeasureStatus.DONE)


@dataclass(frozen=True, slots=True)
class StatusReport:
    """One measure's report in one round."""

    key: Key
    round: Key
    measure: Key
    status: MeasureStatus
    text: str
    reported_by: str
    reported_at: datetime
    value: str = ""
    deviation: str = ""
    correction: str = ""

    @property
    def deviates(self) -> bool:
        return self.status not in _AS_PLANNED


def report(measure: Measure, new: StatusReport, organization: str) -> StatusReport:
    """The report, from the owner's side, with its deviation explained."""
    require_active(measure)
    if organization != measure.owner:
        raise refusal("not-the-owner", owner=measure.owner)
    if not new.text.strip():
        raise refusal("status-text-missing")
    if new.deviates and not (new.deviation.strip() and new.correction.strip()):
        name = STATUS_NAMES[new.status]
        raise refusal("deviation-unexplained", status=name.en, status_fi=name.fi)
    return new
