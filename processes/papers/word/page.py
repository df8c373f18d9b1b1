"""The page and its header: "1 (3)" at the right, the paper's name from the second page on."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from processes.papers.printable import printable
from processes.papers.sheet import Sheet
from processes.papers.word.styles import RIGHT_COLUMN

TEXT_WIDTH = Mm(175)


def lay_out(document: Document, sheet: Sheet) -> None:
    """A4 with the standard's margins; the first page's header has its page number only."""
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin = Mm(20), Mm(15)
    page.top_margin, page.bottom_margin = Mm(30), Mm(22)
    page.header_distance = Mm(13)
    page.different_first_page_header_footer = True
    _numbered(page.first_page_header.paragraphs[0], ("", ""))
    following = page.header.paragraphs[0]
    _numbered(following, (sheet.sender[0], sheet.kind))
    second = page.header.add_paragraph()
    _tabs(second)
    second.add_run(f"\t{printable(sheet.number or sheet.draft_mark)}")


def _numbered(line: Paragraph, texts: tuple[str, str]) -> None:
    _tabs(line)
    line.add_run(f"{printable(texts[0])}\t{printable(texts[1])}\t")
    _field(line, "PAGE")
    line.add_run(" (")
    _field(line, "NUMPAGES")
    line.add_run(")")


def _tabs(line: Paragraph) -> None:
    stops = line.paragraph_format.tab_stops
    for old in list(line.style.paragraph_format.tab_stops) if line.style else ():
        stops.add_tab_stop(old.position, alignment=WD_TAB_ALIGNMENT.CLEAR)
    stops.add_tab_stop(RIGHT_COLUMN)
    stops.add_tab_stop(TEXT_WIDTH, alignment=WD_TAB_ALIGNMENT.RIGHT)


def _field(line: Paragraph, code: str) -> None:
    """A field that Word fills: the page's number, the number of pages."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    line._p.append(field)
