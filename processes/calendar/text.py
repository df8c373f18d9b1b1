"""Text in calendars: nothing in it can begin a property of its own."""

from __future__ import annotations

from icalendar import vText

from processes.wording import Language

LONGEST = 20_000


def shown_text(text: str, language: Language) -> vText:
    """A text with its language; line breaks stay, other control characters go."""
    shown = vText(_lines(text)[:LONGEST])
    shown.params["LANGUAGE"] = vText(language.value)
    return shown


def clean(text: str) -> str:
    """One line without control characters."""
    return "".join(c for c in text if c.isprintable())


def _lines(text: str) -> str:
    kept = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in kept if c == "\n" or (c.isprintable() or c == "\u00ad"))
