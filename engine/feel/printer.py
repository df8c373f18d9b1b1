"""Writes a tree as FEEL again: parsing the text gives the same tree."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from engine.feel import ast
from engine.feel.text import quoted
from engine.feel.vocabulary import KEYWORDS

SIMPLE_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
OR, AND, COMPARISON, SUM, PRODUCT, POWER, SIGN, POSTFIX = range(1, 9)
LEVELS = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "**": POWER}


def printed(node: ast.Node) -> str:
    """The tree as FEEL. Raises TypeError for what only JUEL has."""
    return _write(node, 0)


def _write(node: ast.Node, level: int) -> str:
    """The node, in parentheses if it binds more loosely than its place asks for."""
    own, text = _writer(node)(node)
    return text if own >= level else f"({text})"


def _writer(node: ast.Node) -> Writer:
    writer = WRITERS.get(type(node))
    if writer is None:
        raise TypeError(f"{type(node).__name__} has no form in FEEL")
    return writer


def _literal(node: ast.Literal) -> tuple[int, str]:
    value = node.value
    if isinstance(value, bool):
        return POSTFIX, "true" if value else "false"
    if value is None:
        return POSTFIX, "null"
    if isinstance(value, str):
        return POSTFIX, quoted(value)
    text = str(value)
    if isinstance(value, Decimal) and value == value.to_integral_value() and "E" not in text:
        text = text if "." in text else f"{text}e0"
    return (SIGN if text.startswith("-") else POSTFIX), text


def _negation(node: ast.Negation) -> tuple[int, str]:
    return SIGN, f"-({_write(node.operand, 0)})"


def _binary(node: ast.Binary) -> tuple[int, str]:
    if node.operator not in ast.ARITHMETIC:
        left, right = _write(node.left, COMPARISON), _write(node.right, COMPARISON + 1)
        return COMPARISON, f"{left} {node.operator} {right}"
    first, links = ast.spine(node)
    own, text = _writer(first)(first)
    for operator, operand in links:
        level = LEVELS[operator]
        text = text if own >= level else f"({text})"
        own, text = level, f"{text} {operator} {_write(operand, level + 1)}"
    return own, text


def _logic(node: ast.Logic) -> tuple[int, str]:
    level = OR if node.operator == "or" else AND
    return level, f" {node.operator} ".join(_write(each, level + 1) for each in node.operands)


def _between(node: ast.Between) -> tuple[int, str]:
    operand = _write(node.operand, COMPARISON)
    low, high = _write(node.low, SUM), _write(node.high, SUM)
    return COMPARISON, f"{operand} between {low} and {high}"


def _in(node: ast.In) -> tuple[int, str]:
    tests = ", ".join(map(_test, node.tests))
    return COMPARISON, f"{_write(node.operand, COMPARISON)} in ({tests})"


def _test(node: ast.Node) -> str:
    if isinstance(node, ast.Comparison):
        return f"{node.operator} {_write(node.bound, SUM)}"
    return _write(node, 0)


def _instance(node: ast.InstanceOf) -> tuple[int, str]:
    return SIGN, f"{_write(node.operand, POSTFIX)} instance of {node.type}"


def _if(node: ast.If) -> tuple[int, str]:
    condition, then, otherwise = (
        _write(each, 0) for each in (node.condition, node.then, node.otherwise)
    )
    return 0, f"if {condition} then {then} else {otherwise}"


def _iterators(iterators: tuple[ast.Iterator, ...]) -> str:
    return ", ".join(f"{each.name} in {_source(each)}" for each in iterators)


def _source(each: ast.Iterator) -> str:
    """What is gone over; the ends of `a..b` are arithmetic, else a list before `..` is a range."""
    if each.end is None:
        return _write(each.source, OR)
    return f"{_write(each.source, SUM)}..{_write(each.end, SUM)}"


def _for(node: ast.For) -> tuple[int, str]:
    return 0, f"for {_iterators(node.iterators)} return {_write(node.body, 0)}"


def _quantified(node: ast.Quantified) -> tuple[int, str]:
    iterators = _iterators(node.iterators)
    return 0, f"{node.quantifier} {iterators} satisfies {_write(node.condition, 0)}"


def _path(node: ast.Path) -> tuple[int, str]:
    return POSTFIX, f"{_write(node.base, POSTFIX)}.{node.name}"


def _filter(node: ast.Filter) -> tuple[int, str]:
    return POSTFIX, f"{_write(node.base, POSTFIX)}[{_write(node.condition, 0)}]"


def _call(node: ast.Call) -> tuple[int, str]:
    arguments = [_write(argument, 0) for argument in node.arguments]
    if node.names:
        arguments = [
            f"{name}: {text}" for name, text in zip(node.names, arguments, strict=True)
        ]
    return POSTFIX, f"{_write(node.function, POSTFIX)}({', '.join(arguments)})"


def _function(node: ast.FunctionDefinition) -> tuple[int, str]:
    parameters = ", ".join(
        each.name if each.type is None else f"{each.name}: {each.type}"
        for each in node.parameters
    )
    return 0, f"function({parameters}) {_write(node.body, 0)}"


def _context(node: ast.Context) -> tuple[int, str]:
    entries = ", ".join(f"{_key(each.key)}: {_write(each.value, 0)}" for each in node.entries)
    return POSTFIX, "{" + entries + "}"


def _key(key: str) -> str:
    return key if SIMPLE_NAME.fullmatch(key) and key not in KEYWORDS else quoted(key)


def _list(node: ast.ListOf) -> tuple[int, str]:
    return POSTFIX, f"[{', '.join(_write(item, 0) for item in node.items)}]"


def _interval(node: ast.Interval) -> tuple[int, str]:
    opening = "[" if node.start_included else "("
    closing = "]" if node.end_included else ")"
    return POSTFIX, f"{opening}{_write(node.start, SUM)}..{_write(node.end, SUM)}{closing}"


def _tests(node: ast.Tests) -> tuple[int, str]:
    tests = ", ".join(map(_test, node.tests))
    if node.negated:
        return 0, f"not({tests})"
    return 0, tests or "-"


Writer = Callable[[Any], tuple[int, str]]
WRITERS: dict[type, Writer] = {
    ast.Literal: _literal,
    ast.At: lambda node: (POSTFIX, f"@{quoted(node.text)}"),
    ast.Name: lambda node: (POSTFIX, node.name),
    ast.Negation: _negation,
    ast.Binary: _binary,
    ast.Logic: _logic,
    ast.Between: _between,
    ast.In: _in,
    ast.InstanceOf: _instance,
    ast.If: _if,
    ast.For: _for,
    ast.Quantified: _quantified,
    ast.Path: _path,
    ast.Filter: _filter,
    ast.Call: _call,
    ast.FunctionDefinition: _function,
    ast.Context: _context,
    ast.ListOf: _list,
    ast.Interval: _interval,
    ast.Comparison: lambda node: (POSTFIX, f"({_test(node)})"),
    ast.Tests: _tests,
}
