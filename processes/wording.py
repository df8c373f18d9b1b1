"""Words that a translator can change: read from YAML, filled with values, never run as code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml

PLACE = re.compile(r"\{([a-z][a-z0-9_]*)\}")


class Language(StrEnum):
    """The languages of papers (fi, sv) and of notices (fi, sv, en)."""

    FI = "fi"
    SV = "sv"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Wording:
    """The phrases of one paper or notice in one language."""

    language: Language
    phrases: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """The phrase with its `{places}` filled; KeyError names a missing phrase or value."""
        return fill(self.phrases[key], values)


def fill(phrase: str, values: Mapping[str, object]) -> str:
    """Put values into `{name}` places only: no attributes, no indexes, no format codes."""
    return PLACE.sub(lambda place: str(values[place.group(1)]), phrase)


def places(phrase: str) -> frozenset[str]:
    """The names a phrase asks for, so that translations can be compared."""
    return frozenset(PLACE.findall(phrase))


@cache
def phrase_book(package: str, language: Language) -> Mapping[str, Mapping[str, str]]:
    """All phrases of `<package>/<language>.yaml`, by part and key, trimmed at their ends."""
    text = files(package).joinpath(f"{language}.yaml").read_text(encoding="utf-8")
    parts = yaml.safe_load(text)
    return MappingProxyType({
        part: MappingProxyType({key: str(phrase).strip() for key, phrase in phrases.items()})
        for part, phrases in parts.items()
    })


def wording(package: str, part: str, language: Language) -> Wording:
    """One part's phrases over the common ones; KeyError if there is no such part."""
    book = phrase_book(package, language)
    return Wording(language, {**book["common"], **book[part]})
