"""Compiles what only JUEL has: indexes from 0, `empty`, text with values in it."""

from __future__ import annotations

from typing import Any

from engine.feel import ast
from engine.feel.arithmetic import is_number
from engine.feel.compare import named
from engine.feel.compile_base import CompilerBase
from engine.feel.evaluation import Evaluation
from engine.feel.kinds import foreign
from engine.feel.paths import member
from engine.feel.scopes import EVALUATION, Closure, Frame
from engine.feel.text import text_of


class JuelCompiler(CompilerBase):
    """JUEL's own ways."""

    def index(self, node: ast.Index) -> Closure:
        """`base[key]`."""
        base, key = self.compile(node.base), self.compile(node.key)
        return lambda frame: indexed(base(frame), key(frame), frame[EVALUATION])

    def empty(self, node: ast.Empty) -> Closure:
        """`empty x`."""
        operand = self.compile(node.operand)

        def run(frame: Frame) -> bool:
            value = foreign(operand(frame))
            return value is None or (isinstance(value, str | list | dict) and not value)

        return run

    def template(self, node: ast.Template) -> Closure:
        """Text with values in it."""
        parts = tuple(self.compile(part) for part in node.parts)

        def run(frame: Frame) -> str:
            evaluation = frame[EVALUATION]
            texts = [embedded(part(frame), evaluation) for part in parts]
            evaluation.spend(sum(map(len, texts)) >> 4)
            return "".join(texts)

        return run


def embedded(value: Any, evaluation: Evaluation) -> str:
    """A value inside text; null is nothing."""
    value = foreign(value)
    return "" if value is None else text_of(value, evaluation)


def indexed(base: Any, key: Any, evaluation: Evaluation) -> Any:
    """The item at an index counted from 0, or the entry of a key; null without it."""
    base, key = foreign(base), foreign(key)
    if type(base) is list and is_number(key) and 0 <= key < len(base):
        return base[int(key)]
    if type(key) is str:
        return member(base, key, evaluation)
    evaluation.warn(f"{named(base)} has nothing at {named(key)}")
    return None
