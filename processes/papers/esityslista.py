"""Esityslista: the agenda, from the opening to the closing, with what is proposed in each item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from processes.papers.gathering import AgendaItem, Gathering, ItemKind, notes
from processes.papers.head import Head, sheet_of
from processes.papers.sheet import Block, Section, Sheet
from processes.wording import Wording
from processes.written import written_date

STANDING = (
    "opening", "lawfulness", "officers", "approval", "notice", "decision", "other", "next",
    "closing",
)


@dataclass(frozen=True, slots=True)
class Esityslista:
    """The items and what is known beforehand of the standing ones."""

    head: Head
    gathering: Gathering
    items: tuple[AgendaItem, ...]
    invited_on: date | None = None
    secretary: str = ""
    inspectors: tuple[str, ...] = ()
    next_meeting: str = ""

    def sheet(self, words: Wording) -> Sheet:
        """Nine standing headings, the items under theirs."""
        listed = [(item, item.blocks(words)) for item in self.items]
        sections = (
            Section("", self.gathering.facts(words)),
            *agenda_sections(words, self._standing(words), listed),
        )
        return sheet_of(self.head, words, sections)

    def _standing(self, words: Wording) -> dict[str, tuple[Block, ...]]:
        return {
            "opening": notes((words.say("opening_text"),)),
            "lawfulness": notes((self._invited(words), words.say("lawfulness_text"))),
            "officers": notes((words.say("officers_text"),), self._officers(words)),
            "approval": notes((words.say("approval_text"),)),
            "next": notes((self.next_meeting or words.say("next_text"),)),
            "closing": notes((words.say("closing_text"),)),
        }

    def _invited(self, words: Wording) -> str:
        if self.invited_on is None:
            return ""
        return words.say("invited_on", date=written_date(self.invited_on, words.language))

    def _officers(self, words: Wording) -> tuple[str, ...]:
        secretary = (words.say("officer_secretary", name=self.secretary),) if self.secretary else ()
        return (*secretary, *(words.say("officer_inspector", name=n) for n in self.inspectors))


def agenda_sections(
    words: Wording,
    standing: Mapping[str, tuple[Block, ...]],
    items: Sequence[tuple[AgendaItem, tuple[Block, ...]]],
) -> Iterator[Section]:
    """Headings 1–9 numbered, each item below as 5.1, 6.1 …; a heading without items says so."""
    for number, key in enumerate(STANDING, start=1):
        heading = f"{number} {words.say(key)}"
        if key not in set(ItemKind):
            yield Section(heading, standing[key])
            continue
        own = [(item, blocks) for item, blocks in items if item.kind.value == key]
        yield Section(heading, () if own else notes((words.say("no_items"),)))
        for position, (item, blocks) in enumerate(own, start=1):
            yield Section(f"{number}.{position} {item.title}", blocks, level=2)
