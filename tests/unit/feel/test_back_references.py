"""Back-references of XPath's regular expressions, on the engine that pays for each step."""

import random
import re

import pytest

from engine.feel import FeelBudgetExceeded, compile_feel

FOUND = [
    ("abab", r"(ab)\1", "", True),
    ("abac", r"^(ab)\1", "", False),
    ("aA", r"(a)\1", "i", True),
    ("aA", r"(a)\1", "", False),
    ("xyyx", r"(x)(y)\2\1", "", True),
    ("b", r"(a)?\1b", "", True),
    ("aa1", r"(a)\11", "", True),
    ("abcdefghijkk", r"(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)\11", "", True),
    ("ÄäÄ", r"(Ää)\1", "i", False),
    ("ÄäÄÄ", r"(Ää)\1", "i", True),
    ("a\na", r"(.)\s\1$", "", True),
    ("a\na\nb", r"^(a)\n\1$", "m", True),
    ("a\na\nb", r"^(a)\n\1$", "", False),
    ("hello  hello", r"(h e l l o)\s+\1", "x", True),
    ("aXbXa", r"([a-c])(?:X|Y)b\wa{0,2}", "", True),
    ("1221", r"^(\d)(\d)\2\1$", "", True),
    ("aabb", r"^(?:(.)\1)+$", "", True),
    ("aabbc", r"^(?:(.)\1)+$", "", False),
    ("abcabcabc", r"^(a.*?)\1\1$", "", True),
    ("", r"^(a*)\1$", "", True),
]


@pytest.mark.parametrize(("text", "pattern", "flags", "expected"), FOUND)
def test_found_as_xpath_says(text, pattern, flags, expected):
    scope = {"t": text, "p": pattern, "f": flags}
    assert compile_feel("matches(t, p, f)").evaluate(scope) is expected


BROKEN = [r"\1(a)", r"(a\1)", r"(a)\2", r"(a\1", r"(a))\1", r"*(a)\1", r"(a)\1{2,1}", r"(a)[\1]"]


@pytest.mark.parametrize("pattern", BROKEN)
def test_a_reference_to_no_group_before_it_is_none(pattern):
    assert compile_feel("matches(t, p)").evaluate({"t": "aa", "p": pattern}) is None


def test_doubled_words_are_replaced_and_split():
    scope = {"t": "the the cat sat sat", "p": r"(\w+) \1"}
    assert compile_feel('replace(t, p, "$1")').evaluate(scope) == "the cat sat"
    assert compile_feel("split(t, p)").evaluate(scope) == ["", " cat ", ""]


def test_what_it_costs_is_counted():
    scope = {"t": "a" * 300, "p": r"(.*)(.*)(.*)(.*)\1b"}
    with pytest.raises(FeelBudgetExceeded):
        compile_feel("matches(t, p)").evaluate(scope)


def test_it_agrees_with_pythons_on_small_patterns():
    drawn = random.Random(7)
    for _ in range(1500):
        pattern = _pattern(drawn, 3) + r"\1"
        text = "".join(drawn.choice("ab") for _ in range(drawn.randrange(7)))
        scope = {"t": text, "p": f"({_pattern(drawn, 2)})" + pattern}
        mine = compile_feel("matches(t, p)").evaluate(scope)
        assert mine is (re.search(scope["p"], text) is not None), scope


def _pattern(drawn: random.Random, depth: int) -> str:
    kind = drawn.randrange(6) if depth else 0
    if kind in (0, 1):
        return drawn.choice(("a", "b", "ab", ".", "[ab]", "a?", "b*"))
    if kind == 2:
        return f"(?:{_pattern(drawn, depth - 1)}|{_pattern(drawn, depth - 1)})"
    if kind == 3:
        times = drawn.choice(("*", "+", "?", "{1,2}", "*?", "+?"))
        return f"(?:{_pattern(drawn, depth - 1)}){times}"
    return _pattern(drawn, depth - 1) + _pattern(drawn, depth - 1)
