"""The whole document: page, styles, masthead, sections, endings; then packed without a clock."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import zip_longest

import docx
from docx.document import Document

from processes.papers.printable import printable
from processes.papers.sheet import Ending, Sheet, SignatureLine
from processes.papers.word.blocks import add_block
from processes.papers.word.page import lay_out
from processes.papers.word.styles import INDENT, RIGHT_COLUMN, hang, set_styles

EPOCH = (1980, 1, 1, 0, 0, 0)


def print_docx(sheet: Sheet) -> bytes:
    """The document's bytes; the same sheet gives the same bytes."""
    document = docx.Document()
    _describe(document, sheet)
    set_styles(document, sheet.language)
    lay_out(document, sheet)
    _masthead(document, sheet)
    document.add_paragraph(printable(sheet.heading), style="Title")
    for section in sheet.sections:
        if section.heading:
            document.add_heading(printable(section.heading), level=section.level)
        for block in section.blocks:
            add_block(document, block)
    _signatures(document, sheet.signatures)
    for ending in sheet.endings:
        _ending(document, ending)
    return _packed(document)


def _describe(document: Document, sheet: Sheet) -> None:
    day = datetime(sheet.date.year, sheet.date.month, sheet.date.day, tzinfo=UTC)
    about = document.core_properties
    about.title = printable(sheet.title)[:255]
    about.author = printable(sheet.sender[0])[:255]
    about.subject = printable(f"{sheet.kind} {sheet.date_text}")[:255]
    about.language = f"{sheet.language}-FI"
    about.keywords = ", ".join(sheet.keywords)[:255]
    about.comments = ""
    about.last_modified_by = ""
    about.created = about.modified = day


def _masthead(document: Document, sheet: Sheet) -> None:
    """Sender and recipient at the left, type, date and number at the middle, by tab stops."""
    marks = tuple(mark for mark in (sheet.draft_mark,) if mark)
    right = (sheet.kind, *marks, *sheet.secrecy, sheet.date_text)
    _columns(document, sheet.sender, right, bold=len(right) - 1)
    document.add_paragraph()
    _columns(document, sheet.recipient, sheet.references, bold=0)
    document.add_paragraph()


def _columns(document: Document, left: Iterable[str], right: Iterable[str], bold: int) -> None:
    for number, (first, second) in enumerate(zip_longest(left, right, fillvalue="")):
        line = document.add_paragraph()
        line.paragraph_format.space_after = 0
        line.paragraph_format.tab_stops.add_tab_stop(RIGHT_COLUMN)
        line.add_run(printable(first)).bold = number == 0 and bold > 0
        line.add_run(f"\t{printable(second)}").bold = number < bold


def _signatures(document: Document, signatures: tuple[SignatureLine, ...]) -> None:
    for number, one in enumerate(signatures):
        line = document.add_paragraph()
        line.paragraph_format.left_indent = INDENT
        line.paragraph_format.space_before = 340000
        line.paragraph_format.keep_together = True
        line.paragraph_format.keep_with_next = number < len(signatures) - 1 or bool(one.note)
        line.paragraph_format.tab_stops.add_tab_stop(INDENT + (RIGHT_COLUMN - INDENT) * 3 // 2)
        line.add_run(f"{printable(one.title)}\t{printable(one.name)}")
        if one.note:
            note = document.add_paragraph(one.note)
            note.paragraph_format.left_indent = INDENT
            note.paragraph_format.keep_with_next = number < len(signatures) - 1


def _ending(document: Document, ending: Ending) -> None:
    document.add_heading(printable(ending.label), level=1)
    for item in ending.items:
        hang(document.add_paragraph(printable(item)), tight=True)


def _packed(document: Document) -> bytes:
    """Saved and packed again with fixed times, since a zip file notes when it was made."""
    saved = io.BytesIO()
    document.save(saved)
    packed = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()
