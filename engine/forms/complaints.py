"""What is said about an answer that does not hold, in Finnish, Swedish and English."""

from __future__ import annotations

from dataclasses import dataclass

TEXTS: dict[str, tuple[str, str, str]] = {
    "required": (
        "Tieto puuttuu.",
        "Uppgiften saknas.",
        "This is required.",
    ),
    "required-true": (
        "Tämä on vahvistettava.",
        "Detta måste bekräftas.",
        "This must be confirmed.",
    ),
    "type": (
        "Tieto on väärää muotoa.",
        "Uppgiften har fel form.",
        "This is of the wrong type.",
    ),
    "min": (
        "Arvon on oltava vähintään {limit}.",
        "Värdet måste vara minst {limit}.",
        "The value must be at least {limit}.",
    ),
    "max": (
        "Arvo saa olla enintään {limit}.",
        "Värdet får vara högst {limit}.",
        "The value must be at most {limit}.",
    ),
    "digits": (
        "Desimaaleja saa olla enintään {limit}.",
        "Högst {limit} decimaler.",
        "At most {limit} decimal places.",
    ),
    "min-length": (
        "Tekstin on oltava vähintään {limit} merkkiä.",
        "Texten måste ha minst {limit} tecken.",
        "The text must have at least {limit} characters.",
    ),
    "max-length": (
        "Teksti saa olla enintään {limit} merkkiä.",
        "Texten får ha högst {limit} tecken.",
        "The text must have at most {limit} characters.",
    ),
    "pattern": (
        "Teksti ei ole vaaditussa muodossa.",
        "Texten har inte den form som krävs.",
        "The text does not have the form that is asked for.",
    ),
    "email": (
        "Sähköpostiosoite ei kelpaa.",
        "E-postadressen är inte giltig.",
        "This is no e-mail address.",
    ),
    "phone": (
        "Puhelinnumero ei kelpaa.",
        "Telefonnumret är inte giltigt.",
        "This is no telephone number.",
    ),
    "control": (
        "Tekstissä on näkymättömiä ohjausmerkkejä.",
        "Texten innehåller osynliga styrtecken.",
        "The text holds invisible control characters.",
    ),
    "option": (
        "Valinta ei ole vaihtoehtojen joukossa.",
        "Valet finns inte bland alternativen.",
        "The choice is not among the options.",
    ),
    "twice": (
        "Sama valinta on kahdesti.",
        "Samma val finns två gånger.",
        "The same choice occurs twice.",
    ),
    "date": (
        "Päivä ei kelpaa.",
        "Dagen är inte giltig.",
        "This is no date.",
    ),
    "time": (
        "Kellonaika ei kelpaa.",
        "Klockslaget är inte giltigt.",
        "This is no time of day.",
    ),
    "datetime": (
        "Ajankohta ei kelpaa.",
        "Tidpunkten är inte giltig.",
        "This is no date and time.",
    ),
    "items": (
        "Rivejä saa olla enintään {limit}.",
        "Högst {limit} rader.",
        "At most {limit} rows.",
    ),
    "rows": (
        "Rivejä ei voi lisätä eikä poistaa.",
        "Rader kan inte läggas till eller tas bort.",
        "Rows cannot be added or removed.",
    ),
    "unknown": (
        "Lomakkeessa ei ole tällaista kenttää.",
        "Blanketten har inget sådant fält.",
        "The form has no such field.",
    ),
}


@dataclass(frozen=True, slots=True)
class Complaint:
    """One complaint about the field at `path` (`measures.0.owner`)."""

    path: str
    code: str
    limit: object = ""

    def told(self) -> dict[str, str]:
        """The complaint as details of an error: code and a message in each language."""
        fi, sv, en = (text.format(limit=self.limit) for text in TEXTS[self.code])
        return {"code": self.code, "message_fi": fi, "message_sv": sv, "message_en": en}


class Wrong(Exception):
    """An answer does not hold."""

    def __init__(self, code: str, limit: object = "") -> None:
        super().__init__(code)
        self.code = code
        self.limit = limit
