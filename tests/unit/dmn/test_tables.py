"""Hit policies, aggregators, defaults, priorities."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.dmn.models import decision, definitions, given, needs, of_table, read, sound, table

RULES = [("< 10", "2"), ("< 5", "7"), ("< 3", "4")]
ORDER = "<outputValues><text>7, 4, 2</text></outputValues>"


@pytest.mark.parametrize(
    ("policy", "attributes", "output", "x", "expected"),
    [
        ("UNIQUE", "", "", 7, 2),
        ("UNIQUE", "", "", 1, None),
        ("FIRST", "", "", 1, 2),
        ("ANY", "", "", 7, 2),
        ("ANY", "", "", 1, None),
        ("PRIORITY", "", ORDER, 1, 7),
        ("PRIORITY", "", ORDER, 7, 2),
        ("OUTPUT ORDER", "", ORDER, 1, [7, 4, 2]),
        ("RULE ORDER", "", "", 1, [2, 7, 4]),
        ("COLLECT", "", "", 1, [2, 7, 4]),
        ("COLLECT", 'aggregation="SUM"', "", 1, 13),
        ("COLLECT", 'aggregation="MIN"', "", 1, 2),
        ("COLLECT", 'aggregation="MAX"', "", 1, 7),
        ("COLLECT", 'aggregation="COUNT"', "", 1, 3),
        ("FIRST", "", "", 99, None),
        (
            "FIRST", "", "<defaultOutputEntry><text>0</text></defaultOutputEntry>", 99, 0,
        ),
    ],
)  # fmt: skip
def test_hit_policy(policy: str, attributes: str, output: str, x: int, expected: Any) -> None:
    decided = of_table(table(policy, RULES, output, attributes)).evaluate("d", {"x": x})
    assert decided.value == expected


def test_any_agrees() -> None:
    decisions = of_table(table("ANY", [("< 10", "1"), ("< 5", "1")]))
    assert decisions.evaluate("d", {"x": 1}).value == 1


def test_broken_unique_is_warned_of() -> None:
    decided = of_table(table("UNIQUE", RULES)).evaluate("d", {"x": 1})
    assert any("UNIQUE" in warning for warning in decided.warnings)


def test_rules_that_held_are_named() -> None:
    decided = of_table(table("FIRST", RULES)).evaluate("d", {"x": 1})
    assert decided.matched == ("r1",)
    assert decided.rows == ({"d": 2},)


def test_output_values_are_demanded_for_ranking() -> None:
    model = definitions(given("x") + decision(table("PRIORITY", RULES), needs=needs("x")))
    _, problems = read(model)
    assert [each.code for each in problems] == ["dmn-priority-values"]


def test_allowed_values() -> None:
    item = (
        '<itemDefinition id="g" name="grade"><typeRef>number</typeRef>'
        "<allowedValues><text>[1..5]</text></allowedValues></itemDefinition>"
    )
    logic = table("FIRST", [("-", "x + 1")])
    decisions = sound(
        definitions(item + given("x", "grade") + decision(logic, needs=needs("x"), kind="grade"))
    )
    assert decisions.evaluate("d", {"x": 3}).value == 4
    too_much = decisions.evaluate("d", {"x": 5})
    assert too_much.value is None
    assert any("grade" in warning for warning in too_much.warnings)
    assert decisions.evaluate("d", {"x": 9}).value is None


def test_output_values() -> None:
    output = "<outputValues><text>\"a\", \"b\"</text></outputValues>"
    decided = of_table(table("FIRST", [("< 3", '"a"'), ("< 5", '"c"'), ("-", "null")], output))
    assert decided.evaluate("d", {"x": 1}).value == "a"
    outside = decided.evaluate("d", {"x": 4})
    assert outside.value is None
    assert any("output values" in warning for warning in outside.warnings)
    assert decided.evaluate("d", {"x": 9}).warnings == ()
