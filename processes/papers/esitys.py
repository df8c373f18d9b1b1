"""Esitys yhteistyömallista: the proposal that the secretariat submits to the cooperation group."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from processes.papers.blocks import bullets, labelled, numbered, paragraphs
from processes.papers.head import Head, sheet_of
from processes.papers.sheet import Block, Column, Section, Sheet, Table
from processes.wording import Wording
from processes.written import written_date


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of the cooperation model."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class ProposedMeasure:
    """A measure: its theme, owner organization, indicator, target and due date."""

    theme: str
    measure: str
    owner: str
    indicator: str = ""
    target: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of the timetable: when ("1.1.–30.6.2024") and what."""

    when: str
    what: str


@dataclass(frozen=True, slots=True)
class StatementNote:
    """An expert's statement and what became of it; without a date it was not received in time."""

    giver: str
    given: date | None
    summary: str = ""
    considered: str = ""


@dataclass(frozen=True, slots=True)
class Esitys:
    """The whole proposal; `changes` tells what differs from the version that was returned."""

    head: Head
    version: int
    background: tuple[str, ...]
    organization: tuple[str, ...]
    goals: tuple[str, ...]
    themes: tuple[Theme, ...]
    measures: tuple[ProposedMeasure, ...]
    operating_model: tuple[str, ...]
    timetable: tuple[Phase, ...]
    monitoring: tuple[str, ...]
    impacts_and_costs: tuple[str, ...]
    statements: tuple[StatementNote, ...] = ()
    changes: tuple[str, ...] = ()
    hearing: tuple[str, ...] = ()

    def sheet(self, words: Wording) -> Sheet:
        """The ten parts of a proposal, numbered."""
        parts: tuple[tuple[str, tuple[Block, ...]], ...] = (
            ("background", paragraphs(self.background)),
            ("organization", paragraphs(self.organization)),
            ("goals", numbered(self.goals)),
            ("themes", tuple(b for t in self.themes for b in labelled(t.name, t.description))),
            ("measures", self._measures(words)),
            ("operating_model", paragraphs(self.operating_model)),
            ("timetable", self._timetable(words)),
            ("monitoring", paragraphs(self.monitoring)),
            ("impacts", paragraphs(self.impacts_and_costs)),
            ("statements", self._statements(words)),
        )
        filled = [(key, blocks) for key, blocks in parts if blocks]
        sections = (
            Section("", labelled(words.say("version"), str(self.version))),
            Section(words.say("changes"), bullets(self.changes)),
            *(
                Section(f"{number} {words.say(key)}", blocks)
                for number, (key, blocks) in enumerate(filled, start=1)
            ),
        )
        return sheet_of(self.head, words, sections)

    def _measures(self, words: Wording) -> tuple[Block, ...]:
        keys = {"theme": 2.0, "measure": 3.4, "owner": 2.2, "indicator": 2.4, "target": 2.0,
                "due": 1.7}
        rows = tuple(
            (m.theme, m.measure, m.owner, m.indicator, m.target,
             written_date(m.due, words.language) if m.due else "")
            for m in self.measures
        )
        return table(keys, rows, words)

    def _timetable(self, words: Wording) -> tuple[Block, ...]:
        if all(not phase.when for phase in self.timetable):
            return paragraphs(tuple(phase.what for phase in self.timetable))
        rows = tuple((phase.when, phase.what) for phase in self.timetable)
        return table({"when": 1.0, "what": 3.0}, rows, words, wide=False)

    def _statements(self, words: Wording) -> tuple[Block, ...]:
        columns = {"giver": 2.2, "given": 1.6, "summary": 3.2}
        rows: list[tuple[str, ...]] = [
            (s.giver, self._given(s, words), s.summary) for s in self.statements
        ]
        if any(s.considered for s in self.statements):
            columns["considered"] = 3.2
            rows = [(*row, s.considered) for row, s in zip(rows, self.statements, strict=True)]
        return (*paragraphs(self.hearing), *table(columns, tuple(rows), words))

    def _given(self, statement: StatementNote, words: Wording) -> str:
        if statement.given is None:
            return words.say("not_given")
        return written_date(statement.given, words.language)


def table(
    keys: dict[str, float], rows: tuple[tuple[str, ...], ...], words: Wording, *, wide: bool = True
) -> tuple[Block, ...]:
    """A table whose headers are words, if it has rows."""
    if not rows:
        return ()
    columns = tuple(Column(words.say(key), width) for key, width in keys.items())
    return (Table(columns, rows, wide),)
