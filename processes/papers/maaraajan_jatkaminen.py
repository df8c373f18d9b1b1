"""Päätös määräajan jatkamisesta: the setter moves the day by which the proposal must be ready."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from processes.papers.blocks import paragraphs
from processes.papers.head import Head, sheet_of
from processes.papers.sheet import Section, Sheet
from processes.wording import Wording
from processes.written import written_date


@dataclass(frozen=True, slots=True)
class MaaraajanJatkaminen:
    """`amends` is the appointing decision's number and date as printed."""

    head: Head
    amends: str
    old_due: date
    new_due: date
    grounds: tuple[str, ...]

    def sheet(self, words: Wording) -> Sheet:
        """What is changed, to which day, why; everything else stands."""
        days = {
            "old": written_date(self.old_due, words.language),
            "new": written_date(self.new_due, words.language),
        }
        sections = (
            Section(words.say("amended"), paragraphs((words.say("amends", what=self.amends),))),
            Section(words.say("extension"), paragraphs((words.say("extended", **days),))),
            Section(words.say("grounds"), paragraphs(self.grounds)),
            Section(words.say("otherwise"), paragraphs((words.say("otherwise_text"),))),
        )
        return sheet_of(self.head, words, sections, capitals=True)
