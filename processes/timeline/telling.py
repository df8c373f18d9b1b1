"""One line of the log in words: the act's phrase, filled with names instead of ids."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.deadlines import finnish
from engine.text import Text
from processes.policy import ACTIONS, DUTIES
from processes.wording import Language, fill, phrase_book, places

WORDS = "processes.timeline"
HIDDEN = (
    "timer-fired",
    "work-done",
    "condition-unclear",
    "play-scene",
    "save-draft",
    "correlate-message",
    "signal-delivered",
    "note-discussion",
    "read-secret-document",
    "offer",
)
"""Lines of the machinery, and of what people only look at or type."""

PUBLIC_ACTIONS = (
    "start-case",
    "close-case",
    "cancel-case",
    "number-document",
    "register-document",
    "publish-minutes",
    "appoint",
    "change-composition",
    "end-term",
)
"""What the register tells everybody (621/1999); the rest is for the participants."""

_PERSONS = ("person", "principal", "expert", "led_by")
_ORGANIZATIONS = ("owner", "organization")
_RECEIVERS = ("recipients", "to")
_CODED = ("reply", "outcome", "status", "kind")
_DAYS = ("due", "until")
_PLAIN = ("number", "version", "title", "name", "text", "gaps", "invited")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Names:
    """How things are called; each function answers an empty text for what it does not know."""

    person: Callable[[str], str]
    organization: Callable[[str, Language], str]
    """Also of a person, who may stand in an organisation's place."""
    subject: Callable[[str, Language], tuple[str, str]]
    """A key's kind of thing (`task`, `document`, `measure`) and its name."""


def told(action: str, subject: str, after: Mapping[str, Any] | None, names: Names) -> Text:
    """What happened, in the three languages; without its values, the name of the act itself."""
    fi, sv, en = (_in_language(action, subject, after or {}, names, each) for each in Language)
    return Text(fi, sv, en)


def _in_language(
    action: str, subject: str, after: Mapping[str, Any], names: Names, language: Language
) -> str:
    phrase = phrase_book(WORDS, language)["happenings"].get(action)
    if phrase is not None:
        values = dict(_values(subject, after, names, language))
        if all(values.get(place) for place in places(phrase)):
            return fill(phrase, values)
        bare = re.split(r"[:(]|, ", phrase)[0].strip()
        if not places(bare):
            return bare
    row = ACTIONS.get(action) or DUTIES.get(action)
    return row[0].in_language(language) if row else action


def _values(
    subject: str, after: Mapping[str, Any], names: Names, language: Language
) -> Iterator[tuple[str, str]]:
    kind, name = names.subject(subject, language)
    if kind:
        yield kind, name
    words = phrase_book(WORDS, language)["words"]
    for key, value in after.items():
        text = str(value)
        if key in _PERSONS:
            yield key, names.person(text)
        elif key in _ORGANIZATIONS:
            yield key, names.organization(text, language)
        elif key in _RECEIVERS and isinstance(value, list):
            yield key, ", ".join(names.organization(each, language) or each for each in value)
        elif key in _CODED:
            yield key, words.get(text, "")
        elif key in _DAYS and _ISO.match(text):
            yield key, finnish(date.fromisoformat(text[:10]))
        elif key in _PLAIN:
            yield key, text
