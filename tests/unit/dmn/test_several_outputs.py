"""Tables of several outputs under every hit policy, and boxed loops over all they may go over."""

from __future__ import annotations

from typing import Any

import pytest

from engine.feel import compile_feel
from tests.unit.dmn.models import decision, definitions, given, needs, of_table, sound

LOW, HIGH, HIGHEST = {"A": "low", "B": "x"}, {"A": "high", "B": "y"}, {"A": "high", "B": "z"}
ROWS = (("&gt; 1", '"low"', '"x"'), ("&gt; 2", '"high"', '"y"'), ("&gt; 3", '"high"', '"z"'))


def two_outputs(policy: str, rows: Any = ROWS) -> str:
    """A table of two outputs, high before low, z before y before x."""
    lines = "".join(
        f'<rule id="r{at}"><inputEntry><text>{test}</text></inputEntry><outputEntry><text>{a}'
        f"</text></outputEntry><outputEntry><text>{b}</text></outputEntry></rule>"
        for at, (test, a, b) in enumerate(rows)
    )
    values = "<outputValues><text>{}</text></outputValues>"
    return (
        f'<decisionTable id="t" hitPolicy="{policy}"><input id="i"><inputExpression><text>x</text>'
        '</inputExpression></input><output id="o" name="A">'
        f'{values.format("&quot;high&quot;, &quot;low&quot;")}</output><output id="p" name="B">'
        f'{values.format("&quot;z&quot;, &quot;y&quot;, &quot;x&quot;")}</output>{lines}'
        "</decisionTable>"
    )


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("UNIQUE", [None, LOW, None, None]),
        ("FIRST", [None, LOW, LOW, LOW]),
        ("ANY", [None, LOW, None, None]),
        ("PRIORITY", [None, LOW, HIGH, HIGHEST]),
        ("OUTPUT ORDER", [[], [LOW], [HIGH, LOW], [HIGHEST, HIGH, LOW]]),
        ("RULE ORDER", [[], [LOW], [LOW, HIGH], [LOW, HIGH, HIGHEST]]),
        ("COLLECT", [[], [LOW], [LOW, HIGH], [LOW, HIGH, HIGHEST]]),
    ],
)
def test_each_hit_policy(policy: str, expected: list[Any]) -> None:
    decisions = of_table(two_outputs(policy))
    assert [decisions.evaluate("d", {"x": x}).value for x in (0, 2, 3, 4)] == expected


def test_any_accepts_rules_that_agree() -> None:
    rows = (("&gt; 1", '"low"', '"x"'), ("&gt; 2", '"low"', '"x"'))
    assert of_table(two_outputs("ANY", rows)).evaluate("d", {"x": 9}).value == LOW


def boxed(logic: str, xs: Any) -> Any:
    """What a decision of this logic gives for `xs`."""
    model = definitions(given("xs", "Any") + decision(logic, needs=needs("xs")))
    return sound(model).evaluate("d", {"xs": xs}).value


@pytest.mark.parametrize(
    ("body", "xs", "expected"),
    [
        ("i * 2", "[1, 2, 3]", [2, 4, 6]),
        ("i + count(partial)", "[1, 2, 3]", [1, 3, 5]),
        ("i", "5", [5]),
        ("i", "null", None),
        ("i.a", "{a: 1}", [1]),
        ("i", '"abc"', ["abc"]),
        ("i", "[1..3]", [1, 2, 3]),
        ("i", "(1..3)", [2]),
        ("i.day", '[@"2020-01-01"..@"2020-01-03"]', [1, 2, 3]),
    ],
)
def test_boxed_for(body: str, xs: str, expected: Any) -> None:
    logic = (
        '<for iteratorVariable="i"><in><literalExpression><text>xs</text></literalExpression></in>'
        f"<return><literalExpression><text>{body}</text></literalExpression></return></for>"
    )
    assert boxed(logic, compile_feel(xs).evaluate({})) == expected


@pytest.mark.parametrize(
    ("condition", "expected"), [("true", 1), ("false", 2), ("null", 2), ("1", None), ("xs = 7", 1)]
)
def test_boxed_conditional(condition: str, expected: int | None) -> None:
    parts = {"if": condition, "then": "1", "else": "2"}
    inner = "".join(
        f"<{name}><literalExpression><text>{text}</text></literalExpression></{name}>"
        for name, text in parts.items()
    )
    assert boxed(f"<conditional>{inner}</conditional>", 7) == expected
