"""Word's own styles, set to the look of the standard, so that a writer can go on with them."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

FONT = "Arial"
INDENT = Mm(46)
RIGHT_COLUMN = Mm(92)
HANG = Mm(6)


def set_styles(document: Document, language: str) -> None:
    """Normal, Title, headings and lists; hyphenated, in the paper's language."""
    _plain(document.styles["Normal"], size=10.5)
    _plain(document.styles["Title"], size=12, bold=True, before=12, after=12)
    for level in (1, 2):
        _plain(document.styles[f"Heading {level}"], size=10.5, bold=True, before=12, after=6)
    for name in ("List Number", "List Bullet"):
        style = document.styles[name]
        style.paragraph_format.left_indent = INDENT + HANG
        style.paragraph_format.first_line_indent = -HANG
    _language(document, language)
    tab_stop = document.settings.element.find(qn("w:defaultTabStop"))
    tab_stop.addnext(OxmlElement("w:autoHyphenation"))


def _plain(
    style: Any, *, size: float, bold: bool = False, before: float = 0, after: float = 6
) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.line_spacing_rule = WD_LINE_SPACING.SINGLE
    shape.widow_control = True
    border = style.element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
    if border is not None:
        border.getparent().remove(border)


def _language(document: Document, language: str) -> None:
    """The proofing language of everything: a screen reader speaks by it."""
    for mark in document.styles.element.iter(qn("w:lang")):
        mark.set(qn("w:val"), f"{language}-FI")


def indent(paragraph: Paragraph) -> Paragraph:
    """Text stands two columns in from the margin."""
    paragraph.paragraph_format.left_indent = INDENT
    return paragraph


def hang(paragraph: Paragraph, *, tight: bool = False) -> Paragraph:
    """A name or an address: a second line stands a little further in."""
    paragraph.paragraph_format.left_indent = INDENT + HANG
    paragraph.paragraph_format.first_line_indent = -HANG
    if tight:
        paragraph.paragraph_format.space_after = Pt(2)
    return paragraph
