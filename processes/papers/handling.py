"""One item of the minutes: who was there, how it was handled, what was decided, who disagreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from processes.papers.blocks import labelled
from processes.papers.gathering import AgendaItem
from processes.papers.sheet import Block, Labelled
from processes.wording import Wording
from processes.written import written_clock, written_date


@dataclass(frozen=True, slots=True)
class RecusalNote:
    """A disqualified person, the ground and the interval out of the room (434/2003 §§ 27–30)."""

    name: str
    ground: str
    left: datetime | None = None
    returned: datetime | None = None

    def sentence(self, words: Wording) -> str:
        """Who did not take part, why, and when they were away."""
        said = words.say("recused", name=self.name, ground=self.ground)
        if self.left is None:
            return said
        start = written_clock(self.left, words.language)
        end = written_clock(self.returned, words.language) if self.returned else ""
        return f"{said} {words.say('away', clock=f'{start}–{end}')}"


@dataclass(frozen=True, slots=True)
class DissentNote:
    """A dissent as given at the decision, with its reasons."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class ActionNote:
    """What somebody is to do because of the decision."""

    what: str
    who: str
    due: date | None = None

    def sentence(self, words: Wording) -> str:
        """The action, its owner and its due date."""
        if self.due is None:
            return f"{self.what} ({self.who})"
        return words.say(
            "action", what=self.what, who=self.who, due=written_date(self.due, words.language)
        )


@dataclass(frozen=True, slots=True)
class Votes:
    """A vote's counts, where one was held."""

    in_favour: int
    against: int
    blank: int = 0


@dataclass(frozen=True, slots=True)
class HandledItem:
    """An agenda item after the meeting; `present` of `eligible` took part in it."""

    item: AgendaItem
    present: int
    eligible: int
    quorum: bool
    handling: tuple[str, ...] = ()
    decision: tuple[str, ...] = ()
    outcome: str = ""
    votes: Votes | None = None
    recusals: tuple[RecusalNote, ...] = ()
    dissents: tuple[DissentNote, ...] = ()
    actions: tuple[ActionNote, ...] = ()

    def blocks(self, words: Wording) -> tuple[Block, ...]:
        """The agenda's own text, then what happened to it."""
        return (
            *self.item.blocks(words),
            *labelled(words.say("present"), self._quorum(words)),
            *labelled(words.say("recusal"), *(r.sentence(words) for r in self.recusals)),
            *labelled(words.say("handling"), *self.handling),
            *self._votes(words),
            *labelled(words.say("decided"), self.outcome, *self.decision, strong=True),
            *labelled(words.say("dissent"), *(f"{d.name}: {d.text}" for d in self.dissents)),
            *labelled(words.say("actions"), *(a.sentence(words) for a in self.actions)),
        )

    def _quorum(self, words: Wording) -> str:
        key = "item_quorum" if self.quorum else "item_no_quorum"
        return words.say(key, present=self.present, eligible=self.eligible)

    def _votes(self, words: Wording) -> tuple[Labelled, ...]:
        if self.votes is None:
            return ()
        counted = self.votes
        said = words.say("votes", in_favour=counted.in_favour, against=counted.against)
        blank = words.say("blank_votes", blank=counted.blank) if counted.blank else ""
        return labelled(words.say("vote"), f"{said} {blank}".strip())
