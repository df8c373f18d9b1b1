"""What two versions of a package do differently: element by element, attribute by attribute.

Layout, ids of event definitions, the order of elements and prefixes do not count; everything
that is said about an element does: conditions, timers, extension attributes, cells of decision
tables, components of forms.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum

from engine.definitions.beside import FORM, is_model
from engine.definitions.comparing.aspects import Aspect, aspect
from engine.definitions.comparing.defaults import says_the_same
from engine.definitions.comparing.form_facts import form_facts
from engine.definitions.comparing.labels import label
from engine.definitions.comparing.model_facts import Facts, model_facts
from engine.definitions.document import parse
from engine.definitions.findings import Findings
from engine.definitions.reader import refusal


class Change(StrEnum):
    """How an element differs."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference; `property` is "" for a whole element, old and new are None where absent.

    `kind` is the element's kind (userTask, rule, textfield …), `name` its name in the version
    that has it (the new one first).
    """

    file: str
    element_id: str
    change: Change
    kind: str
    name: str
    property: str = ""
    old: str | None = None
    new: str | None = None

    def about(self) -> Aspect:
        """What it is about, for colouring and filtering."""
        return aspect(self.file, self.kind, self.property)

    def told(self, language: str) -> str:
        """The difference as a sentence in fi, sv or en."""
        what = f"{self.name} ({self.element_id})" if self.name else self.element_id or self.file
        if not self.property:
            return f"{_WORDS[language][self.change]}: {what}"
        old, new = (_shown(value) for value in (self.old, self.new))
        return f"{what}: {label(self.property, language)}: {old} → {new}"


_WORDS = {
    "fi": {Change.ADDED: "Lisätty", Change.REMOVED: "Poistettu", Change.CHANGED: "Muutettu"},
    "sv": {Change.ADDED: "Tillagd", Change.REMOVED: "Borttagen", Change.CHANGED: "Ändrad"},
    "en": {Change.ADDED: "Added", Change.REMOVED: "Removed", Change.CHANGED: "Changed"},
}


def compare(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> list[Difference]:
    """All differences between two packages, by file, in the order of the new version's elements.

    Raises InvalidDefinition if a file of either cannot be parsed at all; it need not be runnable.
    """
    found: list[Difference] = []
    for file in [*new, *(file for file in old if file not in new)]:
        if file not in old or file not in new:
            change = Change.ADDED if file in new else Change.REMOVED
            found.append(Difference(file, "", change, "file", ""))
        elif old[file] != new[file]:
            found += _in_file(file, old[file], new[file])
    return found


def as_json(difference: Difference) -> dict[str, str | None]:
    """A difference for an answer: its facts, what it is about, and the sentence by language."""
    return {
        **asdict(difference),
        "change": str(difference.change),
        "aspect": str(difference.about()),
        "told_fi": difference.told("fi"),
        "told_sv": difference.told("sv"),
        "told_en": difference.told("en"),
    }


def _in_file(file: str, old: bytes, new: bytes) -> list[Difference]:
    if file.lower().endswith(FORM):
        return _between(file, form_facts(old), form_facts(new))
    if is_model(file):
        return _between(file, _facts(file, old), _facts(file, new))
    return [Difference(file, "", Change.CHANGED, "file", "")]


def _facts(file: str, data: bytes) -> Facts:
    findings = Findings()
    document = parse(file, data, findings)
    if document is None:
        raise refusal(findings.errors)
    return model_facts(document)


def _between(file: str, old: Facts, new: Facts) -> list[Difference]:
    found: list[Difference] = []
    for key, said in new.items():
        before = old.get(key)
        if before is None:
            found.append(_whole(file, key, Change.ADDED, said))
        else:
            found += _changes(file, key, before, said)
    found += [_whole(file, k, Change.REMOVED, said) for k, said in old.items() if k not in new]
    return found


def _whole(file: str, key: str, change: Change, said: Mapping[str, str]) -> Difference:
    return Difference(file, key, change, said["kind"], said.get("name", ""))


def _changes(
    file: str, key: str, old: Mapping[str, str], new: Mapping[str, str]
) -> list[Difference]:
    name = new.get("name") or old.get("name", "")
    names = [*new, *(prop for prop in old if prop not in new)]
    return [
        Difference(file, key, Change.CHANGED, new["kind"], name, prop, old.get(prop), new.get(prop))
        for prop in names
        if not says_the_same(prop, old.get(prop), new.get(prop))
    ]


def _shown(value: str | None) -> str:
    return "–" if value is None else f"“{value}”"
