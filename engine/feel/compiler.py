"""Turns a tree into Python closures: a closure takes a frame and returns the value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from engine.feel import ast
from engine.feel.compile_boxes import BoxCompiler
from engine.feel.compile_calls import CallCompiler
from engine.feel.compile_juel import JuelCompiler
from engine.feel.compile_operators import OperatorCompiler
from engine.feel.compile_tests import TestCompiler
from engine.feel.scopes import Closure, Frame
from engine.feel.temporal_text import read_temporal


class Compiler(OperatorCompiler, BoxCompiler, CallCompiler, TestCompiler, JuelCompiler):
    """One compiler per text; knows the blocks around the node it is at."""

    def compile(self, node: ast.Node) -> Closure:
        """The closure that evaluates the node."""
        return self.methods[type(node)](self, node)

    def literal(self, node: ast.Literal) -> Closure:
        """A constant."""
        value = node.value
        return lambda frame: value

    def at(self, node: ast.At) -> Closure:
        """A temporal constant; null where the text is none."""
        try:
            value = read_temporal(node.text)
        except (ValueError, OverflowError) as error:
            message = str(error)

            def fail(frame: Frame) -> Any:
                frame[1].warn(message)

            return fail
        return lambda frame: value

    def name(self, node: ast.Name) -> Closure:
        """A variable or function."""
        return self.read(node.name)

    methods: ClassVar[dict[type, Callable[[Any, Any], Closure]]] = {
        ast.Literal: literal,
        ast.At: at,
        ast.Name: name,
        ast.Negation: OperatorCompiler.negation,
        ast.Binary: OperatorCompiler.binary,
        ast.Logic: OperatorCompiler.logic,
        ast.Between: OperatorCompiler.between,
        ast.If: OperatorCompiler.conditional,
        ast.InstanceOf: OperatorCompiler.instance_of,
        ast.In: TestCompiler.membership,
        ast.Comparison: TestCompiler.comparison,
        ast.Interval: TestCompiler.interval,
        ast.Tests: TestCompiler.tests,
        ast.ListOf: BoxCompiler.list_of,
        ast.Context: BoxCompiler.context,
        ast.Path: BoxCompiler.path,
        ast.Filter: BoxCompiler.filter,
        ast.For: BoxCompiler.loop,
        ast.Quantified: BoxCompiler.quantified,
        ast.Call: CallCompiler.call,
        ast.FunctionDefinition: CallCompiler.function_definition,
        ast.Index: JuelCompiler.index,
        ast.Empty: JuelCompiler.empty,
        ast.Template: JuelCompiler.template,
    }
