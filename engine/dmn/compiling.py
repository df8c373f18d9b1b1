"""Compiles boxed expressions to closures over a scope and a run."""

from __future__ import annotations

from typing import Any

from engine.dmn import model
from engine.dmn.allowed import TypeSystem
from engine.dmn.run import Closure, Run, Scope
from engine.dmn.tables import CompiledTable
from engine.dmn.texts import Texts
from engine.feel import Function, compile_feel
from engine.feel.calling import invoke_named
from engine.feel.errors import FeelFailure
from engine.feel.selection import as_list
from engine.feel.values import Range


class Compiler:
    """Compiles the logic of one node; what cannot be read is among the faults of its texts."""

    def __init__(self, types: TypeSystem, texts: Texts) -> None:
        self.types = types
        self.texts = texts

    def compile(self, box: model.Boxed | None) -> Closure:
        """A closure for any boxed expression."""
        match box:
            case None:
                return lambda scope, run: None
            case model.Literal():
                return self._literal(box)
            case model.Table():
                return CompiledTable(box, self.texts, self.types)
            case model.Context():
                return self._context(box)
            case model.Listing():
                return self._listing(box)
            case model.Relation():
                return self._relation(box)
            case model.Definition():
                return self._definition(box)
            case model.Invocation():
                return self._invocation(box)
            case model.Conditional():
                return self._conditional(box)
            case model.Filter():
                return self._filter(box)
            case model.Iteration():
                return self._iteration(box)
            case model.Typed():
                return self._typed(box)

    def knowing(self, *names: str) -> Compiler:
        """The same with more names that the texts may use."""
        return Compiler(self.types, self.texts.knowing(names))

    def _literal(self, box: model.Literal) -> Closure:
        expression = self.texts.expression(box.text, box.id)
        fit = self.types.converter(box.type)
        if fit is None:
            return lambda scope, run: expression.run(scope, run.evaluation)
        return lambda scope, run: fit(expression.run(scope, run.evaluation), run)

    def _typed(self, box: model.Typed) -> Closure:
        value, fitting, type_ = self.compile(box.value), self.types.fitting, box.type
        return lambda scope, run: fitting(value(scope, run), type_, run)

    def _context(self, box: model.Context) -> Closure:
        compiler = self
        steps: list[tuple[model.Variable | None, Closure]] = []
        for entry in box.entries:
            steps.append((entry.variable, compiler.compile(entry.value)))
            if entry.variable is not None:
                compiler = compiler.knowing(entry.variable.name)
        fitting = self.types.fitting

        def run_context(scope: Scope, run: Run) -> Any:
            run.evaluation.spend((len(scope) >> 2) + 2 * len(steps))
            inner, made = dict(scope), {}
            for variable, closure in steps:
                value = closure(inner, run)
                if variable is None or not variable.name:
                    return value
                value = fitting(value, variable.type, run)
                inner[variable.name] = made[variable.name] = value
            return made

        return run_context

    def _listing(self, box: model.Listing) -> Closure:
        items = [self.compile(each) for each in box.items]
        return lambda scope, run: [item(scope, run) for item in items]

    def _relation(self, box: model.Relation) -> Closure:
        rows = [[self.compile(cell) for cell in row] for row in box.rows]
        columns = box.columns
        fitting = self.types.fitting

        def run_relation(scope: Scope, run: Run) -> Any:
            run.evaluation.spend((4 + 4 * len(columns)) * len(rows))
            return [
                {
                    column.name: fitting(cell(scope, run), column.type, run)
                    for column, cell in zip(columns, row, strict=False)
                }
                for row in rows
            ]

        return run_relation

    def _definition(self, box: model.Definition) -> Closure:
        body = self.knowing(*(each.name for each in box.parameters)).compile(box.body)
        return lambda scope, run: self.function(box, body, scope, run)

    def function(
        self,
        box: model.Definition,
        body: Closure,
        scope: Scope,
        run: Run,
        result: Any = None,
        name: str = "",
    ) -> Function:
        """A FEEL function over the scope in which it was made."""
        fitting = self.types.fitting
        parameters = box.parameters
        returned = self.types.resulting(result or box.type)

        def call(evaluation: Any, arguments: list[Any]) -> Any:
            evaluation.spend(len(scope) >> 2)
            inner = dict(scope)
            for parameter, argument in zip(parameters, arguments, strict=True):
                inner[parameter.name] = accepted(argument, parameter, self.types, run)
            evaluation.enter()
            try:
                return fitting(body(inner, run), returned, run)
            finally:
                evaluation.depth += 1

        return Function(
            tuple(each.name for each in parameters),
            call,
            tuple(each.type for each in parameters),
            returned,
            name,
        )

    def _invocation(self, box: model.Invocation) -> Closure:
        function = self.compile(box.function)
        names = tuple(name for name, _ in box.arguments)
        arguments = [self.compile(value) for _, value in box.arguments]

        def call(scope: Scope, run: Run) -> Any:
            called = function(scope, run)
            given = [argument(scope, run) for argument in arguments]
            return invoke_named(called, names, given, run.evaluation)

        return call

    def _conditional(self, box: model.Conditional) -> Closure:
        condition, then = self.compile(box.condition), self.compile(box.then)
        otherwise = self.compile(box.otherwise)

        def choose(scope: Scope, run: Run) -> Any:
            chosen = condition(scope, run)
            if chosen is not None and type(chosen) is not bool:
                run.evaluation.warn("the condition is neither true nor false")
                return None
            return (then if chosen else otherwise)(scope, run)

        return choose

    def _filter(self, box: model.Filter) -> Closure:
        collection = self.compile(box.collection)
        match = self.knowing("item").compile(box.match)

        def keep(scope: Scope, run: Run) -> Any:
            source = collection(scope, run)
            if source is None:
                return None
            kept = []
            for item in as_list(source):
                own = item if type(item) is dict else {}
                run.evaluation.spend(4 + (len(scope) + len(own) >> 2))
                inner = {**scope, **own}
                inner["item"] = item
                held = match(inner, run)
                if held is not None and type(held) is not bool:
                    run.evaluation.warn("the match is neither true nor false")
                    return None
                if held:
                    kept.append(item)
            return kept

        return keep

    def _iteration(self, box: model.Iteration) -> Closure:
        collection = self.compile(box.collection)
        name = box.variable.name
        body = self.knowing(name, "partial").compile(box.body)
        kind = box.kind
        partial = kind == "for" and "partial" in repr(box.body)  # copies only where it is named

        def iterate(scope: Scope, run: Run) -> Any:
            source = items_of(collection(scope, run), run)
            if source is None:
                return None
            results: list[Any] = []
            inner = dict(scope)
            for item in source:
                run.evaluation.spend(4)
                inner[name] = item
                if partial:
                    run.evaluation.spend(len(results) >> 3)
                    inner["partial"] = results.copy()
                results.append(body(inner, run))
            return results if kind == "for" else quantified(kind, results)

        return iterate


def accepted(argument: Any, parameter: model.Variable, types: TypeSystem, run: Run) -> Any:
    """An argument as its parameter wants it; FeelFailure, so no call, where it does not fit."""
    value = types.fitting(argument, parameter.type, run)
    if value is None and argument is not None:
        raise FeelFailure(f"the argument for {parameter.name} is of another type")
    return value


def items_of(source: Any, run: Run) -> list[Any] | None:
    """What an iteration goes over: a list, the numbers or days of a range, a single value."""
    if source is None:
        run.evaluation.warn("there is nothing to iterate over")
        return None
    if type(source) is Range:
        listed: Any = _EXPANDED.run({"source": source}, run.evaluation)
        return listed if type(listed) is list else None
    return as_list(source)


_EXPANDED = compile_feel("for each in source return each")


def quantified(kind: str, results: list[Any]) -> bool | None:
    """`some` is true with one true, `every` false with one false; what is neither makes null."""
    decisive = kind == "some"
    if any(each is not None and type(each) is not bool for each in results):
        return None
    if any(each is decisive for each in results):
        return decisive
    return not decisive if all(type(each) is bool for each in results) else None
