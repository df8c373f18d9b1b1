"""`matches` as XPath's functions and operators 3.1 define it (5.6.1, 5.6.2)."""

from __future__ import annotations

import pytest

from engine.feel import compile_feel

POEM = (
    '<poem author="Wilhelm Busch">\nKaum hat dies der Hahn gesehen,\n'
    "Fängt er auch schon an zu krähen:\nKikeriki! Kikikerikih!!\n"
    "Tak, tak, tak! - da kommen sie.\n</poem>"
)
FOUND = [
    ("abracadabra", r"bra", "", True),
    ("abracadabra", r"^a.*a$", "", True),
    ("abracadabra", r"^bra", "", False),
    (POEM, r"Kaum.*krähen", "", False),
    (POEM, r"Kaum.*krähen", "s", True),
    (POEM, r"^Kaum.*gesehen,$", "m", True),
    (POEM, r"^Kaum.*gesehen,$", "", False),
    (POEM, r"kiki", "i", True),
    ("helloworld", r"hello world", "x", True),
    ("helloworld", r"hello[ ]world", "x", False),
    ("hello world", r"hello[ ]world", "x", True),
    ("hello world", r"hello\ sworld", "x", True),
    ("hello world", r"hello world", "x", False),
    ("abc", r"[", "", None),
    ("abc", r"abc", "p", None),
    ("abc", r"abc", " ", None),
    ("abc", r"abc", "", True),
    ("abc", r"ABC", "qi", True),
    ("a.b", r"a.b", "q", True),
    ("axb", r"a.b", "q", False),
    ("a", r"A", "i", True),
    ("\u212a", r"k", "i", True),
    ("k", r"K", "i", True),
    ("\u2126", r"ω", "i", True),
    ("z", r"[A-Z]", "i", True),
    ("x", r"[A-Z-[OI]]", "i", True),
    ("i", r"[A-Z-[OI]]", "i", False),
    ("O", r"[A-Z-[OI]]", "i", False),
    ("q", r"[^Q]", "i", False),
    ("Q", r"[^q]", "i", False),
    ("m", r"\p{Lu}", "i", False),
    ("m", r"\P{Lu}", "i", True),
    ("M", r"\p{Lu}", "i", True),
    ("x", r"[^QZ]", "i", True),
    ("q", r"[^QZ]", "i", False),
    ("a\nb", r"a.b", "", False),
    ("a\rb", r"a.b", "", False),
    ("a\nb", r"a.b", "s", True),
    ("a", r"(?:a)", "", True),
    ("ab", r"(?i:AB)", "", None),
    ("abab", r"^(ab){2}$", "", True),
    ("a", r"a{,2}", "", None),
    ("a", r"a{2,1}", "", None),
    ("a", r"\p{IsBasicLatin}", "", True),
    ("\xe9", r"\p{IsBasicLatin}", "", False),
    ("\xe9", r"\p{IsLatin-1Supplement}", "", True),
    ("a", r"\p{IsFoo}", "", None),
    ("a", r"\P{IsBasicLatin}", "", False),
    ("a-b", r"[\w-[b]]-", "", True),
    ("a", r"\i\c*", "", True),
    ("1", r"\i", "", False),
    ("1", r"\c", "", True),
    ("-", r"\c", "", True),
    ("a", r"[\i-[:]]", "", True),
    (":", r"[\i-[:]]", "", False),
    ("$", r"\$", "", True),
    ("^", r"\^", "", True),
    ("-", r"\-", "", True),
    ("a", r"\a", "", None),
    ("\t", r"\t", "", True),
    ("a]", r"a]", "", None),
    ("a}", r"a}", "", None),
    ("123", r"\d+", "", True),
    ("\u0661", r"\d", "", True),
    (" ", r"\s", "", True),
    ("\xa0", r"\s", "", False),
    ("_", r"\w", "", False),
    ("ab", r"a|b", "", True),
    ("", r"", "", True),
    ("abc", r"", "", True),
    ("", r"a*", "", True),
    ("foo\nbar", r"^bar$", "m", True),
    ("foo\nbar\n", r"bar$", "", False),
    ("foo\nbar\n", r"bar$", "m", True),
    ("abcd\n", r"^$", "m", False),
    ("abcd\ndefg\n", r"^$", "m", False),
    ("abcd\n\ndefg\n", r"^$", "m", True),
    ("\nabcd\n", r"^$", "m", True),
    ("\n", r"^$", "m", True),
    ("a\n", r"\s$", "m", False),
    ("a\n", r"a\n", "m", True),
    ("a\n", r"^(.)$\n", "m", True),
    ("a", r"\ba", "", None),
    ("a/b", r"a\/b", "", None),
    ("a b", r"a\ b", "", None),
    ("a", r"[a-]", "", True),
    ("-", r"[a-]", "", True),
    ("-", r"[-a]", "", True),
    ("b", r"[a-c-[b]]", "", False),
    ("a", r"[^a-c-[b]]", "", False),
    ("d", r"[^a-c-[d]]", "", False),
    ("e", r"[^a-c-[d]]", "", True),
    ("aa", r"a++", "", None),
    ("aa", r"a**", "", None),
    ("a", r"*a", "", None),
    ("aba", r"(a)b\1", "", True),
    ("a", r"a(", "", None),
    ("a", r")", "", None),
    ("ab", r"(?=a)", "", None),
    ("ab", r"(?!b)", "", None),
    ("abcd", r"a b c d", "x", True),
    ("ABCD", r"a b c d", "xi", True),
    ("a#b", r"a#b", "x", True),
    ("a", r"[[:alpha:]]", "", None),
    ("a", r"\x61", "", None),
    ("a", r"\u0061", "", None),
    ("a", r"\Qa\E", "", None),
    ("a", r"\Aa", "", None),
    ("a", r"a\z", "", None),
    (".", r"\I", "", True),
    ("_", r"\I", "", False),
    ("/", r"\C", "", True),
    ("-", r"\C", "", False),
]
MATCHES = compile_feel("matches(text, pattern, flags)")


@pytest.mark.parametrize(("text", "pattern", "flags", "expected"), FOUND)
def test_found(text: str, pattern: str, flags: str, expected: bool | None) -> None:
    scope = {"text": text, "pattern": pattern, "flags": flags}
    assert MATCHES.evaluate(scope) is expected


def test_lines_are_replaced_without_one_after_the_last_newline() -> None:
    scope = {"text": "a\n\nb\n", "pattern": "\n$", "by": "-"}
    assert compile_feel('replace(text, pattern, by, "m")').evaluate(scope) == "a-\nb\n"
    scope = {"text": "x\ny\n", "pattern": "^.|\n$", "by": "-"}
    assert compile_feel('replace(text, pattern, by, "m")').evaluate(scope) == "-\n-\n"
    scope = {"text": "ab\ncd", "pattern": "^.", "by": "-"}
    assert compile_feel('replace(text, pattern, by, "m")').evaluate(scope) == "-b\n-d"
