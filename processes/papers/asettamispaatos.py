"""Asettamispäätös: the decision that appoints a body."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from processes.papers.head import Head, sheet_of
from processes.papers.sheet import Listed, Numbered, Paragraph, Section, Sheet
from processes.wording import Wording
from processes.written import written_date, written_days

QUOTA_NUMERATOR, QUOTA_DENOMINATOR = 2, 5


class Role(StrEnum):
    """A member's role as printed; the body's other posts are named in the title."""

    MEMBER = "member"
    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    SECRETARY = "secretary"
    SUBSTITUTE = "substitute"


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name in the cases that the sentences need: "sihteeristön", "sihteeristössä"."""

    name: str
    genitive: str
    inside: str


@dataclass(frozen=True, slots=True)
class Member:
    """Title, name, on behalf of which organization; `replaces` names a substitute's principal."""

    name: str
    title: str = ""
    organization: str = ""
    role: Role = Role.MEMBER
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """What has to be ready by when: "Esitys mallista", 30.9.2023."""

    subject: str
    due: date


@dataclass(frozen=True, slots=True)
class GenderBalance:
    """How many women and men, substitutes as a group of their own (609/1986 § 4 a; KHO 1997:49)."""

    women: int
    men: int
    substitute_women: int = 0
    substitute_men: int = 0
    reason: str = ""
    efforts: str = ""

    def __post_init__(self) -> None:
        if not self.met() and not (self.reason.strip() and self.efforts.strip()):
            raise ValueError("below 40 per cent a special reason and the efforts made are needed")

    def met(self) -> bool:
        """At least 40 per cent of each, members and substitutes separately."""
        return _balanced(self.women, self.men) and _balanced(
            self.substitute_women, self.substitute_men
        )


def _balanced(women: int, men: int) -> bool:
    return QUOTA_DENOMINATOR * min(women, men) >= QUOTA_NUMERATOR * (women + men)


@dataclass(frozen=True, slots=True)
class Asettamispaatos:
    """Everything an appointing decision says; `term_ends` None = until further notice."""

    head: Head
    body: BodyName
    background: tuple[str, ...]
    goal: tuple[str, ...]
    tasks: tuple[str, ...]
    term_starts: date
    term_ends: date | None
    members: tuple[Member, ...]
    gender: GenderBalance | None = None
    milestones: tuple[Milestone, ...] = ()
    experts: tuple[str, ...] = ()
    costs: tuple[str, ...] = ()
    other: tuple[Section, ...] = field(default=())

    def sheet(self, words: Wording) -> Sheet:
        """The decision's sections in the order of the ministries' decisions."""
        sections = (
            Section(words.say("background"), _paragraphs(self.background)),
            Section(words.say("goal"), _paragraphs(self.goal)),
            Section(words.say("tasks_and_term"), (*_numbered(self.tasks), *self._term(words))),
            Section(
                words.say("members", genitive=self.body.genitive),
                _listed(tuple(member_line(member, words) for member in self.members)),
            ),
            Section(words.say("experts"), _paragraphs(self.experts)),
            Section("", balance_blocks(self.gender, self.body, words)),
            Section(words.say("costs"), _paragraphs(self.costs)),
        )
        return sheet_of(self.head, words, sections, capitals=True)

    def _term(self, words: Wording) -> tuple[Paragraph, ...]:
        term = term_sentence(self.body, self.term_starts, self.term_ends, words)
        ready = tuple(
            words.say("milestone", subject=m.subject, due=written_date(m.due, words.language))
            for m in self.milestones
        )
        return tuple(Paragraph(text) for text in (term, *ready))


def term_sentence(body: BodyName, starts: date, ends: date | None, words: Wording) -> str:
    """From when to when the body sits; an open-ended term says so."""
    if ends is None:
        start = written_date(starts, words.language)
        return words.say("term_open", genitive=body.genitive, start=start)
    return words.say(
        "term", genitive=body.genitive, term=written_days(starts, ends, words.language)
    )


def member_line(member: Member, words: Wording) -> str:
    """"johtava asiantuntija Katja Palonen, työ- ja elinkeinoministeriö (pj.)"."""
    person = " ".join(part for part in (member.title, member.name) if part)
    line = ", ".join(part for part in (person, member.organization) if part)
    if member.role is Role.MEMBER:
        return line
    if member.role is Role.SUBSTITUTE and member.replaces:
        return f"{line} ({words.say('substitute_of', name=member.replaces)})"
    return f"{line} ({words.say(member.role.value)})"


def balance_blocks(
    gender: GenderBalance | None, body: BodyName, words: Wording
) -> tuple[Paragraph, ...]:
    """What the decision says of women and men, with the reason where it departs from the quota."""
    if gender is None:
        return ()
    counted = words.say(
        "balance", inside=body.inside, total=gender.women + gender.men,
        men=gender.men, women=gender.women,
    )
    if gender.met():
        return (Paragraph(f"{counted} {words.say('balance_met')}"),)
    departs = words.say("balance_departs", reason=gender.reason, efforts=gender.efforts)
    return (Paragraph(counted), Paragraph(departs))


def _paragraphs(texts: tuple[str, ...]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text) for text in texts)


def _numbered(items: tuple[str, ...]) -> tuple[Numbered, ...]:
    return (Numbered(items),) if items else ()


def _listed(items: tuple[str, ...]) -> tuple[Listed, ...]:
    return (Listed(items),) if items else ()
