"""Why a decision came out so, as sentences that an official reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from engine.dmn import Decisions
from engine.dmn.explaining import in_languages, sentences
from engine.dmn.record import inputs_of
from engine.feel import compile_feel
from tests.unit.dmn.models import (
    decision,
    definitions,
    given,
    literal,
    needs,
    of_table,
    sound,
    table,
)

QUOTA = Path(__file__).parents[3] / "bpmn/asettaminen/sukupuolikiintio.dmn"
ROWS = [("< 10", "2"), ("[20..30]", "7")]


def told(decisions: Decisions, language: str = "en", **variables: Any) -> list[str]:
    """The sentences for a decision of these variables."""
    return sentences(decisions.evaluate("d", variables).record(), language)


def test_the_quota_says_why_it_blocks() -> None:
    decided = sound(QUOTA.read_bytes()).evaluate("sukupuolikiintio", {"women": 7, "men": 3})
    assert decided.value == "BLOCK"
    fi, sv, en = in_languages(decided.record()).values()
    assert fi[0].startswith("Lähtötiedot: Naiset = 7, Miehet = 3,")
    assert fi[1].startswith("Jäsenet täyttävät: ei (laskettu: 5 * min(women, men)")
    assert "Taulukon Sukupuolikiintiö rivi 3 täyttyi: se kattaa kaikki muut tapaukset." in fi
    assert "Rivin huomautus: 609/1986 4 a § 1 mom. ei täyty." in fi
    assert fi[-1] == "Tulos: BLOCK."
    assert "Medlemmarna uppfyller: nej" in sv[1]
    assert "Row 3 of the table Gender quota held: it covers all other cases." in en


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fi", "Taulukon d rivi 1 täyttyi, koska x on 7,5 (ehto < 10)."),
        ("sv", "Rad 1 i tabellen d uppfylldes, eftersom x är 7,5 (villkor < 10)."),
        ("en", "Row 1 of the table d held, because x is 7.5 (condition < 10)."),
        ("de", "Row 1 of the table d held, because x is 7.5 (condition < 10)."),
    ],
)
def test_a_row_is_told_with_its_condition(language: str, expected: str) -> None:
    x = compile_feel("7.5").evaluate({})
    assert expected in told(of_table(table("FIRST", ROWS)), language, x=x)


def test_no_row_and_the_default_are_told() -> None:
    assert "No row of the table d held." in told(of_table(table("UNIQUE", ROWS)), x=15)
    default = "<defaultOutputEntry><text>0</text></defaultOutputEntry>"
    lines = told(of_table(table("UNIQUE", ROWS, default)), x=15)
    assert "No row of the table d held, so the default was taken." in lines
    assert lines[-1] == "Result: 0."


def test_annotations_and_notes_are_told() -> None:
    logic = (
        '<decisionTable id="t" hitPolicy="COLLECT"><input id="i" label="Määrä"><inputExpression>'
        '<text>x</text></inputExpression></input><output id="o" name="d" label="Taso"/>'
        '<annotation name="Peruste"/><rule id="r"><description>Huomaa</description><inputEntry>'
        "<text>&gt; 1</text></inputEntry><outputEntry><text>true</text></outputEntry>"
        "<annotationEntry><text>434/2003 27 §.</text></annotationEntry></rule></decisionTable>"
    )
    lines = told(sound(definitions(given("x") + decision(logic, needs=needs("x")))), "fi", x=2)
    assert lines == [
        "Lähtötiedot: x = 2.",
        "Taulukkoa d varten: Määrä = 2.",
        "Taulukon d rivi 1 täyttyi, koska Määrä on 2 (ehto > 1).",
        "Rivin tulos: Taso = kyllä.",
        "Rivin huomautus: Huomaa.",
        "Peruste: 434/2003 27 §.",
        "Tulos: kyllä.",
    ]


def test_required_decisions_come_first() -> None:
    first = decision(literal("x * 2"), "first", needs("x"))
    last = decision(literal("first + 1"), "d", needs("first", "requiredDecision"))
    lines = told(sound(definitions(given("x") + last + first)), x=3)
    assert lines[1:] == [
        "first: 6 (calculated: x * 2).", "d: 7 (calculated: first + 1).", "Result: 7.",
    ]  # fmt: skip


def test_long_values_are_cut() -> None:
    decisions = sound(definitions(given("x", "Any") + decision(literal("x"), needs=needs("x"))))
    record = decisions.evaluate("d", {"x": ["y" * 9_000] * 900}).record()
    assert len(str(record)) < 60_000
    assert inputs_of(record)["x"][-1] == "…"


def test_a_function_is_a_value_too() -> None:
    decisions = sound(definitions(decision(literal("function(a) a"))))
    assert told(decisions)[-1] == "Result: function(a)."
