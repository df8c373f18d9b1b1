"""Compiles calls and function definitions."""

from __future__ import annotations

from typing import Any

from engine.feel import ast
from engine.feel.calling import invoke, invoke_named
from engine.feel.compile_base import CompilerBase
from engine.feel.conversion import converted
from engine.feel.scopes import EVALUATION, SCOPE, Closure, Frame
from engine.feel.values import Function


class CallCompiler(CompilerBase):
    """Functions."""

    def call(self, node: ast.Call) -> Closure:
        """`f(a, b)` or `f(p: a, q: b)`."""
        function = self.compile(node.function)
        arguments = tuple(self.compile(argument) for argument in node.arguments)
        names = node.names
        if names:
            return lambda frame: invoke_named(
                function(frame),
                names,
                [argument(frame) for argument in arguments],
                frame[EVALUATION],
            )
        if isinstance(node.function, ast.Name) and self.is_outside(node.function.name):
            builtin = self.builtins.get(node.function.name)
            if builtin is not None:
                return self.builtin_call(node.function.name, builtin, arguments)
        return lambda frame: invoke(
            function(frame), [argument(frame) for argument in arguments], frame[EVALUATION]
        )

    def builtin_call(
        self, name: str, builtin: Function, arguments: tuple[Closure, ...]
    ) -> Closure:
        """A call of a built-in function, unless the given scope has a function of that name."""

        def run(frame: Frame) -> Any:
            values = [argument(frame) for argument in arguments]
            function = frame[SCOPE].get(name)
            if type(function) is not Function:
                function = builtin
            return invoke(function, values, frame[EVALUATION])

        return run

    def function_definition(self, node: ast.FunctionDefinition) -> Closure:
        """`function(a, b: number) body`; it keeps the variables it sees where it is defined."""
        parameters = tuple(parameter.name for parameter in node.parameters)
        types = tuple(parameter.type for parameter in node.parameters)
        with self.body(parameters) as unit:
            body = self.compile(node.body)
        cost = self.cost(node.body) + (unit.slots >> 2)

        def run(frame: Frame) -> Function:
            frame[EVALUATION].spend(len(frame) >> 2)
            captured = frame[:]
            blank = [None] * (unit.slots - len(parameters))

            def call(evaluation: Any, arguments: list[Any]) -> Any:
                evaluation.enter()
                evaluation.spend(cost)
                if any(types):
                    arguments = [
                        converted(value, type_, evaluation)
                        for value, type_ in zip(arguments, types, strict=True)
                    ]
                try:
                    return body([captured[SCOPE], evaluation, captured, *arguments, *blank])
                finally:
                    evaluation.depth += 1

            return Function(parameters, call, types, frame=captured)

        return run


