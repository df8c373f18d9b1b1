"""Expressions that would run for ever or fill the memory."""


def chain(length: int, first: str, step: str) -> str:
    """A context whose entries each make something larger of the one before."""
    entries = [f"a0: {first}"]
    entries += [f"a{at}: {step.replace('$', f'a{at - 1}')}" for at in range(1, length)]
    return "{" + ", ".join(entries) + "}"


LONG = 'string join(for i in 1..10000 return "aaaaaaaaaa")'
MANY = "(for i in 1..99999 return i)"
BITS = 'string join(for i in 1..100 return "0100110101")'

SPENT = {
    "loops": "for a in 1..1000, b in 1..1000, c in 1..1000 return a * b * c",
    "loops over nothing": "for a in 1..1000000000, b in [] return 1",
    "some": "some x in 1..1000000000 satisfies x < 0",
    "huge numbers": "for i in 1..1E6000 return i",
    "days": 'for i in @"0001-01-01"..@"9999-12-31" return i',
    "partial": "for i in 1..100000 return partial",
    "recursion": "{f: function(n) f(n + 1), r: f(1)}.r",
    "doubling recursion": "{f: function(n) if n = 0 then 1 else f(n-1) + f(n-1), r: f(60)}.r",
    "self application": "(function(x) [x(x), x(x)])(function(x) [x(x), x(x)])",
    "powers": "for i in 1..100000 return 1.0000001 ** 123456789.123",
    "logarithms": "for i in 1..100000 return log(i) + exp(i / 7) + sqrt(i)",
    "remainders": "for i in 1..100000 return modulo(1E6000, 3.3)",
    "doubled string": chain(200, '"xxxxxxxxxx"', "$ + $"),
    "doubled list": chain(200, "[1, 2, 3]", "concatenate($, $)"),
    "shared lists": chain(100, "[1, 2, 3]", "[$, $]"),
    "shared contexts": chain(100, "{x: 1}", "{a: $, b: $}"),
    "equal shared lists": f"{chain(60, '[1]', '[$, $]')} = {chain(60, '[1]', '[$, $]')}",
    "written shared lists": f"string({chain(60, '[1]', '[$, $]')})",
    "flattened": f"count(flatten({chain(60, '[1]', '[$, $]')}.a59))",
    "joined": f"{{s: {BITS}, r: for i in 1..1000 return string join(for j in 1..1000 return s)}}",
    "replaced": f'{{s: {LONG}, r: replace(replace(s, "a", s), "a", s)}}.r',
    "pattern states": f'{{s: {BITS}, r: for i in 1..9999 return matches(s, "[01]*1[01]{{999}}x")}}',
    "pattern classes": 'for i in 1..9999 return matches("a", "\\\\p{L}{99}" + string(i))',
    "split": f'{{s: {LONG}, r: for i in 1..1000 return split(s, "a")}}.r',
    "sorted": "sort(for i in 1..100000 return i, function(a, b) true)",
    "distinct": "distinct values(for i in 1..20000 return i + 0.5)",
    "searched": "{l: for i in 1..2000 return [i], r: for i in 1..2000 return index of(l, [i])}.r",
    "filtered": "{l: for i in 1..400 return i, r: l[count(l[item > 1]) > 2]}.r",
    "contexts": '{c: context(for i in 1..3000 return {key: string(i), value: i}), '
    'r: for i in 1..3000 return context put(c, "a", i)}.r',
    "means": "{l: for i in 1..5000 return i / 7, r: for i in 1..3000 return stddev(l)}.r",
    "ranges": 'for i in 1..100000 return range("[1.." + string(i) + "]")',
    "zones": 'for i in 1..100000 return time("10:00:00@Foo/Bar" + string(i))',
    "moments": 'for i in 1..100000 return @"2026-01-01T10:00:00@Europe/Helsinki" + @"PT1H"',
    "warnings": 'for i in 1..100000 return null + "a"',
    "for in for": "for a in 1..9999 return for b in 1..9999 return b",
    "counted": "count(for i in 1..99999999 return null)",
    "every": "every a in 1..99999, b in 1..99999 satisfies a + b > 0",
    "string join": f'string join(for i in 1..50000 return "{"a" * 1000}", "{"a" * 1000}")',
    "sorted slowly": "sort(for i in 1..3000 return i,"
    " function(a, b) count(for i in 1..3000 return i) > 0)",
    "list replace": f"list replace({MANY}, function(a, b) count({MANY}) > 0, 1)",
    "inserted": f"for i in 1..9999 return insert before({MANY}, 1, i)",
    "filtered anew": f"{MANY}[count({MANY}[item > 0]) > 0]",
    "far ends": "for i in 1E6144..1E6144 return i",
    "days of a range": 'some d in [@"-999999999-01-01"..@"999999999-01-01"] satisfies d = null',
    "long numbers": "string join(for i in 1..9999 return string(1E6144))",
    "types of lists": "{l: for i in 1..9999 return i, "
    "r: for i in 1..9999 return l instance of list<number>}.r",
    "types of parameters": "{f: function(a: list<number>) 1, l: for i in 1..9999 return i, "
    "r: for i in 1..9999 return f(l)}.r",
    "shared ranges": f"{chain(60, '1', '[$..$]')} = {chain(60, '1', '[$..$]')}",
    "closures": "{" + ", ".join(f"v{i}: {i}" for i in range(900))
    + ", r: for i in 1..9999 return function(a) a + i}.r",
    "long strings told apart": f'{{t: {LONG} + "b", u: {LONG} + "c", '
    "r: for i in 1..99999 return u in [t, t, t, t]}.r",
    "too large patterns":
    'for i in 1..9999 return matches("a", "[\\\\p{L}-[\\\\p{Lu}]]{" + string(i) + "}")',
    "ends of lines": f'{{s: {LONG} + "\\n", '
    'r: for i in 1..99 return matches(s, "(a*)*(a*)*$", "m")}.r',
    "keys": f'for i in 1..99999 return string(context put({{}}, "{"- " * 20}" + string(i), 1))',
    "deep lists": "string((for i in 1..5000 return if i = 1 then [] else [partial[-1]])[-1])",
    "back-references": f'matches("{"a" * 200}", "(.*)(.*)(.*)(.*)(.*)(.*)\\\\1b")',
    "back-reference loops": f'matches("{"a" * 300}", "((a*)*)*\\\\2b")',
}
UNREADABLE = {
    "parentheses": "(" * 5000 + "1" + ")" * 5000,
    "lists": "[" * 9000,
    "contexts": "{a:" * 4000,
    "signs": "-" * 9000 + "1",
    "comparisons": "1" + "=1" * 5000,
    "chains of signs": "1" + " - -" * 4000 + "1",
    "numbers": "9" * 100_000,
    "exponents": "1e999999999 * 1e999999999",
    "exponents of exponents": "1E" + "9" * 19_000,
    "exponents of templates": "${1E" + "9" * 19_000 + "}",
    "names within filters": "a[" * 30 + " + ".join(["z"] * 9_000) + "]" * 30,
    "long lists": "[" + "a," * 9_000 + "a]",
    "templates": "${" + "(" * 9_000 + "1" + ")" * 9_000 + "}",
    "calls": "f" + "()" * 5000,
    "paths": "a" + ".a" * 5000,
    "conditions": "if a then b else " * 1000 + "1",
    "functions": "function(a) " * 1000 + "a",
    "ranges": "[" * 40 + "1" + "..2]" * 40,
    "memberships": "x in (" * 39 + "1" + ")*2" * 39,
    "text": '"' + "x" * 100_000 + '"',
}
HARMLESS = {
    "tower": ("9**9**9**9**9", None),
    "vanishing": ("10**-99999999 = 0", True),
    "greedy pattern": ('matches(string join(for i in 1..30 return "a"), "(a+)+b")', False),
    "tower of powers": ("((((9999 ** 9999) ** 9999) ** 9999) ** 9999)", None),
    "tiny power": ("(0.5 ** 999999999) ** 999999999", 0),
    "growth": ("exp(exp(exp(99)))", None),
    "choices": (f'matches("{"a" * 60}!", "^(a|aa)+$")', False),
    "counts": (f'matches("{"a" * 200}", "((a{{0,99}}){{0,99}}){{0,99}}b")', None),
    "far positions": ('count(for i in 1..9999 return substring("abc", 1E6144))', 9999),
    "far places": ("count(for i in 1..9999 return [1, 2][1E6144 + 1])", 9999),
    "far days": ("count(for i in 1..9999 return date(1E6144, 1, 1))", 9999),
    "far durations": ('count(for i in 1..9999 return @"P1D" / 1E-6100)', 9999),
    "digits": (f"count(for i in 1..9999 return {'9' * 6_000} * i)", 9999),
    "filters within filters": ("a[" * 30 + " + ".join(["z"] * 2_000) + "]" * 30, None),
    "split by nothing": (f'split("{"a" * 500}", "(a*)*b")', ["a" * 500]),
    "a sum": ("+".join(["1"] * 5_000), 5_000),
    "empty matches": (f'replace({BITS}, "(.*)", "$1$1$1$1$1")', None),
}
