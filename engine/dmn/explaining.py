"""Why a decision came out as it did, in words: inputs, rules that held, result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from engine.dmn.run import TableTrace
from engine.feel.evaluation import Evaluation
from engine.feel.text import written

_WORDS = {
    "fi": ("Taulu", "Lähtötiedot", "Sääntö", "täyttyi", "Mikään sääntö ei täyttynyt", "Tulos"),
    "sv": ("Tabell", "Uppgifter", "Regel", "uppfylldes", "Ingen regel uppfylldes", "Resultat"),
    "en": ("Table", "Inputs", "Rule", "held", "No rule held", "Result"),
}


def explain(traces: Iterable[TableTrace], value: Any, language: str = "en") -> Iterator[str]:
    """Lines of text, table by table in the order they were evaluated."""
    table, inputs, rule, held, none, result = _WORDS.get(language, _WORDS["en"])
    for trace in traces:
        yield f"{table} {trace.decision} ({trace.hit_policy})"
        given = ", ".join(f"{label} = {shown(each)}" for label, each in trace.inputs)
        if given:
            yield f"  {inputs}: {given}"
        for matched in trace.matched:
            outputs = ", ".join(f"{name} = {shown(v)}" for name, v in matched.outputs.items())
            note = f" – {matched.note}" if matched.note else ""
            yield f"  {rule} {matched.number} {held}: {outputs}{note}"
        if not trace.matched:
            yield f"  {none}"
    yield f"{result}: {shown(value)}"


def shown(value: Any) -> str:
    """A value as FEEL writes it."""
    return written(value, Evaluation())
