"""JUEL's subset, and the choice of the language by the text."""

import pytest

from engine.feel import FeelSyntaxError, compile_any

SCOPE = {"a": {"b": [10, 20]}, "n": None, "x": 5, "s": "hi", "m": {"k": 1}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("${a.b[0]}", 10),
        ("#{m['k']}", 1),
        ("${x > 3 && s == 'hi'}", True),
        ("${x lt 3 or not (s eq 'ho')}", True),
        ("${n == null}", True),
        ("${!n}", True),
        ("${n > 3}", False),
        ("${x == '5'}", False),
        ("${x != '5'}", True),
        ("${empty a.b || empty n}", True),
        ("${empty s}", False),
        ("${x > 3 ? 'big' : 'small'}", "big"),
        ("${(x + 1) * 2 - 7 % 4}", 9),
        ("${-x}", -5),
        ("Case ${x} of ${n}${s}!", "Case 5 of hi!"),
        (r"costs \${x}", "costs ${x}"),
        ("= x + 1", 6),
        ("x + 1", 6),
        ('= "${x}"', "${x}"),
    ],
)
def test_value(text, expected):
    assert compile_any(text).evaluate(SCOPE) == expected


@pytest.mark.parametrize(
    "text", ["${x.toString()}", "${f(x)}", "${x +}", "${x", "${", "${a.}", "${" + "(" * 900]
)
def test_refused(text):
    with pytest.raises(FeelSyntaxError):
        compile_any(text)


def test_free_names():
    assert compile_any("${a.b} and ${x > y}").free_names == {"a", "x", "y"}
