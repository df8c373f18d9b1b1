"""Compiles lists, contexts, paths, filters and loops."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.feel import ast
from engine.feel.compile_base import CompilerBase
from engine.feel.loops import span, values_of
from engine.feel.paths import member
from engine.feel.scopes import EVALUATION, Closure, Frame
from engine.feel.selection import select, select_at
from engine.feel.values import Function
from engine.feel.weight import escapes

Visit = Callable[[Frame], bool]


class BoxCompiler(CompilerBase):
    """What holds values, and what runs through them."""

    def list_of(self, node: ast.ListOf) -> Closure:
        """`[a, b]`."""
        items = tuple(self.compile(item) for item in node.items)
        return lambda frame: [item(frame) for item in items]

    def context(self, node: ast.Context) -> Closure:
        """`{key: value}`: each entry may read the ones before; a key twice is an error."""
        entries: list[tuple[str, int, Closure, bool]] = []
        with self.block() as scope:
            for entry in node.entries:
                slot = self.unit.slot()
                recursive = isinstance(entry.value, ast.FunctionDefinition)
                if recursive:
                    scope.names[entry.key] = slot
                entries.append((entry.key, slot, self.compile(entry.value), recursive))
                scope.names[entry.key] = slot
        return filled(entries)

    def path(self, node: ast.Path) -> Closure:
        """`base.name`."""
        base, name = self.compile(node.base), node.name

        def run(frame: Frame) -> Any:
            value = base(frame)
            if type(value) is dict and name in value:
                return value[name]
            return member(value, name, frame[EVALUATION])

        return run

    def filter(self, node: ast.Filter) -> Closure:
        """`base[condition]` or `base[number]`."""
        base = self.compile(node.base)
        if isinstance(node.condition, ast.Literal) and type(node.condition.value) is int:
            index = node.condition.value
            return lambda frame: select_at(base(frame), index, frame[EVALUATION])
        slot = self.unit.slot()
        with self.block(item=slot):
            condition, cost = self.compile(node.condition), self.cost(node.condition)
        return lambda frame: select(base(frame), condition, slot, frame, cost)

    def loop(self, node: ast.For) -> Closure:
        """`for … return body`: a list of the body's values, `partial` the ones so far."""
        with self.block() as scope:
            run_through = self.iterations(node.iterators, scope)
            partial = self.unit.slot()
            scope.names["partial"] = partial
            body, cost = self.compile(node.body), self.cost(node.body) + 2
            uses_partial = "partial" in scope.read
            shows_partial = uses_partial and escapes(node.body)

        def run(frame: Frame) -> Any:
            results: list[Any] = []
            evaluation = frame[EVALUATION]

            def visit(frame: Frame) -> bool:
                evaluation.spend(cost)
                if shows_partial:
                    evaluation.spend(len(results) >> 2)
                    frame[partial] = results[:]
                elif uses_partial:
                    frame[partial] = results
                results.append(body(frame))
                return True

            return results if run_through(frame, visit) else None

        return run

    def quantified(self, node: ast.Quantified) -> Closure:
        """`some`/`every … satisfies condition`, three-valued like `or` and `and`."""
        decisive = node.quantifier == "some"
        with self.block() as scope:
            run_through = self.iterations(node.iterators, scope)
            condition, cost = self.compile(node.condition), self.cost(node.condition) + 2

        def run(frame: Frame) -> bool | None:
            result: bool | None = not decisive

            def visit(frame: Frame) -> bool:
                nonlocal result
                frame[EVALUATION].spend(cost)
                value = condition(frame)
                if value is decisive:
                    result = decisive
                    return False
                if value is not (not decisive):
                    result = None
                return True

            return result if run_through(frame, visit) else None

        return run

    def iterations(
        self, iterators: tuple[ast.Iterator, ...], scope: Any
    ) -> Callable[[Frame, Visit], bool]:
        """What runs through all combinations; False if there is nothing to run through."""
        parts: list[tuple[int, Closure]] = []
        for iterator in iterators:
            source = self.source(iterator)
            slot = self.unit.slot()
            scope.names[iterator.name] = slot
            parts.append((slot, source))

        def run_through(frame: Frame, visit: Visit) -> bool:
            return nested(frame, parts, 0, visit) is not None

        return run_through

    def source(self, iterator: ast.Iterator) -> Closure:
        """The values an iterator takes, None if there are none to take."""
        source = self.compile(iterator.source)
        if iterator.end is None:
            return lambda frame: values_of(source(frame), frame[EVALUATION])
        end = self.compile(iterator.end)
        return lambda frame: span(source(frame), end(frame), frame[EVALUATION])


def nested(frame: Frame, parts: list[tuple[int, Closure]], at: int, visit: Visit) -> bool | None:
    """Visit every combination from the `at`-th iterator on; False stops, None is an error."""
    slot, source = parts[at]
    values = source(frame)
    if values is None:
        return None
    last = at == len(parts) - 1
    for value in values:
        frame[slot] = value
        if last:
            if not visit(frame):
                return False
            continue
        frame[EVALUATION].spend(4)
        going = nested(frame, parts, at + 1, visit)
        if not going:
            return going
    return True


def filled(entries: list[tuple[str, int, Closure, bool]]) -> Closure:
    """Fills a context entry by entry."""
    if len({key for key, *_ in entries}) < len(entries):
        def fail(frame: Frame) -> Any:
            frame[EVALUATION].warn("a context has the same key twice")

        return fail

    def run(frame: Frame) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key, slot, entry, recursive in entries:
            value = result[key] = frame[slot] = entry(frame)
            if recursive and type(value) is Function and value.frame is not None:
                value.frame[slot] = value
        return result

    return run
