"""From a paper's plain data to a printed paper."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Protocol

from processes.papers.pdf import print_pdf
from processes.papers.plain import print_plain
from processes.papers.sheet import Sheet
from processes.papers.word import print_docx
from processes.wording import Language, Wording, wording

WORDS = "processes.papers.words"


class PaperData(Protocol):
    """What each of our papers is: data that lays itself out on a sheet."""

    def sheet(self, words: Wording) -> Sheet:
        """The paper's sections under its head, in the words' language."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One printed paper: the bytes to keep, their SHA-256 in hex, and the same as plain text.

    `unprintable` lists characters that no font has and that are printed as ☐.
    """

    kind: str
    language: Language
    title: str
    number: str
    draft: bool
    pdf: bytes
    sha256: str
    text: str
    unprintable: tuple[str, ...] = ()


def kind_of(data: PaperData) -> str:
    """The paper's kind as models and documents name it: `asettamispaatos`, `poytakirja` …"""
    return re.sub("(?<=[a-z])(?=[A-Z])", "_", type(data).__name__).lower()


def sheet(data: PaperData, language: Language | str) -> Sheet:
    """The paper laid out but not printed; ValueError for a language that papers have not."""
    chosen = Language(language)
    if chosen is Language.EN:
        raise ValueError("papers are in Finnish or in Swedish")
    return data.sheet(wording(WORDS, kind_of(data), chosen))


def render(data: PaperData, language: Language | str) -> Paper:
    """Print a paper as PDF/A-3a + PDF/UA-1; the same data gives the same bytes."""
    made = sheet(data, language)
    pdf, unprintable = print_pdf(made)
    return Paper(
        kind=kind_of(data),
        language=Language(language),
        title=made.title,
        number=made.number,
        draft=bool(made.draft_mark),
        pdf=pdf,
        sha256=hashlib.sha256(pdf).hexdigest(),
        text=print_plain(made),
        unprintable=unprintable,
    )


def render_docx(data: PaperData, language: Language | str) -> bytes:
    """The same paper as a Word document, for those who go on writing in it."""
    return print_docx(sheet(data, language))
