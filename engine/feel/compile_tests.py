"""Compiles `in`, ranges and the unary tests of decision tables."""

from __future__ import annotations

from typing import Any

from engine.feel import ast
from engine.feel.compare import belongs, compare
from engine.feel.compile_base import CompilerBase
from engine.feel.scopes import EVALUATION, Closure, Frame
from engine.feel.values import Range
from engine.feel.weight import mentions

INPUT = "?"


class TestCompiler(CompilerBase):
    """Questions whether a value is what is asked for."""

    __test__ = False

    def membership(self, node: ast.In) -> Closure:
        """`x in test`, true if one of the tests holds."""
        operand = self.compile(node.operand)
        tests = tuple(self.compile(test) for test in node.tests)
        if len(tests) == 1:
            (only,) = tests
            return lambda frame: belongs(operand(frame), only(frame), frame[EVALUATION])

        def run(frame: Frame) -> bool:
            value, evaluation = operand(frame), frame[EVALUATION]
            return any(belongs(value, test(frame), evaluation) is True for test in tests)

        return run

    def comparison(self, node: ast.Comparison) -> Closure:
        """`(< 10)`: a range of one operator."""
        bound, operator = self.compile(node.bound), node.operator
        return lambda frame: Range.of(operator, bound(frame))

    def interval(self, node: ast.Interval) -> Closure:
        """`[a..b]`."""
        start, end = self.compile(node.start), self.compile(node.end)
        low, high = node.start_included, node.end_included
        return lambda frame: Range(start(frame), end(frame), low, high)

    def tests(self, node: ast.Tests) -> Closure:
        """A cell: true if one test holds for `?`, or none if negated."""
        if not node.tests:
            return lambda frame: True
        tests = tuple(self.test(test) for test in node.tests)
        if len(tests) == 1 and not node.negated:
            return tests[0]

        def run(frame: Frame) -> bool:
            return any(test(frame) is True for test in tests)

        if node.negated:
            return lambda frame: not run(frame)
        return run

    def test(self, node: ast.Node) -> Closure:
        """One test of the value under test."""
        value_of = self.read(INPUT)
        if isinstance(node, ast.Comparison):
            return self.compile(ast.Binary(node.operator, ast.Name(INPUT), node.bound))
        test = self.compile(node)
        if mentions(node, INPUT):
            return lambda frame: condition(test(frame), value_of(frame), frame)
        if isinstance(node, ast.Literal) and type(node.value) in (int, str, bool):
            return constant_test(value_of, node.value)
        if isinstance(node, ast.Interval) and _whole(node.start) and _whole(node.end):
            return whole_interval(value_of, node, test)
        return lambda frame: holds(test(frame), value_of(frame), frame)


def constant_test(value_of: Closure, wanted: Any) -> Closure:
    """Whether the value under test is the constant: `true` does not hold of what is missing."""
    kind = type(wanted)

    def run(frame: Frame) -> bool | None:
        value = value_of(frame)
        if type(value) is kind:
            return bool(value == wanted)
        return belongs(value, wanted, frame[EVALUATION])

    return run


def _whole(node: ast.Node) -> bool:
    return isinstance(node, ast.Literal) and type(node.value) is int


def whole_interval(value_of: Closure, node: ast.Interval, test: Closure) -> Closure:
    """Whether the value under test lies between two whole numbers; most tables ask just this."""
    assert isinstance(node.start, ast.Literal) and isinstance(node.end, ast.Literal)
    low: Any = node.start.value
    high: Any = node.end.value
    if not low <= high:  # a range that runs backwards has its own rule
        return lambda frame: holds(test(frame), value_of(frame), frame)
    first = low if node.start_included else low + 1
    last = high if node.end_included else high - 1

    def run(frame: Frame) -> bool | None:
        value = value_of(frame)
        if type(value) is int:
            return bool(first <= value <= last)
        return holds(test(frame), value, frame)

    return run


def condition(result: Any, value: Any, frame: Frame) -> bool | None:
    """What a test that speaks of `?` says: its own truth, or that `?` is what it yields."""
    if type(result) is bool or result is None:
        return result
    return belongs(value, result, frame[EVALUATION])


def holds(test: Any, value: Any, frame: Frame) -> bool | None:
    """Whether the value is what the test's value asks for (DMN 1.5, 7.3.4 and table 55)."""
    if type(test) is bool and type(value) is not bool:
        return test
    evaluation = frame[EVALUATION]
    if type(test) is list and type(value) is list:
        return compare("=", value, test, evaluation) is True or belongs(value, test, evaluation)
    return belongs(value, test, evaluation)
