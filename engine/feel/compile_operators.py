"""Compiles arithmetic, comparison, logic and `if`, with short ways for numbers and strings."""

from __future__ import annotations

import operator as python
from collections.abc import Callable
from typing import Any

from engine.feel import ast
from engine.feel.arithmetic import LIMIT, calculate, negate
from engine.feel.compare import compare
from engine.feel.compile_base import CompilerBase
from engine.feel.scopes import EVALUATION, Closure, Frame
from engine.feel.types import is_instance

INTEGER: dict[str, Callable[[Any, Any], int]] = {"+": python.add, "-": python.sub, "*": python.mul}
ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    "=": python.eq,
    "!=": python.ne,
    "<": python.lt,
    "<=": python.le,
    ">": python.gt,
    ">=": python.ge,
}
SHORT = 12


class OperatorCompiler(CompilerBase):
    """Operators."""

    def negation(self, node: ast.Negation) -> Closure:
        """`-x`."""
        operand = self.compile(node.operand)
        return lambda frame: negate(operand(frame), frame[EVALUATION])

    def binary(self, node: ast.Binary) -> Closure:
        """Arithmetic or comparison."""
        if is_long(node):
            return self.chain(node)
        if node.operator in INTEGER:
            return self.integer_arithmetic(node)
        if node.operator in ORDERS:
            return self.comparison_of(node)
        left, right, sign = self.compile(node.left), self.compile(node.right), node.operator
        return lambda frame: calculate(sign, left(frame), right(frame), frame[EVALUATION])

    def chain(self, node: ast.Binary) -> Closure:
        """`a + b - c * d …` from the left, however long: a loop instead of calls in calls."""
        first, links = ast.spine(node)
        start = self.compile(first)
        steps = [(sign, INTEGER.get(sign), self.compile(operand)) for sign, operand in links]

        def run(frame: Frame) -> Any:
            value, evaluation = start(frame), frame[EVALUATION]
            evaluation.spend(len(steps))
            for sign, direct, operand in steps:
                other = operand(frame)
                if direct is not None and type(value) is int and type(other) is int:
                    result = direct(value, other)
                    if -LIMIT < result < LIMIT:
                        value = result
                        continue
                value = calculate(sign, value, other, evaluation)
            return value

        return run

    def integer_arithmetic(self, node: ast.Binary) -> Closure:
        """`+ - *`, short for integers."""
        left, right, sign = self.compile(node.left), self.compile(node.right), node.operator
        direct = INTEGER[sign]

        def run(frame: Frame) -> Any:
            a, b = left(frame), right(frame)
            if type(a) is int and type(b) is int:
                result = direct(a, b)
                if -LIMIT < result < LIMIT:
                    return result
            return calculate(sign, a, b, frame[EVALUATION])

        return run

    def comparison_of(self, node: ast.Binary) -> Closure:
        """`= != < <= > >=`, short for integers and strings."""
        if isinstance(node.right, ast.Literal) and type(node.right.value) in (int, str):
            return self.comparison_with_constant(node, node.right.value)
        left, right, sign = self.compile(node.left), self.compile(node.right), node.operator
        direct = ORDERS[sign]

        def run(frame: Frame) -> bool | None:
            a, b = left(frame), right(frame)
            kind = type(a)
            if kind is type(b) and (kind is int or kind is str):
                return direct(a, b)
            return compare(sign, a, b, frame[EVALUATION])

        return run

    def comparison_with_constant(self, node: ast.Binary, value: Any) -> Closure:
        """The same where the right side is written out."""
        left, sign = self.compile(node.left), node.operator
        direct, kind = ORDERS[sign], type(value)

        def run(frame: Frame) -> bool | None:
            a = left(frame)
            if type(a) is kind:
                return direct(a, value)
            return compare(sign, a, value, frame[EVALUATION])

        return run

    def logic(self, node: ast.Logic) -> Closure:
        """`and`, `or`: three-valued; what is neither true nor false counts as null."""
        decisive = node.operator == "or"
        answer: bool = decisive
        operands = tuple(self.compile(operand) for operand in node.operands)
        if len(operands) == 2:
            return pair(operands[0], operands[1], decisive)

        def run(frame: Frame) -> bool | None:
            result: bool | None = not decisive
            for operand in operands:
                value = operand(frame)
                if value is decisive:
                    return answer
                if value is not (not decisive):
                    result = None
            return result

        return run

    def between(self, node: ast.Between) -> Closure:
        """`x between low and high`: what `x >= low and x <= high` is."""
        operand, low, high = map(self.compile, (node.operand, node.low, node.high))

        def run(frame: Frame) -> bool | None:
            value, evaluation = operand(frame), frame[EVALUATION]
            above = compare(">=", value, low(frame), evaluation)
            below = compare("<=", value, high(frame), evaluation)
            if above is False or below is False:
                return False
            return None if above is None or below is None else True

        return run

    def conditional(self, node: ast.If) -> Closure:
        """`if`: everything but true takes the else branch."""
        condition, then, otherwise = map(
            self.compile, (node.condition, node.then, node.otherwise)
        )
        return lambda frame: then(frame) if condition(frame) is True else otherwise(frame)

    def instance_of(self, node: ast.InstanceOf) -> Closure:
        """`x instance of type`."""
        operand, type_ = self.compile(node.operand), node.type
        return lambda frame: is_instance(operand(frame), type_, frame[EVALUATION])


def is_long(node: ast.Binary) -> bool:
    """Whether more than a few arithmetic operators follow each other."""
    current: ast.Node = node
    for _ in range(SHORT):
        if not isinstance(current, ast.Binary) or current.operator not in ast.ARITHMETIC:
            return False
        current = current.left
    return True


def pair(left: Closure, right: Closure, decisive: bool) -> Closure:
    """`a and b`, `a or b`."""
    neutral = not decisive
    answer: bool = decisive

    def run(frame: Frame) -> bool | None:
        first = left(frame)
        if first is decisive:
            return answer
        second = right(frame)
        if second is decisive:
            return answer
        return neutral if first is neutral and second is neutral else None

    return run
