"""Sentences that the fillers need, from the same word files as the papers'."""

from __future__ import annotations

from processes.papers.filling.occasion import Occasion
from processes.wording import Language, wording

WORDS = "processes.papers.words"


def phrase(occasion: Occasion, key: str, **values: object) -> str:
    """A sentence of the part `filling`."""
    return say(key, occasion.names.language, **values)


def say(key: str, language: str, **values: object) -> str:
    """The same in a language."""
    return wording(WORDS, "filling", Language(language)).say(key, **values)
