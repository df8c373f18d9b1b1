"""The attendance list of the minutes: present, absent, substitutes, those who came late or left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from processes.papers.people import Role
from processes.papers.sheet import Block, Column, Table
from processes.wording import Wording
from processes.written import written_clock


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person: absent when `present` is false; times only for those who came late or left."""

    name: str
    organization: str = ""
    role: Role = Role.MEMBER
    present: bool = True
    replaces: str = ""
    arrived: datetime | None = None
    left: datetime | None = None
    remote: bool = False
    expert: bool = False
    presents: bool = False


def attendance_table(attendance: tuple[Attendee, ...], words: Wording) -> tuple[Block, ...]:
    """One row a person, absent ones too."""
    if not attendance:
        return ()
    columns = (
        Column(words.say("name"), 3),
        Column(words.say("represents"), 3.4),
        Column(words.say("role"), 2.6),
        Column(words.say("presence"), 2.6),
    )
    rows = tuple(
        (one.name, one.organization, _role(one, words), _presence(one, words))
        for one in attendance
    )
    return (Table(columns, rows),)


def _role(one: Attendee, words: Wording) -> str:
    if one.presents:
        return words.say("presenting")
    if one.expert:
        return words.say("expert")
    if one.replaces:
        return words.say("stands_in", name=one.replaces)
    return words.say(f"role_{one.role.value}")


def _presence(one: Attendee, words: Wording) -> str:
    if not one.present:
        return words.say("absent")
    said = words.say("present_remote" if one.remote else "present_here")
    if one.arrived is None and one.left is None:
        return said
    start = written_clock(one.arrived, words.language) if one.arrived else ""
    end = written_clock(one.left, words.language) if one.left else ""
    if start and end:
        return f"{said} {words.say('between', clock=f'{start}–{end}')}"
    return f"{said} {words.say('since' if start else 'until', clock=start or end)}"
