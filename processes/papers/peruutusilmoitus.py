"""Peruutusilmoitus: the notice that a meeting is cancelled, or adjourned to another day."""

from __future__ import annotations

from dataclasses import dataclass

from processes.papers.blocks import listed, paragraphs
from processes.papers.gathering import Gathering
from processes.papers.head import Head, sheet_of
from processes.papers.sheet import Section, Sheet
from processes.wording import Wording


@dataclass(frozen=True, slots=True)
class Peruutusilmoitus:
    """Which meeting is not held as convened, why, what follows, and who is told."""

    head: Head
    gathering: Gathering
    reason: tuple[str, ...]
    adjourned: bool = False
    invited: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()

    def sheet(self, words: Wording) -> Sheet:
        """The notice's sections."""
        said = words.say("adjourned_text" if self.adjourned else "cancelled_text")
        sections = (
            Section("", (*paragraphs((said,)), *self.gathering.facts(words))),
            Section(words.say("reason"), paragraphs(self.reason)),
            Section(words.say("after"), paragraphs((words.say("after_text"),))),
            Section(words.say("told"), listed(self.invited)),
            Section(words.say("contact"), paragraphs(self.contact)),
        )
        return sheet_of(self.head, words, sections, signed=False)
