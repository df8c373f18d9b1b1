"""Lausuntopyyntö: the request for a statement from an expert or an organization."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from processes.papers.blocks import numbered, paragraphs
from processes.papers.head import Head, sheet_of
from processes.papers.sheet import Section, Sheet
from processes.wording import Wording
from processes.written import written_date


@dataclass(frozen=True, slots=True)
class Lausuntopyynto:
    """Why, on what, by when and how a statement is asked for; the receiver is the head's."""

    head: Head
    background: tuple[str, ...]
    request: tuple[str, ...]
    questions: tuple[str, ...]
    due: date
    delivery: tuple[str, ...]
    contact: tuple[str, ...] = ()

    def sheet(self, words: Wording) -> Sheet:
        """Background, request, questions, time, delivery, publicity, contact."""
        due = words.say("due_text", date=written_date(self.due, words.language))
        sections = (
            Section(words.say("background"), paragraphs(self.background)),
            Section(words.say("request"), paragraphs(self.request)),
            Section(words.say("questions"), numbered(self.questions)),
            Section(words.say("due"), paragraphs((due,))),
            Section(words.say("delivery"), paragraphs(self.delivery)),
            Section(words.say("publicity"), paragraphs((words.say("publicity_text"),))),
            Section(words.say("contact"), paragraphs(self.contact)),
        )
        return sheet_of(self.head, words, sections)
