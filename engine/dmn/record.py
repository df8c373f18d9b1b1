"""What an evaluation leaves for those who ask why: plain JSON, so that it can be kept and shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from engine.dmn import model
from engine.dmn.graph import Address, Graph
from engine.dmn.run import MatchedRule, Run, TableTrace
from engine.feel.evaluation import Evaluation
from engine.feel.json import to_json
from engine.feel.kinds import foreign
from engine.feel.text import written

LONGEST_TEXT = 500
LONGEST_LIST = 30
DEEPEST = 4
Json = dict[str, Any]


def record(graph: Graph, value: Any, run: Run, given: Mapping[Address, Any]) -> Json:
    """What went in, what each decision on the way gave and by which rules, and the result.

    `given` are the values of input data. Long texts and lists are cut: this is for reading.
    """
    needed = _needed(graph, [address for address, _ in run.found])
    return {
        "given": [
            {"name": graph.nodes[address].variable.name, "labels": labels(graph, address),
             "value": sample(given.get(address))}
            for address in needed
        ],
        "decisions": [_decision(graph, address, found, run) for address, found in run.found],
        "value": sample(value),
    }  # fmt: skip


def inputs_of(record: Mapping[str, Any]) -> Json:
    """What went in, by name: the input data, and the columns of tables that read none of it."""
    found = {each["name"]: each["value"] for each in record.get("given", ())}
    for decision in record.get("decisions", ()):
        for table in decision.get("tables", ()):
            for column in table["inputs"]:
                found.setdefault(column["name"], column["value"])
    return found


def labels(graph: Graph, address: Address) -> dict[str, str]:
    """What people call a node, by language."""
    node = graph.nodes[address]
    named = node.labels if isinstance(node, model.Decision | model.InputData) else {}
    return dict(named) or dict.fromkeys(("fi", "sv", "en"), node.variable.name)


def _needed(graph: Graph, addresses: list[Address]) -> list[Address]:
    """The input data that these decisions require, each once, in order."""
    found: dict[Address, None] = {}
    for address in addresses:
        for _, needed in graph.compiled[address].needs:
            if isinstance(graph.nodes[needed], model.InputData):
                found[needed] = None
    return list(found)


def _decision(graph: Graph, address: Address, value: Any, run: Run) -> Json:
    node = graph.nodes[address]
    logic = node.logic if isinstance(node, model.Decision) else None
    found: Json = {"id": address[1], "labels": labels(graph, address), "value": sample(value)}
    if isinstance(logic, model.Literal):
        found["text"] = logic.text[:LONGEST_TEXT]
    tables = [_table(graph, address, each) for each in run.traces if each.decision == address[1]]
    return {**found, "tables": tables} if tables else found


def _table(graph: Graph, address: Address, trace: TableTrace) -> Json:
    names = [_column_labels(graph, address, column) for column in trace.source.inputs]
    columns = zip(trace.source.inputs, names, trace.inputs, strict=True)
    return {
        "table": trace.table,
        "hit_policy": str(trace.hit_policy),
        "inputs": [
            {"name": column.text, "labels": named, "value": sample(value)}
            for column, named, (_, value) in columns
        ],
        "rules": [_rule(trace.source, each) for each in trace.matched],
        "default": bool(trace.rows) and not trace.matched,
    }


def _column_labels(graph: Graph, address: Address, column: model.Input) -> dict[str, str]:
    """The column's own label; in other languages that of the node it asks for."""
    own = column.label or column.text
    for path, needed in graph.compiled[address].needs:
        if path == (column.text,):
            named = labels(graph, needed)
            return {**named, "fi": column.label or named["fi"]}
    return dict.fromkeys(("fi", "sv", "en"), own)


def _rule(table: model.Table, rule: MatchedRule) -> Json:
    named = {each.name or "output": each.label or each.name for each in table.outputs}
    return {
        "number": rule.number,
        "id": rule.id,
        "note": rule.note[:LONGEST_TEXT],
        "annotations": list(_annotations(table, rule)),
        "tests": [
            {"column": at, "text": text[:LONGEST_TEXT]}
            for at, text in enumerate(rule.tests)
            if text not in ("", "-")
        ],
        "outputs": [
            {"name": name, "label": named.get(name, name), "value": sample(value)}
            for name, value in rule.outputs.items()
        ],
    }


def _annotations(table: model.Table, rule: MatchedRule) -> Iterator[Json]:
    names = [*table.annotations, *("",) * len(rule.annotations)]
    for name, text in zip(names, rule.annotations, strict=False):
        if text:
            yield {"name": name, "text": text[:LONGEST_TEXT]}


def sample(value: Any, depth: int = DEEPEST) -> Any:
    """The value in terms of JSON, short enough to be read."""
    value = foreign(value)
    if type(value) is str:
        return value if len(value) <= LONGEST_TEXT else value[: LONGEST_TEXT - 1] + "…"
    if type(value) is list:
        kept = [sample(each, depth - 1) for each in value[:LONGEST_LIST]] if depth else []
        return [*kept, "…"] if len(kept) < len(value) else kept
    if type(value) is dict:
        names = list(value)[:LONGEST_LIST] if depth else []
        kept_of = {str(name)[:100]: sample(value[name], depth - 1) for name in names}
        return {**kept_of, "…": "…"} if len(names) < len(value) else kept_of
    try:
        return to_json(value)
    except ValueError:
        return written(value, Evaluation())
