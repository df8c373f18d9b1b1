"""Pöytäkirja: the minutes, with attendance, quorum, recusals, decisions and dissents per item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from processes.papers.esityslista import agenda_sections
from processes.papers.gathering import Gathering, notes
from processes.papers.handling import HandledItem
from processes.papers.head import Head, sheet_of
from processes.papers.presence import Attendee, attendance_table
from processes.papers.sheet import Block, Section, Sheet
from processes.wording import Wording
from processes.written import written_clock, written_date


@dataclass(frozen=True, slots=True)
class Opening:
    """How the meeting was opened and found lawful; `present` of `members` had the right to vote."""

    chair: str
    opened: datetime
    invited_on: date | None
    present: int
    members: int
    quorum: bool
    secretary: str
    inspectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Poytakirja:
    """What happened in a meeting; times are local."""

    head: Head
    gathering: Gathering
    attendance: tuple[Attendee, ...]
    opening: Opening
    items: tuple[HandledItem, ...]
    closed: datetime
    approval: str = ""
    next_meeting: str = ""

    def sheet(self, words: Wording) -> Sheet:
        """Attendance first, then the agenda's nine headings with what was decided."""
        handled = [(item.item, item.blocks(words)) for item in self.items]
        sections = (
            Section("", self.gathering.facts(words)),
            Section(words.say("attendance"), attendance_table(self.attendance, words)),
            *agenda_sections(words, self._standing(words), handled),
        )
        return sheet_of(self.head, words, sections)

    def _standing(self, words: Wording) -> dict[str, tuple[Block, ...]]:
        opening = self.opening
        return {
            "opening": notes((
                words.say("opened", chair=opening.chair, clock=self._clock(opening.opened, words)),
            )),
            "lawfulness": notes(self._lawfulness(words)),
            "officers": notes((), self._officers(words)),
            "approval": notes((self.approval or words.say("approved"),)),
            "next": notes((self.next_meeting or words.say("next_open"),)),
            "closing": notes((words.say("closed", clock=self._clock(self.closed, words)),)),
        }

    def _lawfulness(self, words: Wording) -> tuple[str, ...]:
        opening = self.opening
        invited = ""
        if opening.invited_on is not None:
            invited = words.say("invited_on", date=written_date(opening.invited_on, words.language))
        found = words.say("lawful" if opening.quorum else "no_quorum")
        counted = words.say("counted", present=opening.present, members=opening.members)
        return (invited, f"{counted} {found}")

    def _officers(self, words: Wording) -> tuple[str, ...]:
        return (
            words.say("officer_secretary", name=self.opening.secretary),
            *(words.say("officer_inspector", name=name) for name in self.opening.inspectors),
        )

    def _clock(self, moment: datetime, words: Wording) -> str:
        return written_clock(moment, words.language)
