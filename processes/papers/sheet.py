"""What a paper is made of, whatever prints it: sections, each of a few kinds of block."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, indented."""

    text: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list whose numbers mean something, such as the tasks of a body."""

    items: tuple[str, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list whose order means nothing."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """Names with titles, one a line."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label at the margin and its text beside it."""

    label: str
    texts: tuple[str, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: its header and its share of the width."""

    title: str
    width: float = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headers that repeat on each page; `wide` starts at the margin."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    wide: bool = True

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"a row of {len(row)} cells under {len(self.columns)} headers")


Block = Paragraph | Numbered | Bullets | Listed | Labelled | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A heading at the margin (or none) and its blocks."""

    heading: str
    blocks: tuple[Block, ...]
    level: int = 1


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """Title, name and how it was signed, as printed."""

    title: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """LIITTEET, JAKELU or TIEDOKSI."""

    label: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole paper ready for printing; every string is in `language`."""

    language: str
    kind: str
    title: str
    heading: str
    date: date
    sender: tuple[str, ...]
    number: str
    draft_mark: str
    date_text: str
    references: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    secrecy: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    signatures: tuple[SignatureLine, ...] = ()
    endings: tuple[Ending, ...] = ()
    keywords: tuple[str, ...] = field(default=())
