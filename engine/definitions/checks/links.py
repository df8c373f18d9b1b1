"""Link events: within one scope, every throw has its catch and a catch has one name."""

from __future__ import annotations

from collections import Counter

from engine.definitions.checks.wiring import wiring
from engine.definitions.sheet import Sheet
from engine.definitions.xml import Element, children, flow_nodes, local, scopes


def check_links(sheet: Sheet) -> None:
    """Pairs of links per process and sub-process; links take the place of flows."""
    wires = wiring(sheet)
    for scope in scopes(sheet.root):
        catches = _named(scope, "intermediateCatchEvent")
        throws = _named(scope, "intermediateThrowEvent")
        _pairs(sheet, catches, throws)
        for node, name in catches:
            if wires.of(node)[0]:
                sheet.error(node, "link-catch-flow", name=name)
        for node, name in throws:
            if wires.of(node)[1]:
                sheet.error(node, "link-throw-flow", name=name)


def _named(scope: Element, kind: str) -> list[tuple[Element, str]]:
    return [
        (node, definition.get("name") or "")
        for node in flow_nodes(scope)
        if local(node) == kind
        for definition in children(node, "linkEventDefinition")
    ]


def _pairs(
    sheet: Sheet, catches: list[tuple[Element, str]], throws: list[tuple[Element, str]]
) -> None:
    caught = Counter(name for _, name in catches)
    thrown = {name for _, name in throws}
    for node, name in throws:
        if name and not caught[name]:
            sheet.error(node, "link-without-catch", name=name)
    for node, name in catches:
        if name and name not in thrown:
            sheet.error(node, "link-without-throw", name=name)
        if caught[name] > 1:
            sheet.error(node, "link-twice", name=name)
