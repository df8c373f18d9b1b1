"""What a refusal says in the reader's language: reasons in Swedish, grounds in all three.

A reason is written in English and Finnish where it is raised. `reasons.sv.json` has the Swedish by
the Finnish sentence, with `{}` where it is filled in; `grounds.json` names our own grounds (a law's
number is the same in all languages). Both are plain texts that a translator can change.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from processes.policy import POLICY

HERE = Path(__file__).parent
LANGUAGES = ("fi", "sv", "en")
_DECISION = {"fi": "päätös", "sv": "beslut", "en": "decision"}


@lru_cache(maxsize=10_000)
def swedish(finnish: str) -> str:
    """The sentence in Swedish; the Finnish one where the catalogue has none."""
    plain = reasons().get(finnish)
    if plain is not None and "{" not in plain:
        return plain
    for pattern, told in _patterns():
        found = pattern.fullmatch(finnish)
        if found is not None:
            return told.format(*(swedish(each) for each in found.groups()))
    return finnish


@lru_cache(maxsize=1000)
def ground_in(language: str, ground: str) -> str:
    """What a refusal stands on, as the reader calls it."""
    known = grounds().get(ground)
    if known is not None:
        return known[language]
    return re.sub(r"^decision (?=\S)", f"{_DECISION[language]} ", ground)


@cache
def reasons() -> Mapping[str, str]:
    """The Swedish of each Finnish sentence, and of what actions are called."""
    written: dict[str, str] = json.loads((HERE / "reasons.sv.json").read_text("utf-8"))
    return {**{label.fi: label.sv for label in POLICY.labels.values()}, **written}


@cache
def grounds() -> Mapping[str, Mapping[str, str]]:
    """Our own grounds by how they are raised."""
    return dict(json.loads((HERE / "grounds.json").read_text("utf-8")))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Those with something to fill in; the longest first, since it says most."""
    filled = [each for each in reasons().items() if "{}" in each[0]]
    filled.sort(key=lambda each: -len(each[0]))
    return tuple((_pattern(finnish), told) for finnish, told in filled)


def _pattern(finnish: str) -> re.Pattern[str]:
    return re.compile("(.*?)".join(re.escape(part) for part in finnish.split("{}")), re.DOTALL)
