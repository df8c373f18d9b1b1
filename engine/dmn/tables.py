"""Compiles decision tables: tests in columns, rules in rows, hit policy, record of what held."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.dmn.allowed import TypeSystem
from engine.dmn.hit_policies import MULTIPLE, Row, aggregated, chosen
from engine.dmn.model import Aggregation, HitPolicy, Input, Output, Rule, Table
from engine.dmn.run import Closure, MatchedRule, Run, Scope, TableTrace
from engine.dmn.texts import Texts
from engine.feel import Expression, UnaryTests
from engine.feel.types import NamedType

ANYTHING = ("", "-")
RANKED = (HitPolicy.PRIORITY, HitPolicy.OUTPUT_ORDER)


@dataclass(frozen=True, slots=True)
class Column:
    """An input ready to run."""

    label: str
    expression: Expression
    fit: Callable[[Any, Run], Any] | None
    allowed: UnaryTests | None


@dataclass(frozen=True, slots=True)
class Line:
    """A rule ready to run: tests by column (None tests nothing) and results by output."""

    rule: Rule
    tests: tuple[tuple[int, UnaryTests], ...]
    results: tuple[Expression, ...]
    cost: int


class CompiledTable:
    """A table ready to run; call it with a scope and a run."""

    def __init__(self, table: Table, texts: Texts, types: TypeSystem) -> None:
        self.table = table
        self.types = types
        self.columns = [self._column(each, texts, types) for each in table.inputs]
        self.rows = [self._row(each, texts) for each in table.rules]
        self.names = [output.name or f"output {i}" for i, output in enumerate(table.outputs, 1)]
        if len(table.outputs) == 1:
            self.names = [table.outputs[0].name or "output"]
        self.fits = [types.converter(output.type) for output in table.outputs]
        self.values = [_values(output, texts, types) for output in table.outputs]
        self.allowed = [
            texts.tests(output.values, output.id) if output.values else None
            for output in table.outputs
        ]
        self.defaults = self._defaults(texts)

    @staticmethod
    def _column(column: Input, texts: Texts, types: TypeSystem) -> Column:
        return Column(
            column.label or column.text,
            texts.expression(column.text, column.expression_id or column.id),
            types.converter(column.type),
            texts.tests(column.allowed, column.id) if column.allowed else None,
        )

    @staticmethod
    def _row(rule: Rule, texts: Texts) -> Line:
        cells = [*rule.cells, *("",) * (len(rule.tests) + len(rule.results))]
        tests = tuple(
            (i, texts.tests(text, cells[i] or rule.id))
            for i, text in enumerate(rule.tests)
            if text not in ANYTHING
        )
        results = tuple(
            texts.expression(text, cells[i] or rule.id)
            for i, text in enumerate(rule.results, len(rule.tests))
        )
        return Line(rule, tests, results, 2 + sum(1 + test.cost for _, test in tests))

    def _defaults(self, texts: Texts) -> list[Expression | None] | None:
        if all(output.default is None for output in self.table.outputs):
            return None
        return [
            None if output.default is None else texts.expression(output.default, output.id)
            for output in self.table.outputs
        ]

    def __call__(self, scope: Scope, run: Run) -> Any:
        """The table's value, with a trace of what went in and which rules held."""
        inputs = self._inputs(scope, run)
        if inputs is None:
            return None
        held = list(self._held(inputs, scope, run))
        ranks = self._ranks(scope, run) if self.table.hit_policy in RANKED else {}
        rows = chosen(self.table.hit_policy, [row for _, row in held], ranks, run.evaluation)
        if rows is not None and not rows and self.defaults is not None:
            rows = [self._default_row(scope, run)]
        value, shown = self._value(rows, run)
        self._record(inputs, held, shown, run)
        return value

    def _ranks(self, scope: Scope, run: Run) -> dict[str, Sequence[Any]]:
        order = {name: of(scope, run) for name, of in zip(self.names, self.values, strict=True)}
        return {name: values for name, values in order.items() if values}

    def _inputs(self, scope: Scope, run: Run) -> list[Any] | None:
        inputs = []
        run.evaluation.spend(20 + 3 * len(self.columns))
        for column in self.columns:
            value = column.expression.run(scope, run.evaluation)
            if column.fit is not None:
                value = column.fit(value, run)
            allowed = column.allowed
            if allowed is not None and not _allows(allowed, value, scope, run):
                run.evaluation.warn(f"{column.label}: the value is not among the input values")
                return None
            inputs.append(value)
        return inputs

    def _held(
        self, inputs: list[Any], scope: Scope, run: Run
    ) -> Iterable[tuple[Rule, dict[str, Any]]]:
        first = self.table.hit_policy is HitPolicy.FIRST
        evaluation = run.evaluation
        for row in self.rows:
            evaluation.spend(row.cost)
            for column, tests in row.tests:
                if not tests.test(inputs[column], scope, evaluation):
                    break
            else:
                evaluation.spend(8 + 4 * len(row.results))
                yield row.rule, self._outputs(row.results, scope, run)
                if first:
                    return

    def _outputs(
        self, results: Sequence[Expression | None], scope: Scope, run: Run
    ) -> dict[str, Any]:
        found = {}
        columns = zip(self.names, results, self.fits, self.allowed, strict=True)
        for name, result, fit, allowed in columns:
            value = None if result is None else result.run(scope, run.evaluation)
            if fit is not None:
                value = fit(value, run)
            if allowed is None or value is None or _allows(allowed, value, scope, run):
                found[name] = value
            else:
                run.evaluation.warn(f"{name}: the value is not among the output values")
                found[name] = None
        return found

    def _default_row(self, scope: Scope, run: Run) -> dict[str, Any]:
        assert self.defaults is not None
        return self._outputs(self.defaults, scope, run)

    def _value(self, rows: list[Row] | None, run: Run) -> tuple[Any, tuple[Row, ...]]:
        """What the table gives, and the rows that it gives it by."""
        if rows is None:
            return None, ()
        how = self.table.aggregation
        if self.table.hit_policy is HitPolicy.COLLECT and how is not None:
            return self._aggregate(how, rows, run)
        if self.table.hit_policy in MULTIPLE:
            return [self._single(row) for row in rows], tuple(rows)
        return (self._single(rows[0]), tuple(rows[:1])) if rows else (None, ())

    def _aggregate(
        self, how: Aggregation, rows: list[Row], run: Run
    ) -> tuple[Any, tuple[Row, ...]]:
        result = aggregated(how, rows, run.evaluation)
        if isinstance(result, Mapping):
            return self._single(result), (result,)
        return result, () if result is None else ({self.names[0]: result},)

    def _single(self, row: Row) -> Any:
        return dict(row) if len(self.names) > 1 else row[self.names[0]]

    def _record(
        self, inputs: list[Any], held: list[tuple[Rule, dict[str, Any]]], rows: tuple[Row, ...],
        run: Run,
    ) -> None:  # fmt: skip
        run.traces.append(
            TableTrace(
                self.table.id,
                run.decision,
                self.table.hit_policy,
                tuple((c.label, value) for c, value in zip(self.columns, inputs, strict=True)),
                tuple(
                    MatchedRule(r.number, r.id, outputs, r.note, r.annotations, r.tests)
                    for r, outputs in held
                ),
                rows,
                self.table,
            )
        )


def _allows(allowed: UnaryTests, value: Any, scope: Scope, run: Run) -> bool:
    run.evaluation.spend(allowed.cost * (len(value) if type(value) is list else 1))
    if type(value) is list:
        return all(allowed.test(each, scope, run.evaluation) for each in value)
    return allowed.test(value, scope, run.evaluation)


def _values(output: Output, texts: Texts, types: TypeSystem) -> Closure:
    """The output's values in rank order: those of the column, else those of its type."""
    text = output.values
    if not text and isinstance(output.type, NamedType):
        item = types.items.get(output.type.name)
        text = item.allowed or item.constraint if item else ""
    if not text:
        return lambda scope, run: ()
    listed = texts.expression(f"[{text}]", output.id)

    def values(scope: Scope, run: Run) -> Any:
        found = listed.run(scope, run.evaluation)
        return found if type(found) is list else ()

    return values
