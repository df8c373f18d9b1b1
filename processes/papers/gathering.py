"""What an invitation, an agenda and the minutes share: the meeting and its items."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from processes.papers.blocks import bullets, labelled, paragraphs
from processes.papers.sheet import Block, Labelled
from processes.wording import Wording
from processes.written import written_span


@dataclass(frozen=True, slots=True)
class Gathering:
    """A body's meeting: number within the year ("1/2023"), local times, place or link or both."""

    body: str
    number: str
    starts: datetime
    ends: datetime | None = None
    place: str = ""
    link: str = ""

    def facts(self, words: Wording) -> tuple[Labelled, ...]:
        """Time and place at the margin, as every meeting paper begins."""
        remote = words.say("remote", link=self.link) if self.link else ""
        return (
            *labelled(words.say("meeting"), f"{self.body} {self.number}".strip()),
            *labelled(words.say("time"), written_span(self.starts, self.ends, words.language)),
            *labelled(words.say("place"), self.place, remote),
        )


class ItemKind(StrEnum):
    """Under which standing heading an item is handled."""

    NOTICE = "notice"
    DECISION = "decision"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One case in one meeting: who presents it, the report, the proposal, the attachments."""

    title: str
    kind: ItemKind = ItemKind.DECISION
    case_number: str = ""
    presenter: str = ""
    report: tuple[str, ...] = ()
    proposal: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()

    def blocks(self, words: Wording) -> tuple[Block, ...]:
        """Case number, presenter, selostus, esitys, liitteet: what the meeting is given."""
        return (
            *labelled(words.say("case"), self.case_number),
            *labelled(words.say("presenter"), self.presenter),
            *labelled(words.say("report"), *self.report),
            *labelled(words.say("proposal"), *self.proposal, strong=True),
            *labelled(words.say("item_attachments"), *self.attachments),
        )


def notes(texts: tuple[str, ...], items: tuple[str, ...] = ()) -> tuple[Block, ...]:
    """What stands under a standing heading: sentences, then a list."""
    return (*paragraphs(texts), *bullets(items))
