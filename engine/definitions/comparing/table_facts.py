"""Rows of decision tables as facts: cells under their columns' labels, notes, the row before."""

from __future__ import annotations

from collections.abc import Iterator

from engine.definitions.xml import Element, local


def rule_facts(rule: Element) -> Iterator[tuple[str, str]]:
    """What a row says. Its order counts: a row that is moved has another one before it."""
    table = rule.getparent()
    if table is None:
        return
    rules = _children(table, "rule")
    number = rules.index(rule) + 1
    owner = table.getparent()
    name = "" if owner is None else str(owner.get("name") or owner.get("id") or "")
    yield "name", f"{name}: {number}"
    yield "before", str(rules[number - 2].get("id") or number - 1) if number > 1 else "–"
    for kind, word in (("input", "cell"), ("output", "result"), ("annotation", "remark")):
        columns = [_label(column) for column in _children(table, kind)]
        entry = f"{kind}Entry"
        for at, cell in enumerate(_children(rule, entry)):
            column = columns[at] if at < len(columns) else str(at + 1)
            yield f"{word}:{column or at + 1}", _text(cell)
    for note in _children(rule, "description"):
        yield "description", " ".join(str(part) for part in note.itertext()).strip()


def _children(element: Element, name: str) -> list[Element]:
    return [each for each in element if local(each) == name]


def _label(column: Element) -> str:
    own = str(column.get("label") or column.get("name") or "")
    expressions = _children(column, "inputExpression")
    return own or (_text(expressions[0]) if expressions else "")


def _text(element: Element) -> str:
    found = _children(element, "text")
    return "".join(str(part) for part in found[0].itertext()).strip() if found else ""
