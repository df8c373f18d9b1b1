"""A sheet as a tagged PDF: PDF/A-3a and PDF/UA-1 in one file, the same bytes for the same sheet."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from processes.papers.fonts import FONTS
from processes.papers.printable import (
    REPLACEMENT,
    each_text,
    printable,
    unassigned,
    without_leading_marks,
)
from processes.papers.sheet import Block, Section, Sheet

TEMPLATES = Path(__file__).parent / "typst"
MISSING_GLYPH = re.compile(
    r'(?:the text|contains the codepoint) `"(?P<text>.*?)"`', re.DOTALL
)
MOST_MISSING = 1000
JOINED_TO_BOX = re.compile(f"{REPLACEMENT}[^\x00-\u02ff{REPLACEMENT}]")


def print_pdf(sheet: Sheet) -> tuple[bytes, tuple[str, ...]]:
    """The PDF's bytes, and the texts that no font can show, printed as ☐.

    Typst refuses whatever would break PDF/A-3a or PDF/UA-1, so a file that comes out conforms.
    """
    data = each_text(sheet_data(sheet), printable)
    missing = sorted(unassigned(json.dumps(data, ensure_ascii=False)))
    data = each_text(data, lambda text: _boxed(text, "".join(missing)))
    while True:
        try:
            return _compile(data, sheet), tuple(missing)
        except typst.TypstError as error:
            found = MISSING_GLYPH.search(str(error))
            if found is None or len(missing) >= MOST_MISSING:
                raise
            missing.append(_unescaped(found["text"]))
            data = each_text(data, lambda text: _boxed(text, missing[-1]))


def _compile(data: dict[str, Any], sheet: Sheet) -> bytes:
    made = datetime(sheet.date.year, sheet.date.month, sheet.date.day, tzinfo=UTC)
    result = typst.compile(
        str(TEMPLATES / "sheet.typ"),
        root=str(TEMPLATES),
        format="pdf",
        font_paths=[FONTS.path()],
        ignore_system_fonts=True,
        sys_inputs={"sheet": json.dumps(data, sort_keys=True)},
        pdf_standards=["a-3a", "ua-1"],
        timestamp=int(made.timestamp()),
    )
    if not isinstance(result, bytes):
        raise TypeError("a PDF is one piece of bytes")
    return result


def _unescaped(text: str) -> str:
    """Typst names a character as itself or as `\\u{200d}`."""
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), text)


def _boxed(text: str, missing: str) -> str:
    """Every character that could not be shown gives way to a visible box.

    A mark that joins the box into one glyph with it (a Thai or a kana ending) goes too: typst
    then names the box itself as missing.
    """
    for character in set(missing) - set(" \n"):
        text = text.replace(character, REPLACEMENT)
    if set(missing) == {REPLACEMENT}:
        return JOINED_TO_BOX.sub(REPLACEMENT, text)
    parts = text.split(REPLACEMENT)
    return REPLACEMENT.join((parts[0], *(without_leading_marks(part) for part in parts[1:])))


def sheet_data(sheet: Sheet) -> dict[str, Any]:
    """The sheet as the plain JSON that the templates read."""
    day = sheet.date
    return asdict(replace(sheet, sections=())) | {
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "description": f"{sheet.kind} {sheet.date_text}",
        "draft-mark": sheet.draft_mark,
        "date-text": sheet.date_text,
        "sections": [_section(section) for section in sheet.sections],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "heading": section.heading,
        "level": section.level,
        "blocks": [_block(block) for block in section.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    return {"kind": type(block).__name__.lower(), **asdict(block)}
