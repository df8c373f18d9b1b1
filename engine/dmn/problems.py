"""What is wrong in a decision model, found at deployment: element, code, words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason to refuse a model."""

    file: str
    element_id: str
    code: str
    message_fi: str
    message_en: str

    def __str__(self) -> str:
        return f"{self.file}: {self.element_id}: {self.message_en}"


_WORDS = {
    "dmn-namespace": (
        "tiedosto ei ole DMN 1.1–1.5 -malli",
        "this is no DMN 1.1 to 1.5 model",
    ),
    "dmn-type": ("tyyppiä ei voi lukea: {detail}", "the type cannot be read: {detail}"),
    "dmn-expression": (
        "lauseke ei ole kelvollista FEELiä: {detail}",
        "the expression is not FEEL: {detail}",
    ),
    "dmn-language": (
        "lausekekieltä {detail} ei tueta, vain FEEL",
        "the expression language {detail} is not run; only FEEL is",
    ),
    "dmn-external-function": (
        "ulkoisia funktioita ({detail}) ei ajeta",
        "external functions ({detail}) are refused",
    ),
    "dmn-reference": (
        "viitattua kohdetta {detail} ei ole",
        "the reference {detail} leads nowhere",
    ),
    "dmn-cycle": (
        "päätös vaatii itseään: {detail}",
        "the decision requires itself: {detail}",
    ),
    "dmn-duplicate-id": ("tunnus {detail} on kahdella", "two elements have the id {detail}"),
    "dmn-duplicate-name": (
        "kahdella päätöksellä on tunnus {detail}",
        "two decisions have the id {detail}",
    ),
    "dmn-rule-shape": (
        "säännössä {detail} on väärä määrä soluja",
        "rule {detail} has the wrong number of cells",
    ),
    "dmn-hit-policy": ("tuntematon osumakäytäntö {detail}", "unknown hit policy {detail}"),
    "dmn-priority-values": (
        "osumakäytäntö {detail} vaatii tulosarvojen järjestyksen (outputValues)",
        "hit policy {detail} needs the order of its output values (outputValues)",
    ),
    "dmn-empty": ("kohdasta puuttuu {detail}", "{detail} is missing here"),
    "dmn-import-cycle": (
        "mallit tuovat toisiaan kehässä: täältä tuodaan {detail}, ja sieltä tullaan takaisin; "
        "siirrä yhteinen omaan malliinsa",
        "the models import each other in a circle: {detail} is imported here and leads back; "
        "move what both need to a model of its own",
    ),
    "dmn-imports-many": (
        "tuonnit menevät yli 50 mallin päähän tai tuovat yli {detail} tyyppiä; vähennä niitä",
        "the imports lead through more than 50 models or bring more than {detail} types; "
        "use fewer",
    ),
    "dmn-import": ("tuotua mallia {detail} ei ole paketissa", "the import {detail} is not here"),
}


class Problems:
    """Collects problems of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Problem] = []

    def add(self, element_id: str, code: str, detail: object = "") -> None:
        """One more; `detail` goes into the sentence."""
        fi, en = (text.replace("{detail}", str(detail)[:200]) for text in _WORDS[code])
        self.found.append(Problem(self.file, element_id, code, fi, en))
