"""A sheet as plain text: for search, for comparing versions, for reading aloud."""

from __future__ import annotations

from collections.abc import Iterator

from processes.papers.sheet import Block, Bullets, Labelled, Listed, Numbered, Paragraph, Sheet


def print_plain(sheet: Sheet) -> str:
    """Every word of the sheet in reading order, one block a line."""
    return "\n".join(line for line in _lines(sheet) if line)


def _lines(sheet: Sheet) -> Iterator[str]:
    yield from (*sheet.sender, sheet.kind, sheet.draft_mark, *sheet.secrecy, sheet.date_text)
    yield from (*sheet.recipient, *sheet.references, sheet.heading)
    for section in sheet.sections:
        yield section.heading
        for block in section.blocks:
            yield from _block(block)
    for signature in sheet.signatures:
        yield from (signature.title, signature.name, signature.note)
    for ending in sheet.endings:
        yield from (ending.label, *ending.items)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield text
        case Numbered(items, start):
            yield from (f"{number}. {item}" for number, item in enumerate(items, start))
        case Bullets(items):
            yield from (f"– {item}" for item in items)
        case Listed(items):
            yield from items
        case Labelled(label, texts):
            yield label
            yield from texts
        case _:
            yield " | ".join(column.title for column in block.columns)
            yield from (" | ".join(row) for row in block.rows)
