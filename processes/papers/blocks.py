"""Texts and lists as blocks; an empty text or list gives no block at all."""

from __future__ import annotations

from collections.abc import Iterable

from processes.papers.sheet import Bullets, Labelled, Listed, Numbered, Paragraph


def paragraphs(texts: Iterable[str]) -> tuple[Paragraph, ...]:
    """One paragraph a text."""
    return tuple(Paragraph(text) for text in texts if text.strip())


def numbered(items: tuple[str, ...]) -> tuple[Numbered, ...]:
    """A numbered list, if there is anything to number."""
    return (Numbered(items),) if items else ()


def bullets(items: tuple[str, ...]) -> tuple[Bullets, ...]:
    """A list without order, if there is anything in it."""
    return (Bullets(items),) if items else ()


def listed(items: tuple[str, ...]) -> tuple[Listed, ...]:
    """Names one a line, if there are any."""
    return (Listed(items),) if items else ()


def labelled(label: str, *texts: str, strong: bool = False) -> tuple[Labelled, ...]:
    """A label at the margin with its texts, if any of them says something."""
    said = tuple(text for text in texts if text.strip())
    return (Labelled(label, said, strong),) if said else ()
