"""Decision tables: inputs that no row answers, inputs that two rows answer, rows that never do.

For each column the values that its cells speak of, and values between and beside them, stand for
all values: two that the same rows accept are one. What is left is combined column by column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise, product
from typing import Any

from engine.definitions.lint.remark import Remark
from engine.dmn import Decisions, model
from engine.dmn.model import HitPolicy
from engine.dmn.tables import CompiledTable
from engine.feel import Evaluation, UnaryTests, ast, compile_unary_tests
from engine.feel.errors import FeelBudgetExceeded
from engine.feel.temporal_text import read_temporal
from engine.feel.text import written
from engine.feel.types import NamedType, SimpleType
from engine.feel.weight import descendants

MOST_COMBINATIONS = 20_000
EXAMPLES = 3
ELSE = "?"  # a string that no cell names
LISTS = frozenset((HitPolicy.COLLECT, HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER))


@dataclass(frozen=True, slots=True)
class Group:
    """Values of one column that the same rows accept: one of them, and the rows as bits."""

    example: Any
    rows: int


def tables(decisions: Decisions) -> Iterator[tuple[str, Remark]]:
    """File and remark for each table of the package."""
    for (namespace, _), compiled in decisions.graph.compiled.items():
        table = compiled.closure
        if isinstance(table, CompiledTable) and isinstance(compiled.node, model.Decision):
            file = decisions.graph.models[namespace].file
            for remark in of_table(table, compiled.node):
                yield file, remark


def of_table(table: CompiledTable, node: model.Decision) -> Iterator[Remark]:
    """What is to be said of one table."""
    groups = [_groups(table, at) for at in range(len(table.columns))]
    if not all(groups):
        at = next(at for at, found in enumerate(groups) if not found)
        yield Remark("sound-table-undecided", node.id, {"column": table.columns[at].label})
        return
    size = 1
    for each in groups:
        size *= len(each or ())
    if size > MOST_COMBINATIONS:
        yield Remark("sound-table-undecided", node.id, {"column": f"{size} > {MOST_COMBINATIONS}"})
        return
    yield from _judged(table, node, [each or [] for each in groups])


def _judged(
    table: CompiledTable, node: model.Decision, groups: Sequence[Sequence[Group]]
) -> Iterator[Remark]:
    gaps: list[str] = []
    overlaps: dict[tuple[int, int], str] = {}
    used = 0
    for combination in product(*groups):
        rows = (1 << len(table.rows)) - 1
        for group in combination:
            rows &= group.rows
        held = [at for at in range(len(table.rows)) if rows >> at & 1]
        used |= rows if table.table.hit_policy is not HitPolicy.FIRST else rows & -rows
        if not held:
            gaps.append(_example(table, combination))
        for pair in pairwise(held):
            overlaps.setdefault((pair[0], pair[1]), _example(table, combination))
    policy = table.table.hit_policy
    if gaps and policy not in LISTS and table.defaults is None:
        yield Remark("sound-table-gap", node.id, _shown(gaps))
    if policy in (HitPolicy.UNIQUE, HitPolicy.ANY):
        yield from _overlapping(table, overlaps)
    for at, row in enumerate(table.rows):
        if not used >> at & 1:
            yield Remark("sound-row-never", row.rule.id or node.id, {"row": row.rule.number})


def _overlapping(table: CompiledTable, overlaps: dict[tuple[int, int], str]) -> Iterator[Remark]:
    for (one, other), example in overlaps.items():
        first, second = table.rows[one].rule, table.rows[other].rule
        if table.table.hit_policy is HitPolicy.ANY and first.results == second.results:
            continue
        values = {"row": first.number, "other": second.number, "example": example}
        yield Remark("sound-table-overlap", second.id or table.table.id, values)


def _shown(examples: Sequence[str]) -> dict[str, object]:
    more = len(examples) - EXAMPLES
    text = "; ".join(examples[:EXAMPLES]) + (f" (+ {more})" if more > 0 else "")
    return {"example": text}


def _example(table: CompiledTable, combination: Sequence[Group]) -> str:
    pairs = zip(table.columns, combination, strict=True)
    return ", ".join(f"{column.label} = {_told(group.example)}" for column, group in pairs)


def _told(value: Any) -> str:
    return "…" if value == ELSE else written(value, Evaluation())


# ---- one column


def _groups(table: CompiledTable, at: int) -> list[Group] | None:
    """The values of a column by the rows that accept them; None where they cannot be known."""
    limits = _limits(table, at)
    tests = [dict(row.tests).get(at) for row in table.rows]
    values = _values([test for test in [*tests, *limits] if test is not None], _kind(table, at))
    if values is None:
        return None
    found: dict[int, Group] = {}
    for value in values:
        evaluation = Evaluation()
        try:
            if value is not None and not all(e.test(value, {}, evaluation) for e in limits):
                continue
            rows = sum(
                1 << place
                for place, test in enumerate(tests)
                if test is None or test.test(value, {}, evaluation)
            )
        except FeelBudgetExceeded:
            return None
        found.setdefault(rows, Group(value, rows))
    return list(found.values()) or None


def _limits(table: CompiledTable, at: int) -> list[UnaryTests]:
    """What the column and its type allow at all."""
    allowed = table.columns[at].allowed
    named = table.table.inputs[at].type
    item = table.types.items.get(named.name) if isinstance(named, NamedType) else None
    texts = [text for text in (item.allowed, item.constraint) if text] if item else []
    return [*([allowed] if allowed is not None else []), *map(compile_unary_tests, texts)]


def _values(tests: Sequence[UnaryTests], kind: str) -> list[Any] | None:
    """Values that stand for all of the column, None where a cell says more than constants."""
    named: list[Any] = []
    for test in tests:
        if test.free_names:
            return None
        for node in descendants(test.tree):
            if isinstance(node, ast.Call | ast.FunctionDefinition | ast.Path | ast.Filter):
                return None
            if isinstance(node, ast.Literal):
                named.append(node.value)
            elif isinstance(node, ast.At):
                named.append(_at(node))
    return _around(named, kind)


def _at(node: ast.At) -> Any:
    try:
        return read_temporal(node.text)
    except (ValueError, OverflowError):
        return None


def _kind(table: CompiledTable, at: int) -> str:
    type_ = table.table.inputs[at].type
    return str(type_) if isinstance(type_, SimpleType | NamedType) else ""


def _around(named: Sequence[Any], kind: str) -> list[Any] | None:
    """The values named, and those between and beside them."""
    if any(type(v) not in (bool, int, Decimal, str, date, type(None)) for v in named):
        return None
    numbers = sorted({v for v in named if type(v) in (int, Decimal)})
    texts = [v for v in dict.fromkeys(named) if isinstance(v, str)]
    days = sorted({v for v in named if type(v) is date})
    flags = any(isinstance(v, bool) for v in named) or kind == "boolean"
    known = len(numbers) + len(texts) + len(days) + (flags or None in named)
    if not known:
        return [None]  # no cell asks for anything
    found: list[Any] = [True, False] if flags else []
    found += [*_between(numbers), *texts, *([ELSE] if texts else [])]
    found += [day + timedelta(days=step) for day in days for step in (-1, 0, 1)]
    return [*found, *([None] if None in named else [])]


def _between(numbers: Sequence[int | Decimal]) -> list[Any]:
    """Each number, one below, one between each two, one above."""
    if not numbers:
        return []
    inner = [low + (high - low) / Decimal(2) for low, high in pairwise(numbers)]
    whole = [each for pair in zip(numbers, inner, strict=False) for each in pair]
    return [numbers[0] - 1, *whole, numbers[-1], numbers[-1] + 1]
