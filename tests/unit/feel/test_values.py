"""One table per family of FEEL: texts and the values that DMN 1.5 gives them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from engine.feel import (
    DayTimeDuration,
    Evaluation,
    FeelSyntaxError,
    Range,
    YearMonthDuration,
    compile_any,
    compile_feel,
    compile_unary_tests,
)
from engine.feel.json import from_json, to_json

NOW = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)


def value(text: str, **scope: Any) -> Any:
    """The value of a FEEL text."""
    return compile_feel(text, scope).evaluate(scope, NOW)


NUMBERS = {
    "1 + 2 * 3": 7, "(1 + 2) * 3": 9, "7 / 2": Decimal("3.5"), "1 / 0": None, "2 ** 3": 8,
    "-2 ** 2": 4, "0.1 + 0.2": Decimal("0.3"), "decimal(1.115, 2)": Decimal("1.12"),
    "floor(-1.5)": -2, "ceiling(-1.5)": -1, "abs(-3)": 3, "modulo(-12, 5)": 3, "sqrt(16)": 4,
    "modulo(1, 0)": None, "round half up(2.5, 0)": 3, "round half down(2.5, 0)": 2,
    "decimal(2.5, 0)": 2,
    "odd(3)": True, "even(3)": False, "1 + null": None, '1 + "a"': None, "sqrt(-1)": None,
    'number("1 000,5", " ", ",")': Decimal("1000.5"), 'number("x")': None,
}  # fmt: skip
STRINGS = {
    '"a" + "b"': "ab", 'substring("foobar", 3)': "obar", 'substring("foobar", -2, 1)': "a",
    'string length("Pää")': 3, 'upper case("ä")': "Ä", 'contains("foobar", "ob")': True,
    'starts with("foobar", "fo")': True, 'ends with("foobar", "r")': True,
    'substring before("foobar", "bar")': "foo", 'substring after("foobar", "ob")': "ar",
    'replace("abcd", "(ab)|(a)", "[1=$1]")': "[1=ab]cd", 'matches("foobar", "^fo*b")': True,
    'split("a;b", ";")': ["a", "b"], 'string join(["a", "b"], "-")': "a-b",
    'string join([], "-")': "", "string(1.50)": "1.5", 'string(date("2026-01-31"))': "2026-01-31",
    "string length(null)": None, '"\\u00e4"': "ä", "string(null)": None,
}  # fmt: skip
LISTS = {
    "[1, 2, 3][2]": 2, "[1, 2, 3][-1]": 3, "[1, 2, 3][item > 1]": [2, 3], "[1][5]": None,
    "count([1, 2])": 2, "sum([1, 2])": 3, "mean([1, 3])": 2, "median([3, 1, 2])": 2,
    "mode([1, 1, 2])": [1], "min(3, 1)": 1, "max([])": None, "append([1], 2)": [1, 2],
    "concatenate([1], [2])": [1, 2], "insert before([1, 3], 2, 2)": [1, 2, 3],
    "remove([1, 2], 1)": [2], "reverse([1, 2])": [2, 1], "index of([1, 2, 1], 1)": [1, 3],
    "union([1, 2], [2, 3])": [1, 2, 3], "distinct values([1, 2, 1])": [1, 2],
    "flatten([[1], [[2]]])": [1, 2], "sublist([1, 2, 3], 2)": [2, 3],
    "list contains([1, null], null)": True, "all([true, false])": False,
    "any([false, true])": True, "all([])": True, "any([])": False,
    "sort([3, 1, 2], function(a, b) a > b)": [3, 2, 1],
    "list replace([1, 2], 2, 9)": [1, 9], "for i in 1..3 return i * 2": [2, 4, 6],
    "for i in 3..1 return i": [3, 2, 1],
    "for i in 1..4 return if i < 3 then 1 else partial[-1] + partial[-2]": [1, 1, 2, 3],
    "some x in [1, 2] satisfies x > 1": True, "every x in [1, 2] satisfies x > 1": False,
}  # fmt: skip
CONTEXTS = {
    "{a: 1, b: a + 1}.b": 2, "{a: 1}.c": None, '{"a b": 1}': {"a b": 1},
    "[{a: 1}, {a: 2}].a": [1, 2], "[{a: 1}, {a: 2}][a > 1]": [{"a": 2}],
    'get value({a: 1}, "a")': 1, "get entries({a: 1})": [{"key": "a", "value": 1}],
    'context put({a: 1}, "b", 2)': {"a": 1, "b": 2},
    "context merge([{a: 1}, {a: 2}])": {"a": 2},
    'context([{key: "a", value: 1}])': {"a": 1}, "{a: 1} = {a: 1}": True,
}  # fmt: skip
TEMPORAL = {
    'date("2026-02-30")': None, 'date("2026-01-31").year': 2026, '@"2026-01-31".weekday': 6,
    '@"2026-01-31" + @"P1M"': date(2026, 2, 28), '@"2026-03-01" - @"2026-02-28"': "P1D",
    'duration("P1Y2M").months': 2, 'duration("PT90M").hours': 1, '@"P1D" < @"P2D"': True,
    'years and months duration(@"2020-01-01", @"2026-03-01")': "P6Y2M",
    "today()": date(2026, 1, 31), 'day of week(@"2026-01-31")': "Saturday",
    'month of year(@"2026-01-31")': "January", 'day of year(@"2026-01-31")': 31,
    'week of year(@"2026-01-31")': 5, 'time("12:00:00").hour': 12,
    'date and time("2026-01-31T12:00:00Z") = now()': True, '@"P1Y" = @"P12M"': True,
}  # fmt: skip
RANGES = {
    "5 in [1..5]": True, "5 in [1..5)": False, "1 in (1..5]": False, "3 between 1 and 5": True,
    "5 in (>= 5)": True, "5 in (1, 5)": True, "before(1, [2..3])": True, "after(4, [2..3])": True,
    "meets([1..2], [2..3])": True, "met by([2..3], [1..2])": True,
    "overlaps([1..3], [2..4])": True, "overlaps before([1..3], [2..4])": True,
    "includes([1..9], 5)": True, "during(5, [1..9])": True, "starts(1, [1..9])": True,
    "finished by([1..9], 9)": True, "coincides([1..2], [1..2])": True, "[1..5].end": 5,
}  # fmt: skip
LOGIC = {
    "true and null": None, "false and null": False, "true or null": True, "false or null": None,
    "not(null)": None, "null = null": True, '1 = "1"': None, "if null then 1 else 2": 2,
    "1 instance of number": True, '"a" instance of number': False, "is(1, 1)": True,
    "(function(a, b: number) a + b)(b: 1, a: 2)": 3, "nothing": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pair
        for family in (NUMBERS, STRINGS, LISTS, CONTEXTS, RANGES, LOGIC, TEMPORAL)
        for pair in family.items()
    ],
)
def test_value(text: str, expected: Any) -> None:
    got = value(text)
    if isinstance(got, YearMonthDuration | DayTimeDuration):
        got = str(got)
    assert got == expected
    assert isinstance(got, bool) == isinstance(expected, bool)


def test_null_has_a_reason() -> None:
    assert compile_feel("1 / 0").evaluate_with_warnings({})[1]
    assert compile_feel("1 / 1").evaluate_with_warnings({})[1] == []


def test_names_with_spaces_and_operators() -> None:
    names = {"loan amount": 10, "loan": 1, "a-b": 7, "a": 5, "b": 2, "jäsenten määrä": 3}
    assert value("loan amount + loan", **names) == 11
    assert value("a-b", **names) == 7
    assert value("jäsenten   määrä * b", **names) == 6
    assert value("for loan amount in [1, 2] return loan amount + 1", **names) == [2, 3]


def test_free_names() -> None:
    expression = compile_feel("for x in xs return x + y + count(xs)")
    assert expression.free_names == {"xs", "y"}


@pytest.mark.parametrize("text", ["1 +", "(1", "[1, 2", "if x then", '"open', "{a 1}", "", "1 2"])
def test_syntax_error_has_a_place(text: str) -> None:
    with pytest.raises(FeelSyntaxError) as refused:
        compile_feel(text)
    assert 0 <= refused.value.position <= len(text)


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("-", 1, True), ("1, 2", 2, True), ("not(1, 2)", 2, False), ("< 5", 4, True),
        ("[1..5)", 5, False), ('"a"', "a", True), ("? > 3 and ? < 5", 4, True),
        ("null", None, True), ("< 5", None, False), ("limit", 7, True), ("> limit", 7, False),
        ("[1, 2, 3]", 2, True),
    ],
)  # fmt: skip
def test_unary_tests(text: str, given: Any, expected: bool) -> None:
    assert compile_unary_tests(text).test(given, {"limit": 7}, Evaluation(NOW)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("${a}", 2), ("${a + 1}", 3), ("#{a == 2 && !false}", True), ("${b.c}", "x"),
        ("${a gt 1 ? 'yes' : 'no'}", "yes"), ("${list[0]}", 5), ("a ${a} c", "a 2 c"),
        ("${empty none}", True), ("${empty b}", False), ("=a * 2", 4), ("a * 2", 4),
        ("${a != 'x'}", True), ("${7 % 4}", 3), ("${b.missing}", None),
    ],
)  # fmt: skip
def test_juel(text: str, expected: Any) -> None:
    scope = {"a": 2, "b": {"c": "x"}, "list": [5], "none": None}
    assert compile_any(text).evaluate(scope) == expected


@pytest.mark.parametrize("text", ["${a.b()}", "${", "${a +}", "${a; b}"])
def test_juel_refuses_the_rest(text: str) -> None:
    with pytest.raises(FeelSyntaxError):
        compile_any(text)


@pytest.mark.parametrize(
    "text",
    [
        "1", "1.5", "12345678901234567890123", '"ä"', "true", "null", "[1, [2]]", '{"$date": 1}',
        '@"2026-01-31"', '@"12:00:00"', '@"12:00:00+02:00"', '@"2026-01-31T12:00:00Z"',
        '@"2026-01-31T12:00:00@Europe/Helsinki"', '@"P1Y2M"', '@"-P1DT2H"', "[1..5)",
        "{a: {b: []}}",
    ],
)  # fmt: skip
def test_json_round_trip(text: str) -> None:
    import json

    first = value(text)
    again = from_json(json.loads(json.dumps(to_json(first))))
    assert again == first
    assert isinstance(again, Range) == isinstance(first, Range)
    assert to_json(again) == to_json(first)


def test_json_has_no_functions() -> None:
    with pytest.raises(ValueError, match="function"):
        to_json(value("function(x) x"))
