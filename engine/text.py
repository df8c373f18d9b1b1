"""A sentence or a name in the three languages that users see."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in Finnish, Swedish and English."""

    fi: str
    sv: str
    en: str

    def in_language(self, language: str) -> str:
        """The words in `fi`, `sv` or `en`; Finnish for any other language."""
        return {"sv": self.sv, "en": self.en}.get(language, self.fi)


NO_TEXT = Text("", "", "")
