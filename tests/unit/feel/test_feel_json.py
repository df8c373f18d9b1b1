"""Every value survives being written as JSON."""

from decimal import Decimal

import orjson
import pytest

from engine.feel import compile_feel
from engine.feel.json import AS_IT_IS, from_json, to_json

TEXTS = [
    "null", "true", "42", "0.1", "12345678901234567890123", "0.12345678901234567890123",
    '"text"', '@"2026-01-31"', '@"-2017-01-01"', '@"09:30:00.123456789+02:00"',
    '@"2026-01-31T09:30:00@Europe/Helsinki"', '@"P1Y2M"', '@"-PT1.5S"', "[1..5)", "(< 10)",
    '{a: [1, {b: @"P1D"}], "$date": "x"}', '{"$number": 1}', "[]", "{}",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_round_trip(text):
    value = compile_feel(text).evaluate({})
    assert from_json(orjson.loads(orjson.dumps(to_json(value)))) == value


def test_plain_numbers_stay_plain():
    assert to_json({"a": Decimal("0.5"), "b": Decimal("3")}) == {"a": 0.5, "b": 3}


def test_functions_are_refused():
    with pytest.raises(ValueError, match="function"):
        to_json(compile_feel("function() 1").evaluate({}))


WRONG = [
    {"$date": "soon"}, {"$date": 5}, {"$number": "many"}, {"$number": None}, {"$duration": ["P1D"]},
    {"$range": 5}, {"$range": {}}, {"$context": [1]},
    {"$range": {"start": 1, "end": 2, "start_included": "no", "end_included": True,
                "operator": ""}},
    {"$range": {"start": 1, "end": 2, "start_included": True, "end_included": True,
                "operator": "between"}},
]  # fmt: skip


@pytest.mark.parametrize("value", WRONG, ids=str)
def test_a_tag_that_says_nothing_is_a_value_error(value):
    with pytest.raises(ValueError, match=r".+"):
        from_json({"x": [value]})


@pytest.mark.parametrize("value", ["", "$date", "text", True, False, None])
def test_what_needs_no_reading_is_itself(value):
    assert type(value) in AS_IT_IS
    assert from_json(value) is value
