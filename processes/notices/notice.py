"""A notice's words: subject, paragraphs, a list and one link."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from engine.errors import InvalidInput
from processes.wording import Language, Wording, fill, phrase_book, places, wording
from processes.written import written_date, written_moment

WORDS = "processes.notices"
ZONE = ZoneInfo("Europe/Helsinki")
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
ISO_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)")
LONGEST_VALUE = 2_000
MOST_ITEMS = 200
TEMPLATES = frozenset(phrase_book(WORDS, Language.FI)) - {"common"}


@dataclass(frozen=True, slots=True)
class Notice:
    """What is said; `link` is (text, address), empty when there is nowhere to go."""

    language: Language
    subject: str
    greeting: str
    paragraphs: tuple[str, ...]
    items: tuple[str, ...]
    link: tuple[str, str]
    signature: str


def notice(template: str, language: Language | str, data: Mapping[str, Any]) -> Notice:
    """The template's words with the data's values; dates are given as ISO text or as dates.

    `data["link"]` is the address a reader lands on, `data["items"]` a list of values for the
    template's list, `data["name"]` the receiver's name. InvalidInput names a missing value.
    """
    if template not in TEMPLATES:
        raise _refused(f"there is no notice called {template[:40]!r}")
    words = wording(WORDS, template, Language(language))
    values = {key: _shown(value, words.language) for key, value in data.items()}
    return Notice(
        language=words.language,
        subject=_needed(words.phrases["subject"], values),
        greeting=words.say("greeting" if values.get("name") else "greeting_plain", **values),
        paragraphs=_paragraphs(words.phrases["body"], values),
        items=_items(words, data.get("items", ())),
        link=_link(words, str(data.get("link") or "")),
        signature=words.say("signature"),
    )


def _paragraphs(body: str, values: Mapping[str, str]) -> tuple[str, ...]:
    first, *later = body.split("\n\n")
    kept = (text for text in later if all(values.get(place) for place in places(text)))
    return (_needed(first, values), *(fill(text, values) for text in kept))


def _needed(phrase: str, values: Mapping[str, str]) -> str:
    missing = sorted(place for place in places(phrase) if not values.get(place))
    if missing:
        raise _refused(f"it needs {', '.join(missing)}")
    return fill(phrase, values)


def _items(words: Wording, items: Any) -> tuple[str, ...]:
    if "item" not in words.phrases or not isinstance(items, list | tuple):
        return ()
    phrase = words.phrases["item"]
    blank = dict.fromkeys(places(phrase), "")
    return tuple(
        fill(phrase, blank | {k: _shown(v, words.language) for k, v in item.items()}).strip()
        for item in items[:MOST_ITEMS]
    )


def _link(words: Wording, address: str) -> tuple[str, str]:
    if not address.startswith(("https://", "http://")) or not address.isprintable():
        return ("", "")
    return (words.say("link"), address)


def _shown(value: Any, language: Language) -> str:
    """A value as people read it; a moment in Finland's time."""
    if isinstance(value, str):
        value = _dated(value)
    if isinstance(value, datetime):
        return written_moment(value.astimezone(ZONE) if value.tzinfo else value, language)
    if isinstance(value, date):
        return written_date(value, language)
    return "" if value is None else _whole(str(value)[:LONGEST_VALUE])


def _dated(text: str) -> str | date:
    try:
        if ISO_MOMENT.fullmatch(text):
            return datetime.fromisoformat(text)
        if ISO_DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    return text


def _whole(text: str) -> str:
    """Half of a surrogate pair cannot be sent anywhere."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _refused(what: str) -> InvalidInput:
    return InvalidInput(
        f"A notice cannot be written: {what}.",
        reason_fi="Viestiä ei voi kirjoittaa: tietoja puuttuu.",
        code="notice",
    )
