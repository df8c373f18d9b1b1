"""What stands at the top and at the end of every paper, whatever it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from engine.errors import InvalidInput
from processes.papers.sheet import Ending, Section, Sheet, SignatureLine
from processes.wording import Wording
from processes.written import written_date


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, by which title; `signed` is None until the electronic signature is given.

    `checks` marks a checker of minutes, who confirms them and does not sign.
    """

    title: str
    name: str
    signed: date | None = None
    role: str = ""
    checks: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """Sender, title, date, number, recipients and the lists at the end.

    A paper without a number is a draft and is marked as one: the number is given at signing.
    `sender` is the authority and, below it, its department or the body; `secrecy` the printed
    marking with its ground (621/1999 § 25), empty when public.
    """

    sender: tuple[str, ...]
    title: str
    date: date
    number: str = ""
    case_number: str = ""
    project: str = ""
    recipient: tuple[str, ...] = ()
    secrecy: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    attachments: tuple[str, ...] = ()
    distribution: tuple[str, ...] = ()
    for_information: tuple[str, ...] = ()
    translation: bool = False

    def __post_init__(self) -> None:
        if not self.sender or not self.sender[0].strip():
            raise InvalidInput("A paper needs a sender.", code="paper-without-sender")
        if not self.title.strip():
            raise InvalidInput("A paper needs a title.", code="paper-without-title")


def sheet_of(
    head: Head,
    words: Wording,
    sections: tuple[Section, ...],
    *,
    capitals: bool = False,
    signed: bool = True,
) -> Sheet:
    """Put a paper's sections under its head; empty sections are left out.

    A kind that nobody signs (`signed` false) never is a draft and has no number of its own.
    """
    draft = signed and not head.number
    return Sheet(
        language=words.language.value,
        kind=words.say("kind"),
        title=head.title,
        heading=head.title.upper() if capitals else head.title,
        date=head.date,
        sender=head.sender,
        number=head.number,
        draft_mark=words.say("draft") if draft else "",
        date_text=written_date(head.date, words.language),
        references=_references(head),
        recipient=head.recipient,
        secrecy=(*head.secrecy, *((words.say("translation"),) if head.translation else ())),
        sections=tuple(s for s in sections if s.blocks or _leads(s, sections)),
        signatures=tuple(_signature(s, words) for s in head.signatures),
        endings=_endings(head, words),
        keywords=tuple(k for k in (words.say("kind"), head.number, head.project) if k),
    )


def _references(head: Head) -> tuple[str, ...]:
    """The document's number, or a draft's bare case number, and the project's number."""
    return tuple(line for line in (head.number or head.case_number, head.project) if line)


def _leads(section: Section, sections: tuple[Section, ...]) -> bool:
    """Whether a bare heading has sub-sections right below it."""
    after = sections.index(section) + 1
    return after < len(sections) and sections[after].level > section.level


def _signature(one: Signature, words: Wording) -> SignatureLine:
    title = f"{one.role}\n{one.title}" if one.role else one.title
    note = ""
    if one.signed is not None:
        key = "checked_on" if one.checks else "signed"
        note = words.say(key, date=written_date(one.signed, words.language))
    return SignatureLine(title, one.name, note)


def _endings(head: Head, words: Wording) -> tuple[Ending, ...]:
    lists = {
        "attachments": head.attachments,
        "distribution": head.distribution,
        "for_information": head.for_information,
    }
    return tuple(Ending(words.say(key), items) for key, items in lists.items() if items)
