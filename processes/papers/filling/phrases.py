"""Sentences that the fillers need, from the same word files as the papers'."""

from __future__ import annotations

from processes.papers.filling.fill import Occasion
from processes.wording import wording

WORDS = "processes.papers.words"


def phrase(occasion: Occasion, key: str, **values: object) -> str:
    """A sentence of the part `filling`."""
    return wording(WORDS, "filling", occasion.names.language).say(key, **values)
