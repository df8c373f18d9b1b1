"""Compiled expressions and how to get them: the package's front door."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from engine.feel import ast
from engine.feel.compile_tests import INPUT
from engine.feel.compiler import Compiler
from engine.feel.errors import FeelBudgetExceeded, FeelSyntaxError
from engine.feel.evaluation import Evaluation
from engine.feel.functions import BUILTINS
from engine.feel.juel import is_juel, parse_juel
from engine.feel.parser import parse_expression, parse_unary_tests
from engine.feel.scopes import Closure, Frame
from engine.feel.values import Range
from engine.feel.weight import weight

CACHED = 4096
HOLDING = frozenset((list, dict, Range))


class Expression:
    """A FEEL text ready to run, any number of times and from any thread."""

    __slots__ = ("_blank", "_run", "cost", "free_names", "text", "tree")

    def __init__(self, text: str, tree: ast.Node, run: Closure, slots: int, free: Iterable[str]):
        self.text = text
        self.tree = tree
        self.free_names = frozenset(free)
        self.cost = weight(tree)
        self._run = run
        self._blank: list[Any] = [None] * slots

    def evaluate(self, scope: Mapping[str, Any], now: datetime | None = None) -> Any:
        """The value with these variables; null (None) where FEEL has none.

        `now` is what `now()` and `today()` say. Raises FeelBudgetExceeded.
        """
        return self.run(scope, Evaluation(now))

    def evaluate_with_warnings(
        self, scope: Mapping[str, Any], now: datetime | None = None
    ) -> tuple[Any, list[str]]:
        """The value, and why values on the way to it became null."""
        evaluation = Evaluation(now)
        return self.run(scope, evaluation), evaluation.warnings

    def run(self, scope: Mapping[str, Any], evaluation: Evaluation) -> Any:
        """The value within an evaluation that others share. Raises FeelBudgetExceeded."""
        evaluation.spend(self.cost)
        frame: Frame = [scope, evaluation, None, *self._blank]
        try:
            value = self._run(frame)
        except RecursionError as error:
            raise FeelBudgetExceeded("the evaluation goes too deep") from error
        if type(value) in HOLDING:
            measure(value, evaluation)
        return value


class UnaryTests(Expression):
    """The tests of a decision table's cell; whoever asks them pays their `cost`."""

    __slots__ = ()

    def test(self, value: Any, scope: Mapping[str, Any], evaluation: Evaluation) -> bool:
        """Whether the tests hold for the value. Raises FeelBudgetExceeded."""
        frame: Frame = [scope, evaluation, None, *self._blank]
        frame[3] = value
        try:
            return self._run(frame) is True
        except RecursionError as error:
            raise FeelBudgetExceeded("the evaluation goes too deep") from error

    def run(self, scope: Mapping[str, Any], evaluation: Evaluation) -> Any:
        """The same with the value in the scope under the name `?`."""
        return self.test(scope.get(INPUT), scope, evaluation)


def measure(value: Any, evaluation: Evaluation) -> None:
    """Spend for every value inside; what is in many places counts as often."""
    waiting = [value]
    while waiting:
        current = waiting.pop()
        if type(current) is Range:
            inner: Iterable[Any] = (current.start, current.end)
            evaluation.spend(3)
        else:
            evaluation.spend(3 + (len(current) >> 1))
            inner = current.values() if type(current) is dict else current
        waiting.extend(each for each in inner if type(each) in HOLDING)


def compile_feel(text: str, names: Iterable[str] = ()) -> Expression:
    """The expression of a FEEL text; `names` are those with spaces or operators in them.

    Raises FeelSyntaxError.
    """
    return _expression(text, tuple(names))


def compile_unary_tests(text: str, names: Iterable[str] = ()) -> UnaryTests:
    """The tests of a decision table's cell. Raises FeelSyntaxError."""
    return _unary_tests(text, tuple(names))


def compile_any(text: str, names: Iterable[str] = ()) -> Expression:
    """The expression that a model wrote: FEEL, with or without a leading `=`, or JUEL's `${…}`.

    Text around or between `${…}` makes a string of it all. Raises FeelSyntaxError.
    """
    if text.lstrip().startswith("="):
        return compile_feel(text.lstrip()[1:], names)
    return compile_juel(text) if is_juel(text) else compile_feel(text, names)


@functools.lru_cache(maxsize=CACHED)
def compile_juel(text: str) -> Expression:
    """The expression of a text with `${…}` in it. Raises FeelSyntaxError."""
    return _compiled(text, lambda: parse_juel(text))


@functools.lru_cache(maxsize=CACHED)
def _expression(text: str, names: tuple[str, ...]) -> Expression:
    return _compiled(text, lambda: parse_expression(text, (*BUILTINS, *names)))


@functools.lru_cache(maxsize=CACHED)
def _unary_tests(text: str, names: tuple[str, ...]) -> UnaryTests:
    try:
        tree = parse_unary_tests(text, (*BUILTINS, *names))
        compiler = Compiler(BUILTINS, (INPUT,))
        run = compiler.compile(tree)
    except RecursionError as error:
        raise FeelSyntaxError("the tests are nested too deeply", 0) from error
    return UnaryTests(text, tree, run, compiler.unit.slots, compiler.free)


def _compiled(text: str, parse: Callable[[], ast.Node]) -> Expression:
    try:
        tree = parse()
        compiler = Compiler(BUILTINS)
        run = compiler.compile(tree)
    except RecursionError as error:
        raise FeelSyntaxError("the expression is nested too deeply", 0) from error
    return Expression(text, tree, run, compiler.unit.slots, compiler.free)
