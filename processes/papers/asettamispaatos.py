"""Asettamispäätös: the decision that appoints a body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from processes.papers.blocks import listed, numbered, paragraphs
from processes.papers.gender import GenderBalance, balance_blocks
from processes.papers.head import Head, sheet_of
from processes.papers.people import BodyName, Member, member_line
from processes.papers.sheet import Paragraph, Section, Sheet
from processes.wording import Wording
from processes.written import written_date, written_days


@dataclass(frozen=True, slots=True)
class Milestone:
    """What has to be ready by when: "Esitys mallista", 30.9.2023."""

    subject: str
    due: date


@dataclass(frozen=True, slots=True)
class Asettamispaatos:
    """Everything an appointing decision says; `term_ends` None = until further notice."""

    head: Head
    body: BodyName
    background: tuple[str, ...]
    goal: tuple[str, ...]
    tasks: tuple[str, ...]
    term_starts: date
    term_ends: date | None
    members: tuple[Member, ...]
    gender: GenderBalance | None = None
    milestones: tuple[Milestone, ...] = ()
    experts: tuple[str, ...] = ()
    costs: tuple[str, ...] = ()

    def sheet(self, words: Wording) -> Sheet:
        """The decision's sections in the order of the ministries' decisions."""
        sections = (
            Section(words.say("background"), paragraphs(self.background)),
            Section(words.say("goal"), paragraphs(self.goal)),
            Section(words.say("tasks_and_term"), (*numbered(self.tasks), *self._term(words))),
            Section(
                words.say("members", genitive=self.body.genitive),
                listed(tuple(member_line(member, words) for member in self.members)),
            ),
            Section(words.say("experts"), paragraphs(self.experts)),
            Section("", balance_blocks(self.gender, self.body, words)),
            Section(words.say("costs"), paragraphs(self.costs)),
        )
        return sheet_of(self.head, words, sections, capitals=True)

    def _term(self, words: Wording) -> tuple[Paragraph, ...]:
        term = term_sentence(self.body, self.term_starts, self.term_ends, words)
        ready = tuple(
            words.say("milestone", subject=m.subject, due=written_date(m.due, words.language))
            for m in self.milestones
        )
        return tuple(Paragraph(text) for text in (term, *ready))


def term_sentence(body: BodyName, starts: date, ends: date | None, words: Wording) -> str:
    """From when to when the body sits; an open-ended term says so."""
    if ends is None:
        start = written_date(starts, words.language)
        return words.say("term_open", genitive=body.genitive, start=start)
    return words.say(
        "term", genitive=body.genitive, term=written_days(starts, ends, words.language)
    )
