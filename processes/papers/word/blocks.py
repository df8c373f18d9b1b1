"""Each kind of block in Word's own terms."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt
from docx.table import _Row

from processes.papers.printable import printable
from processes.papers.sheet import Block, Bullets, Labelled, Listed, Numbered, Paragraph, Table
from processes.papers.word.page import TEXT_WIDTH
from processes.papers.word.styles import INDENT, hang, indent

LONG_ROW = 700
EMU_PER_TWIP = 635


def add_block(document: Document, block: Block) -> None:
    """Append one block to the document."""
    match block:
        case Paragraph(text):
            indent(document.add_paragraph(printable(text)))
        case Numbered(items, start):
            _numbered(document, items, start)
        case Bullets(items):
            for item in items:
                hang(document.add_paragraph(printable(item), style="List Bullet"))
        case Listed(items):
            for item in items:
                hang(document.add_paragraph(printable(item)), tight=True)
        case Labelled():
            _labelled(document, block)
        case Table():
            _table(document, block)


def _numbered(document: Document, items: tuple[str, ...], start: int) -> None:
    number = _restarted(document, start)
    for item in items:
        line = hang(document.add_paragraph(printable(item), style="List Number"))
        style = line._p.get_or_add_pPr().get_or_add_pStyle()
        style.addnext(_membership(number))


def _membership(number: int) -> Any:
    properties = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", 0), ("w:numId", number)):
        element = OxmlElement(name)
        element.set(qn("w:val"), str(value))
        properties.append(element)
    return properties


def _restarted(document: Document, start: int) -> int:
    """A numbering of its own, so that a second list does not go on from the first."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element
    base = numbering.num_having_numId(style.pPr.numPr.numId.val)
    number = numbering.add_num(base.abstractNumId.val)
    number.add_lvlOverride(ilvl=0).add_startOverride(start)
    return int(number.numId)


def _labelled(document: Document, block: Labelled) -> None:
    """The label hangs at the margin, the text begins at its tab."""
    for position, text in enumerate(block.texts):
        line = document.add_paragraph()
        line.paragraph_format.left_indent = INDENT
        if position:
            line.add_run(printable(text))
            continue
        line.paragraph_format.first_line_indent = -INDENT
        line.paragraph_format.tab_stops.add_tab_stop(INDENT)
        line.add_run(printable(block.label)).bold = block.strong
        line.add_run(f"\t{printable(text)}")


def _table(document: Document, block: Table) -> None:
    """Header rows repeat on each page; a row of ordinary length does not break."""
    table = document.add_table(rows=1, cols=len(block.columns))
    table.style = "Table Grid"
    table.autofit = False
    width = TEXT_WIDTH if block.wide else TEXT_WIDTH - INDENT
    total = sum(column.width for column in block.columns)
    widths = [Emu(int(width * column.width / total)) for column in block.columns]
    for grid, share in zip(table.columns, widths, strict=True):
        grid.width = share
    if not block.wide:
        table._tbl.tblPr.append(_inset(INDENT))
    _fill(table.rows[0], tuple(c.title for c in block.columns), widths, bold=True)
    _mark(table.rows[0], "w:tblHeader")
    for texts in block.rows:
        row = table.add_row()
        _fill(row, texts, widths)
        if sum(len(text) for text in texts) < LONG_ROW:
            _mark(row, "w:cantSplit")
    document.add_paragraph().paragraph_format.space_after = Mm(1)


def _inset(width: int) -> Any:
    """The table begins where the text does."""
    element = OxmlElement("w:tblInd")
    element.set(qn("w:w"), str(round(width / EMU_PER_TWIP)))
    element.set(qn("w:type"), "dxa")
    return element


def _fill(row: _Row, texts: tuple[str, ...], widths: list[Emu], *, bold: bool = False) -> None:
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = width
        line = cell.paragraphs[0]
        line.paragraph_format.space_after = Pt(2)
        run = line.add_run(printable(text))
        run.bold, run.font.size = bold, Pt(9)


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


