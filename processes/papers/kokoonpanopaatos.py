"""Päätös kokoonpanon muuttamisesta: who leaves, who comes, and the balance after the change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from processes.papers.asettamispaatos import Milestone, term_sentence
from processes.papers.blocks import listed, paragraphs
from processes.papers.gender import GenderBalance, balance_blocks
from processes.papers.head import Head, sheet_of
from processes.papers.people import BodyName, Member, member_line
from processes.papers.sheet import Block, Section, Sheet
from processes.wording import Wording
from processes.written import written_date


@dataclass(frozen=True, slots=True)
class Leaving:
    """A membership that ends, its last day and the reason ("oma pyyntö")."""

    member: Member
    last_day: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Joining:
    """A membership that begins, on which day, in whose place."""

    member: Member
    first_day: date
    in_place_of: str = ""


@dataclass(frozen=True, slots=True)
class Extension:
    """A new end of the term (None = until further notice) or new due dates, by this decision."""

    starts: date
    ends: date | None
    milestones: tuple[Milestone, ...] = ()


@dataclass(frozen=True, slots=True)
class Kokoonpanopaatos:
    """The change of an appointing decision; `amends` is its number and date as printed."""

    head: Head
    body: BodyName
    amends: str
    grounds: tuple[str, ...]
    leaving: tuple[Leaving, ...] = ()
    joining: tuple[Joining, ...] = ()
    members_after: tuple[Member, ...] = ()
    gender: GenderBalance | None = None
    extension: Extension | None = None
    costs: tuple[str, ...] = ()

    def sheet(self, words: Wording) -> Sheet:
        """What is changed, why, the change, the composition and the balance after it."""
        after = tuple(member_line(member, words) for member in self.members_after)
        sections = (
            Section(words.say("amended"), paragraphs((words.say("amends", what=self.amends),))),
            Section(words.say("grounds"), paragraphs(self.grounds)),
            Section(words.say("leaving"), self._leaving(words)),
            Section(words.say("joining"), self._joining(words)),
            Section(words.say("extension"), self._extension(words)),
            Section(words.say("after", genitive=self.body.genitive), listed(after)),
            Section("", balance_blocks(self.gender, self.body, words)),
            Section(words.say("otherwise"), paragraphs((words.say("otherwise_text"),))),
            Section(words.say("costs"), paragraphs(self.costs)),
        )
        return sheet_of(self.head, words, sections, capitals=True)

    def _leaving(self, words: Wording) -> tuple[Block, ...]:
        return listed(tuple(
            words.say(
                "leaves_because" if one.reason else "leaves",
                member=member_line(one.member, words),
                date=written_date(one.last_day, words.language),
                reason=one.reason,
            )
            for one in self.leaving
        ))

    def _joining(self, words: Wording) -> tuple[Block, ...]:
        return listed(tuple(
            words.say(
                "joins_in_place" if one.in_place_of else "joins",
                member=member_line(one.member, words),
                date=written_date(one.first_day, words.language),
                whom=one.in_place_of,
            )
            for one in self.joining
        ))

    def _extension(self, words: Wording) -> tuple[Block, ...]:
        if self.extension is None:
            return ()
        term = term_sentence(self.body, self.extension.starts, self.extension.ends, words)
        ready = tuple(
            words.say("milestone", subject=m.subject, due=written_date(m.due, words.language))
            for m in self.extension.milestones
        )
        return paragraphs((term, *ready))
