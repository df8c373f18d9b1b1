"""Why a decision came out as it did, in sentences: what went in, which rows held, the result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from engine.feel.text import number_text

LANGUAGES = ("fi", "sv", "en")
_WORDS = {
    "fi": {
        "given": "Lähtötiedot: {values}.",
        "literal": "{name}: {value} (laskettu: {text}).",
        "plain": "{name}: {value}.",
        "inputs": "Taulukkoa {name} varten: {values}.",
        "held": "Taulukon {name} rivi {number} täyttyi, koska {tests}.",
        "else": "Taulukon {name} rivi {number} täyttyi: se kattaa kaikki muut tapaukset.",
        "none": "Taulukon {name} mikään rivi ei täyttynyt.",
        "default": "Taulukon {name} mikään rivi ei täyttynyt, joten käytettiin oletusarvoa.",
        "note": "Rivin huomautus: {text}.",
        "annotation": "{name}: {text}.",
        "outputs": "Rivin tulos: {values}.",
        "test": "{name} on {value} (ehto {test})",
        "met": "{name} on {value}",
        "result": "Tulos: {value}.",
        "and": " ja ",
        "true": "kyllä",
        "false": "ei",
        "null": "puuttuu",
    },
    "sv": {
        "given": "Uppgifter: {values}.",
        "literal": "{name}: {value} (beräknat: {text}).",
        "plain": "{name}: {value}.",
        "inputs": "För tabellen {name}: {values}.",
        "held": "Rad {number} i tabellen {name} uppfylldes, eftersom {tests}.",
        "else": "Rad {number} i tabellen {name} uppfylldes: den täcker alla andra fall.",
        "none": "Ingen rad i tabellen {name} uppfylldes.",
        "default": "Ingen rad i tabellen {name} uppfylldes, så standardvärdet användes.",
        "note": "Radens anmärkning: {text}.",
        "annotation": "{name}: {text}.",
        "outputs": "Radens resultat: {values}.",
        "test": "{name} är {value} (villkor {test})",
        "met": "{name} är {value}",
        "result": "Resultat: {value}.",
        "and": " och ",
        "true": "ja",
        "false": "nej",
        "null": "saknas",
    },
    "en": {
        "given": "Given: {values}.",
        "literal": "{name}: {value} (calculated: {text}).",
        "plain": "{name}: {value}.",
        "inputs": "For the table {name}: {values}.",
        "held": "Row {number} of the table {name} held, because {tests}.",
        "else": "Row {number} of the table {name} held: it covers all other cases.",
        "none": "No row of the table {name} held.",
        "default": "No row of the table {name} held, so the default was taken.",
        "note": "The row's note: {text}.",
        "annotation": "{name}: {text}.",
        "outputs": "The row's result: {values}.",
        "test": "{name} is {value} (condition {test})",
        "met": "{name} is {value}",
        "result": "Result: {value}.",
        "and": " and ",
        "true": "yes",
        "false": "no",
        "null": "missing",
    },
}


def sentences(record: Mapping[str, Any], language: str) -> list[str]:
    """The record of an evaluation (`engine.dmn.record`) in words; none for an empty record."""
    return list(_Teller(language).all(record)) if record else []


def in_languages(record: Mapping[str, Any]) -> dict[str, list[str]]:
    """The sentences by language."""
    return {language: sentences(record, language) for language in LANGUAGES}


class _Teller:
    def __init__(self, language: str) -> None:
        self.language = language if language in _WORDS else "en"
        self.words = _WORDS[self.language]

    def all(self, record: Mapping[str, Any]) -> Iterator[str]:
        if record["given"]:
            yield self.say("given", values=self.pairs(record["given"]))
        for decision in record["decisions"]:
            yield from self.decision(decision)
        yield self.say("result", value=self.value(record["value"]))

    def decision(self, decision: Mapping[str, Any]) -> Iterator[str]:
        name = self.name(decision)
        for table in decision.get("tables", ()):
            yield from self.table(name, table)
        if "tables" not in decision:
            kind = "literal" if decision.get("text") else "plain"
            value = self.value(decision["value"])
            yield self.say(kind, name=name, value=value, text=decision.get("text", ""))

    def table(self, name: str, table: Mapping[str, Any]) -> Iterator[str]:
        if table["inputs"]:
            yield self.say("inputs", name=name, values=self.pairs(table["inputs"]))
        for rule in table["rules"]:
            yield self.held(name, table, rule)
            yield self.say("outputs", values=self.pairs(rule["outputs"]))
            if rule["note"]:
                yield self.say("note", text=rule["note"].rstrip("."))
            for each in rule["annotations"]:
                kind = "annotation" if each["name"] else "note"
                yield self.say(kind, name=each["name"], text=each["text"].rstrip("."))
        if not table["rules"]:
            yield self.say("default" if table["default"] else "none", name=name)

    def held(self, name: str, table: Mapping[str, Any], rule: Mapping[str, Any]) -> str:
        tests = [self.test(table["inputs"][each["column"]], each["text"]) for each in rule["tests"]]
        kind = "held" if tests else "else"
        joined = self.words["and"].join(tests)
        return self.say(kind, name=name, number=rule["number"], tests=joined)

    def test(self, column: Mapping[str, Any], text: str) -> str:
        plain = text == as_feel(column["value"])
        value = self.value(column["value"])
        return self.say("met" if plain else "test", name=self.name(column), value=value, test=text)

    def say(self, kind: str, **values: Any) -> str:
        return self.words[kind].format(**values)

    def pairs(self, entries: list[Mapping[str, Any]]) -> str:
        return ", ".join(f"{self.name(each)} = {self.value(each['value'])}" for each in entries)

    def name(self, entry: Mapping[str, Any]) -> str:
        named = entry.get("labels") or {}
        return str(named.get(self.language) or entry.get("label") or entry.get("name") or "")

    def value(self, value: Any) -> str:
        if value is None or isinstance(value, bool):
            return self.words[{None: "null", True: "true", False: "false"}[value]]
        if isinstance(value, int | float):
            text = number_text(Decimal(repr(value)))
            return text if self.language == "en" else text.replace(".", ",")
        if isinstance(value, list):
            return ", ".join(map(self.value, value)) or "–"
        if isinstance(value, dict):
            return self.context(value)
        return str(value)

    def context(self, value: dict[str, Any]) -> str:
        """A tagged value such as `{"$date": …}` by itself, else entry by entry."""
        if len(value) == 1 and next(iter(value))[:1] == "$":
            return self.value(next(iter(value.values())))
        return "; ".join(f"{name}: {self.value(each)}" for name, each in value.items()) or "–"


def as_feel(value: Any) -> str:
    """A plain value as a cell would say it."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return f'"{value}"' if isinstance(value, str) else str(value)
