"""Kokouskutsu: the invitation to a meeting; its calendar entry is processes/calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from processes.papers.blocks import listed, numbered, paragraphs
from processes.papers.gathering import Gathering
from processes.papers.head import Head, sheet_of
from processes.papers.sheet import Section, Sheet
from processes.wording import Wording
from processes.written import written_date


@dataclass(frozen=True, slots=True)
class Kokouskutsu:
    """Who is invited to what, what will be handled, by when to reply.

    `short_notice_reason` is the recorded reason where the invitation leaves later than the body's
    rules of procedure say.
    """

    head: Head
    gathering: Gathering
    agenda: tuple[str, ...]
    invited: tuple[str, ...]
    message: tuple[str, ...] = ()
    materials_by: date | None = None
    reply_by: date | None = None
    short_notice_reason: str = ""
    contact: tuple[str, ...] = ()

    def sheet(self, words: Wording) -> Sheet:
        """The invitation's sections."""
        sections = (
            Section("", (*paragraphs(self.message), *self.gathering.facts(words))),
            Section(words.say("agenda"), numbered(self.agenda)),
            Section(words.say("materials"), paragraphs(self._materials(words))),
            Section(words.say("reply"), paragraphs(self._reply(words))),
            Section(words.say("short_notice"), paragraphs((self.short_notice_reason,))),
            Section(words.say("invited"), listed(self.invited)),
            Section(words.say("contact"), paragraphs(self.contact)),
        )
        return sheet_of(self.head, words, sections)

    def _materials(self, words: Wording) -> tuple[str, ...]:
        if self.materials_by is None:
            return ()
        return (words.say("materials_by", date=written_date(self.materials_by, words.language)),)

    def _reply(self, words: Wording) -> tuple[str, ...]:
        if self.reply_by is None:
            return ()
        by = written_date(self.reply_by, words.language)
        return (words.say("reply_by", date=by), words.say("substitute"))
