"""The follow-up report, from the variables of P5."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from processes.papers.filling.occasion import Occasion
from processes.papers.filling.values import day, number, paragraphs, rows, text
from processes.papers.seurantaraportti import MeasureStatus, Seurantaraportti, Status

STATUSES = {
    "on_track": Status.ON_TRACK,
    "done": Status.DONE,
    "at_risk": Status.DEVIATING,
    "delayed": Status.DEVIATING,
    "not_started": Status.DEVIATING,
    "ended": Status.ENDED,
}


def report(occasion: Occasion) -> Seurantaraportti:
    """The round's rows; what nobody reported is a gap."""
    values = occasion.variables
    ends = day(values, "period_end") or day(values, "report_due") or occasion.day
    return Seurantaraportti(
        head=occasion.head(),
        round_number=max(1, number(values, "round")),
        starts=day(values, "period_start") or ends,
        ends=ends,
        measures=tuple(_row(occasion, row) for row in rows(values, "report_rows")),
        summary=paragraphs(values, "report_summary"),
        proposals=paragraphs(values, "report_conclusions"),
    )


def _indicator(row: Mapping[str, Any]) -> str:
    """The indicator with the value reported, of the target."""
    value, target = text(row, "value") or text(row, "status_value"), text(row, "target")
    counted = "/".join(part for part in (value, target) if part) if value else ""
    return " ".join(part for part in (text(row, "indicator"), counted) if part)


def _row(occasion: Occasion, row: Mapping[str, Any]) -> MeasureStatus:
    return MeasureStatus(
        measure=text(row, "title") or text(row, "measure"),
        owner=occasion.names.either(text(row, "owner")),
        status=STATUSES.get(text(row, "status"), Status.NOT_REPORTED),
        indicator=_indicator(row),
        situation=text(row, "text"),
        deviation=text(row, "deviation"),
        correction=text(row, "correction"),
        reported=day(row, "reported"),
    )
