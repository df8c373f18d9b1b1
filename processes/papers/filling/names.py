"""How persons, organizations and bodies are called in a paper's language."""

from __future__ import annotations

from typing import Any

from engine.model import Key
from processes.papers.people import BodyName
from processes.wording import Language

BACK_VOWELS = frozenset("aou")
WEAKENED = {"kunta": "kunna", "elin": "elime", "osasto": "osasto", "jaosto": "jaosto"}


class Names:
    """Looks names up in the registers of a unit of work; an unknown id is printed as it stands."""

    def __init__(self, uow: Any, language: Language) -> None:
        self._uow = uow
        self.language = language

    def person(self, person_id: str) -> str:
        """The person's name."""
        found = self._uow.people.find(person_id)
        return str(found.name) if found else person_id

    def title(self, person_id: str) -> str:
        """The person's title, empty when there is none; a played person is called by it already."""
        found = self._uow.people.find(person_id)
        return str(found.title.in_language(self.language)) if found and not found.played else ""

    def employer(self, person_id: str) -> str:
        """The name of the organization the person works for."""
        found = self._uow.people.find(person_id)
        return self.organization(found.organization_id) if found and found.organization_id else ""

    def organization(self, organization_id: str) -> str:
        """The organization's name, or the id of one that is not in the register."""
        found = self._uow.organizations.find(organization_id)
        return str(found.name.in_language(self.language)) if found else organization_id

    def either(self, some_id: str) -> str:
        """A person's or an organization's name: owners of measures may be both."""
        found = self._uow.people.find(some_id)
        return str(found.name) if found else self.organization(some_id)

    def attachments(self, document: Key | None) -> tuple[str, ...]:
        """A paper that a meeting is given, with its number, and the files that go with it."""
        found = self._uow.documents.get(document) if document is not None else None
        if found is None or not found.current:
            return ()
        version = self._uow.documents.version(found.key, found.current)
        named = f"{found.title}, {found.number}" if found.number else found.title
        return (named, *(each.name for each in version.attachments))

    def body(self, body_id: str) -> str:
        """The body's full name."""
        found = self._uow.bodies.find(body_id)
        return str(found.name.in_language(self.language)) if found else body_id

    def body_name(self, body_id: str) -> BodyName:
        """The body's name in the cases that sentences need."""
        return inflected(self.body(body_id), self.language)


def inflected(name: str, language: Language) -> BodyName:
    """Finnish inflects the last word of a body's name, Swedish its first."""
    if language is Language.SV:
        first = name.split(" ")[0]
        owner = name if first in ("De", "Den", "Det") else first
        genitive = owner if owner.endswith("s") else f"{owner}s"
        return BodyName(name, _capital(genitive), f"I {name[:1].lower()}{name[1:]}")
    head, _, last = name.rpartition(" ")
    stem = _stem(last)
    inside = f"{stem}ss{'a' if BACK_VOWELS & set(last.lower()) else 'ä'}"
    return BodyName(name, _capital(f"{stem}n"), _capital(f"{head} {inside}".strip()))


def _stem(word: str) -> str:
    lower = word.lower()
    for ending, weak in WEAKENED.items():
        if lower.endswith(ending):
            return word[: len(word) - len(ending)] + weak
    return word if lower[-1:] in "aeiouyäö" else f"{word}i"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
