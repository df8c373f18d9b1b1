"""A decision tried out with values that make no sense, or that gives what no JSON can say."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from engine.commands.decisions import try_decision
from engine.errors import InvalidInput
from tests.unit.dmn.models import decision, definitions, given, literal, needs

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)


def tried(text, variables):
    """The answer for a decision of one text over `x`."""
    model = definitions(given("x", "Any") + decision(literal(text), needs=needs("x")))
    return try_decision({"m.dmn": model}, "d", variables, NOW)


def test_the_value_comes_as_json():
    assert tried("x", {"x": {"$date": "2026-01-31"}})["value"] == {"$date": "2026-01-31"}


@pytest.mark.parametrize("value", [{"$date": "soon"}, {"$range": {}}, [{"$number": []}]], ids=str)
def test_a_value_that_says_nothing_is_refused(value):
    with pytest.raises(InvalidInput, match="the value of x in variables cannot be read"):
        tried("x", {"x": value})


@pytest.mark.parametrize(
    "text", ["function() 1", "(for i in 1..190 return [partial[-1]])[-1]"], ids=["function", "deep"]
)
def test_a_value_without_json_is_refused(text):
    with pytest.raises(InvalidInput, match="cannot be shown"):
        tried(text, {"x": 1})
