"""A table as CSV or XLSX for spreadsheets, in which no cell can begin a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter

_WIDEST = 60
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def guarded(value: object) -> str:
    """A cell's text; one that a spreadsheet would run as a formula is marked as text."""
    text = _told(value)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) or text[:1] in _FORMULA else text


def written(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with a mark and semicolons, as a Finnish spreadsheet opens it without questions."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([guarded(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def workbook(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """An XLSX of one sheet whose head stays in sight.

    Days are days, to sort and to count with; every other cell is text, so that none is run.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    all_rows = [head, *rows]
    sheet.freeze_panes = "A2"
    for number, column in enumerate(zip(*all_rows, strict=True), 1):
        longest = max(len(_told(value)) for value in column)
        sheet.column_dimensions[get_column_letter(number)].width = min(longest + 2, _WIDEST)
    for row in all_rows:
        sheet.append([_written_cell(sheet, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _written_cell(sheet: Any, value: object) -> WriteOnlyCell:
    if isinstance(value, date):
        cell = WriteOnlyCell(sheet, value=value)
        cell.number_format = "d.m.yyyy"
        return cell
    cell = WriteOnlyCell(sheet, value=_printable(_told(value)))
    cell.data_type = "s"
    return cell


def _told(value: object) -> str:
    """The text of a value, a day as 31.8.2023."""
    if isinstance(value, date):
        return f"{value.day}.{value.month}.{value.year}"
    return "" if value is None else str(value)


def _printable(text: str) -> str:
    """The text as XML can hold it."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)
