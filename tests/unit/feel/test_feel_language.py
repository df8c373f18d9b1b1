"""Operators, forms, names, paths, filters and functions of FEEL."""

from decimal import Decimal

import pytest

from engine.feel import (
    FeelSyntaxError,
    Range,
    compile_feel,
    compile_unary_tests,
)
from engine.feel.evaluation import Evaluation


def value(text, **scope):
    return compile_feel(text, scope).evaluate(scope)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 + 2 * 3", 7),
        ("-3 ** 2", 9),
        ("3 ** 4 ** 2", 6561),
        ("10 / 4", Decimal("2.5")),
        ("10 / 5", 2),
        ("1 / 0", None),
        ("0.1 + 0.2 = 0.3", True),
        ('"a" + "b"', "ab"),
        ('"a" + 1', None),
        ("true and null", None),
        ("false and null", False),
        ("true or 1", True),
        ('100 = "100"', None),
        ("null = null", True),
        ("[] = null", False),
        ("2 between 1 and 3", True),
        ("2 between null and 3", None),
        ("2 between 3 and null", False),
        ('2 between "a" and 1', False),
        ("2 in [3..null]", False),
        ("2 in [1..null]", None),
        ("[ ]1..2[, ]3..4]][2].start", 3),
        ("[] = []", True),
        ("if [] = null then 1 else 2", 2),
        ("5 in (1, < 3, > 4)", True),
        ("5 in [1..5)", False),
        ("5 in ]4..6[", True),
        ("1 in [2, 3, 1]", True),
        ("(< 10) = (null..10)", False),
        ("if null then 1 else 2", 2),
        ("some x in [1, 2] satisfies x > 1", True),
        ("every x in [] satisfies false", True),
        ("every x in [1, null] satisfies x > 0", None),
        ("for x in 3..1 return x", [3, 2, 1]),
        ("for x in 1..5 return if x = 1 then 1 else x * partial[-1]", [1, 2, 6, 24, 120]),
        ("for x in 1..3 return count(partial)", [0, 1, 2]),
        ("for x in [[1, 2], [3]], y in x return y", [1, 2, 3]),
        ("[1, 2, 3][-1]", 3),
        ("[1, 2, 3][item >= 2]", [2, 3]),
        ("[{a: 1}, {a: 2}][a = 2].a", [2]),
        ("[{item: 1}, {item: 5}][item > 2]", [{"item": 5}]),
        ("[1, 2][5]", None),
        ("5[1]", 5),
        ("{a: 1, b: a + 1}.b", 2),
        ("{a: 1, a: 2}", None),
        ("(function(a, b) a - b)(b: 1, a: 3)", 2),
        ("{f: function(n) if n < 2 then 1 else n * f(n - 1), r: f(20)}.r", 2432902008176640000),
        ("[1, \"a\"] instance of list<number>", False),
        ("{a: 1} instance of context<a: number>", True),
        ("abs instance of function<number> -> Any", True),
        ("1 // one\n + /* two */ 2", 3),
        (r'"\uD83D\uDC0E" = "🐎"', True),
        (r'string length("\U01F40E")', 1),
    ],
)
def test_value(text, expected):
    got = value(text)
    assert got == expected
    assert (got is None) == (expected is None)
    assert (type(got) is bool) == (type(expected) is bool)


def test_names_with_spaces_and_operators_are_read_as_the_scope_has_them():
    scope = {"due-date": 5, "due": 1, "date": 3, "Student's name": "A", "first or last": 2}
    assert value("due-date", **scope) == 5
    assert compile_feel("due - date").evaluate(scope) == -2
    assert value("Student's name", **scope) == "A"
    assert value("first or last + 1", **scope) == 3
    assert compile_feel("number of members > 3").free_names == {"number of members"}


def test_a_name_of_the_text_itself_may_have_spaces():
    assert value("{total price: 3, twice: total price * 2}.twice") == 6
    assert value("for next one in [1, 2] return next one + 1") == [2, 3]
    assert value("(function(the number) the number + 1)(1)") == 2


@pytest.mark.parametrize("name", ["some thing", "every day", "for each", "if x", "a in b"])
def test_a_known_name_may_begin_with_a_keyword(name):
    assert value(f"{name} + 1", **{name: 1}) == 2
    assert value(f"{{{name}: 1, r: {name} + 1}}.r") == 2


def test_free_names_are_what_is_read_from_outside():
    text = "for x in items return count([x, y]) + {z: 1, w: z}.w"
    assert compile_feel(text).free_names == {"items", "y"}


def test_a_missing_variable_is_null_with_a_warning():
    got, warnings = compile_feel("missing + 1").evaluate_with_warnings({})
    assert got is None
    assert any("missing" in warning for warning in warnings)


def test_floats_of_the_host_are_decimals():
    assert value("x + 0.2", x=0.1) == Decimal("0.3")
    assert value("x.y * 3", x={"y": 0.1}) == Decimal("0.3")
    assert value("x", x=float("nan")) is None


def test_functions_keep_what_they_saw():
    text = "{fs: for i in [1, 2] return function() i, r: [fs[1](), fs[2]()]}.r"
    assert value(text) == [1, 2]


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("1 +", 3),
        ("(1", 2),
        ('"open', 0),
        ("a b 1", 4),
        ("for x in [1] x", 13),
        ("if a then b", 11),
        ("{a 1}", 1),
        ("f(1, a: 2)", 9),
        ("1 $ 2", 2),
        ("[1,]", 3),
        ("{a: 1,}", 6),
        ("f(1,)", 4),
        ("function(a,) a", 11),
    ],
)
def test_syntax_errors_say_where(text, position):
    with pytest.raises(FeelSyntaxError) as raised:
        compile_feel(text)
    assert raised.value.position == position
    assert raised.value.message


def test_external_functions_are_refused():
    with pytest.raises(FeelSyntaxError, match="external"):
        compile_feel('function(a) external {java: {class: "x"}}')


def test_compiled_expressions_are_cached():
    assert compile_feel("a + 1", ["a"]) is compile_feel("a + 1", ["a"])


@pytest.mark.parametrize(
    ("tests", "tested", "expected"),
    [
        ("-", 1, True),
        ("< 10", 5, True),
        ("[1..3], 7", 7, True),
        ("true", True, True),
        ("true", None, False),
        ("true", 5, False),
        ("not(true)", None, True),
        ("1 < 2", None, True),
        ("not(1, 2)", 3, True),
        ("not(1, 2)", 2, False),
        ('"a", "b"', "b", True),
        ("? > 3 and ? < 5", 4, True),
        ("starts with(?, \"x\")", "xy", True),
        ("limit", 5, True),
        ("[5, 6]", 6, True),
        ("true", True, True),
        ("true", False, False),
        ("null", None, True),
        ("< 10", None, False),
    ],
)
def test_unary_tests(tests, tested, expected):
    compiled = compile_unary_tests(tests, ["limit"])
    assert compiled.test(tested, {"limit": 5}, Evaluation()) is expected
    assert compiled.evaluate({"?": tested, "limit": 5}) is expected


def test_a_range_has_its_parts():
    assert value("[1..5)") == Range(1, 5, True, False)
    assert value("(> 3).start included") is False
    assert value("[1..5).end") == 5


def test_zero_has_no_negative_power():
    assert compile_feel("0 ** -1").evaluate({}) is None
