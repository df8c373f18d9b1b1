"""Names that look like other names: one word of Latin letters with another script's among them.

What browsers refuse in host names (Unicode TR39, mixed scripts), no further: a word wholly of
another script is somebody's name, and one word may stand beside a word of another script.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from engine.errors import InvalidInput

_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK", "COPTIC", "ARMENIAN", "CHEROKEE"})
"""The scripts whose letters pass for one another, as Unicode's names of characters begin."""


def mixed_word(text: str) -> str:
    """The first word of letters of two scripts that pass for one another; none is ''."""
    if text.isascii():
        return ""
    return next((word for word in _words(text) if len(_scripts(word)) > 1), "")


def demand_one_script(text: str, field: str) -> str:
    """The text, of the field of that name; InvalidInput names the word that mixes scripts."""
    word = mixed_word(text)
    if word:
        raise InvalidInput(
            f"{field}: the word {word[:80]!r} mixes the letters of two scripts that look alike",
            reason_fi=f"Sanassa ”{word[:80]}” on toisiltaan näyttäviä kirjaimia kahdesta eri "
            "kirjaimistosta.",
            code="mixed-scripts",
            details={"word": word[:80], "scripts": sorted(_scripts(word))},
        )
    return text


def _words(text: str) -> Iterator[str]:
    """Runs of letters, with the accents that stand on them."""
    spaced = "".join(c if unicodedata.category(c)[0] in "LM" else " " for c in text)
    return iter(spaced.split())


def _scripts(word: str) -> set[str]:
    return {unicodedata.name(c, "").split(" ", 1)[0] for c in word} & _ALIKE
