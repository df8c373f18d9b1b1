"""Seurantaraportti: how each measure stands; a missing report is shown, never left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from processes.papers.blocks import bullets, labelled, paragraphs
from processes.papers.esitys import table
from processes.papers.head import Head, sheet_of
from processes.papers.sheet import Block, Labelled, Section, Sheet
from processes.wording import Wording
from processes.written import written_date, written_days


class Status(StrEnum):
    """How a measure stands at the end of the period."""

    ON_TRACK = "on_track"
    DEVIATING = "deviating"
    DONE = "done"
    ENDED = "ended"
    NOT_REPORTED = "not_reported"


@dataclass(frozen=True, slots=True)
class MeasureStatus:
    """One measure's report; NOT_REPORTED is a gap that the owner left."""

    measure: str
    owner: str
    status: Status
    indicator: str = ""
    deviation: str = ""
    correction: str = ""
    reported: date | None = None
    situation: str = ""


@dataclass(frozen=True, slots=True)
class Seurantaraportti:
    """The follow-up report of one period; `round_number` counts the rounds from the start."""

    head: Head
    round_number: int
    starts: date
    ends: date
    measures: tuple[MeasureStatus, ...]
    summary: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()

    def sheet(self, words: Wording) -> Sheet:
        """The period, an overview in numbers, the table, the gaps, the proposals."""
        sections = (
            Section("", self._facts(words)),
            Section(words.say("summary"), paragraphs(self.summary)),
            Section(words.say("situation"), self._table(words)),
            Section(words.say("gaps"), self._gaps(words)),
            Section(words.say("proposals"), bullets(self.proposals)),
        )
        return sheet_of(self.head, words, sections)

    def _facts(self, words: Wording) -> tuple[Labelled, ...]:
        counts = ", ".join(
            f"{words.say(status.value).lower()} {number}"
            for status in Status
            if (number := sum(m.status is status for m in self.measures))
        )
        period = written_days(self.starts, self.ends, words.language)
        return (
            *labelled(words.say("period"), period),
            *labelled(words.say("round"), str(self.round_number)),
            *labelled(words.say("overview"), counts),
        )

    def _table(self, words: Wording) -> tuple[Block, ...]:
        keys = {"measure": 2.4, "owner": 1.9, "indicator": 1.9, "status": 2.8, "deviation": 2.1,
                "correction": 2.1}
        rows = tuple(
            (m.measure, m.owner, m.indicator, self._status(m, words), m.deviation, m.correction)
            for m in self.measures
        )
        return table(keys, rows, words)

    def _status(self, measure: MeasureStatus, words: Wording) -> str:
        said = words.say(measure.status.value)
        if measure.reported is not None:
            said = f"{said} ({written_date(measure.reported, words.language)})"
        return f"{said}. {measure.situation}" if measure.situation else said

    def _gaps(self, words: Wording) -> tuple[Block, ...]:
        missing = tuple(
            words.say("gap", measure=m.measure, owner=m.owner)
            for m in self.measures
            if m.status is Status.NOT_REPORTED
        )
        return bullets(missing) or paragraphs((words.say("no_gaps"),))
