"""What the standard's functions and literals give, one expression a line (DMN 1.5, 10.3)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from engine.feel import Evaluation, FeelSyntaxError, compile_feel
from engine.feel.text import written

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
CATALOGUE = """
[][1] => null
{a: 1, b: [][a]}.b => null
[][item > 1] => []
substring before("foobar", "bar") => "foo"
substring before("foobar", "xyz") => ""
substring before("foobar", "foobar") => ""
substring before("foobar", "o") => "f"
substring before("foobar", "") => ""
substring before("", "") => ""
substring before("", "xyz") => ""
substring before("\\U01F40Eab", "a") => "🐎"
substring before(null, "") => null
substring before("a", null) => null
substring before("foobar", "a", "b") => null
substring before() => null
substring before("foobar") => null
substring before(1, "a") => null
substring before(string: "foobar", match: "b") => "foo"
substring before(str: "foobar", match: "b") => null
decimal(1/3, 2) => 0.33
decimal(1.5, 0) => 2
decimal(2.5, 0) => 2
decimal(0.5,0) => 0
decimal(1115, -2) => 1100
decimal(-1.5, 0) => -2
decimal(n: 1/3, scale: 2.5) => 0.33
decimal(null, 2) => null
decimal(1, null) => null
decimal(1, 6177) => null
decimal(1, -6112) => null
decimal(1, 6176) => 1
decimal(1, -6111) => 0
decimal() => null
decimal(1) => null
decimal("1", 2) => null
decimal(1.555, 2.9) => 1.56
round up(5.5, 0) => 6
round up(-5.5, 0) => -6
round up(1.121, 2) => 1.13
round up(-1.126, 2) => -1.13
round up(5.5) => null
round up(5.5, null) => null
round up(1, 6177) => null
round down(5.5, 0) => 5
round down(-5.5,0) => -5
round down(1.126,2) => 1.12
round down(1.1,-1) => 0
round up(1.1,-1) => 10
round up("5.5", 0) => null
sqrt(16) => 4
sqrt(2) => 1.414213562373095048801688724209698
sqrt(-3) => null
sqrt(0) => 0
sqrt(number: 16) => 4
sqrt("a") => null
sqrt() => null
day of year(date(2019, 9, 17)) => 260
day of year(@"2020-12-31") => 366
day of year(@"2019-09-17T00:00:00") => 260
day of year("2019-09-17") => null
day of year(null) => null
week of year(date(2019, 9, 17)) => 38
week of year(date(2003, 12, 29)) => 1
week of year(date(2004, 1, 4)) => 1
week of year(date(2005, 1, 1)) => 53
week of year(date(2005, 1, 3)) => 1
week of year(date(2005, 1, 9)) => 1
week of year() => null
week of year(@"2005-01-01T10:00:00@Europe/Paris") => 53
years and months duration(date("2011-12-22"), date("2013-08-24")) => P1Y8M
years and months duration(date("2013-08-24"), date("2011-12-22")) => -P1Y8M
years and months duration(date("2015-01-21"), date("2015-01-21")) => P0M
years and months duration(date and time("2011-12-22T10:00:00"), date("2013-08-24")) => P1Y8M
years and months duration(from: date("2011-12-22"), to: date("2013-08-24")) => P1Y8M
years and months duration(date("2011-12-22"), null) => null
years and months duration("2011-12-22", "2013-08-24") => null
years and months duration(date("2014-12-31"), date("2015-12-31")) => P1Y
years and months duration(date("2016-01-21"), date("2015-01-22")) => -P11M
years and months duration(date("2014-12-31"), date("2019-10-01")) => P4Y9M
years and months duration(date and time("2014-12-31T23:59:59"), date("2019-10-01")) => P4Y9M
get value({a: "foo"}, "a") => "foo"
get value({a: "foo"}, "b") => null
get value(null, "a") => null
get value({}, null) => null
get value({a: {b: {c: "foo"}}}, ["a","b","c"]) => null
get value({"": 1}, "") => 1
get value(m: {a: 1}, key: "a") => 1
get value({a: 1}) => null
get value("x", "a") => null
@"2019-12-31" => 2019-12-31
@"10:11:12" => 10:11:12
@"2019-12-31T10:11:12Z" => 2019-12-31T10:11:12Z
@"P1Y" => P1Y
@"PT1H" => PT1H
@"-P1Y2M" => -P1Y2M
@"foo" => null
@"10:11:12@Europe/Paris" => 10:11:12@Europe/Paris
@"2019-12-31T10:11:12@Europe/Paris" => 2019-12-31T10:11:12@Europe/Paris
@"P1D" + @"2019-01-01" => 2019-01-02
@"2002-04-02T23:59:01" => 2002-04-02T23:59:01
@"-2017-02-28" => -2017-02-28
@"2021-02-30" => null
0/0 => null
0.0/0.0 => null
1/0 => null
"a" < 1 => null
{a: 1}.b => null
@"2019-12-31".year => 2019
@"2019-12-31".weekday => 2
@"2019-12-31T10:11:12.5Z".second => 12
@"10:11:12+01:30".time offset => PT1H30M
@"10:11:12@Europe/Paris".timezone => "Europe/Paris"
@"10:11:12".timezone => null
@"10:11:12".time offset => null
@"P1Y3M".years => 1
@"P1Y3M".months => 3
@"P1Y3M".days => null
@"P1DT2H3M4S".days => 1
@"P1DT2H3M4S".hours => 2
@"P1DT2H3M4.9S".seconds => 4
@"-P1DT2H3M4S".minutes => -3
@"-P1Y3M".months => -3
[1..10].start => 1
[1..10].end => 10
[1..10).end included => false
(1..10).start included => false
(<10).end => 10
(<10).start => null
(<10).start included => false
(>=10).start included => true
(=10).start => 10
"\\U01F40E" => "🐎"
string length("\\U01F40E") => 1
string length("\\uD83D\\uDC0E") => 1
upper case("\\u00e4") => "Ä"
substring("\\U01F40Eabc", 2) => "abc"
substring("foob\\U01F40Er", 5, 1) => "🐎"
contains("\\U01F40E", "\\U01F40E") => true
{"\\U01F40E": 1}.🐎 => 1
{🐎: 1}.🐎 => 1
split("a\\U01F40Eb", "\\U01F40E") => ["a", "b"]
replace("abc", "b", "\\U01F40E") => "a🐎c"
ends with("a\\U01F40E", "\\U01F40E") => true
matches("\\U01F40E", "^.$") => true
(function(a, b) a + b)(1, 2) => 3
{f: function(a: number) a + 1, r: f(1)}.r => 2
(function(x) x * 2)(x: 3) => 6
{f: function(a: number) a + 1, r: f("x")}.r => null
sort([3,1,2], function(x,y) x < y) => [1, 2, 3]
sort(list: [3,1,2], precedes: function(x,y) x > y) => [3, 2, 1]
(function() 10)() => 10
(function(a) a)() => null
(function(a) a)(1,2) => null
concatenate([1], [2], [3]) => [1, 2, 3]
concatenate([1], 2) => [1, 2]
concatenate(1, 2) => [1, 2]
concatenate() => null
concatenate("a","b") => ["a", "b"]
concatenate(["a"], [], [["b"]]) => ["a", ["b"]]
count([1]) => 1
[1] + 1 => null
1 + [1] => null
[1,2,3][item > 1] => [2, 3]
[1,2,3][-1] => 3
[1,2,3][4] => null
[1,2,3][0] => null
1[1] => 1
1[2] => null
1[item = 1] => [1]
null[1] => null
"abc"[1] => "abc"
{a:1}[a = 1] => [{a: 1}]
{a:1}[a = 2] => []
true[true] => [true]
true[false] => []
[{a:1},{a:2}].a => [1, 2]
[{a:1},{b:2}].a => [1, null]
[{item: 1}, {item: 2}][item >= 2] => [{item: 2}]
[{item: 1}, {item: 2}][item.item >= 2] => []
upper case(["a"]) => "A"
[[1]] => [[1]]
if null then 1 else 2 => 2
if "x" then 1 else 2 => 2
years and months duration(date("-2016-01-30"),date("-2014-12-31")) => P2Y11M
"""


def value(text: str) -> str:
    """What the expression gives, as FEEL writes it; what cannot be read is null."""
    try:
        return written(compile_feel(text).run({}, Evaluation(NOW)), Evaluation())
    except FeelSyntaxError:
        return "null"


@pytest.mark.parametrize("line", CATALOGUE.strip().splitlines())
def test_gives(line: str) -> None:
    text, _, expected = line.rpartition(" => ")
    assert value(text) == expected


def test_half_an_if_is_no_expression() -> None:
    with pytest.raises(FeelSyntaxError):
        compile_feel("if true then 1")
