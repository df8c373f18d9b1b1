"""Lanes: which stand around a node, and which candidate groups they mean."""

from __future__ import annotations

from collections.abc import Iterator

from engine.definitions.assembly.nodes import properties
from engine.definitions.model import Lane
from engine.definitions.xml import Element, bpmn, camunda, children, text


def lanes_of(process: Element) -> tuple[dict[str, tuple[Lane, ...]], tuple[Lane, ...]]:
    """Lanes by node id, outermost first, and all lanes of the process and its sub-processes."""
    by_node: dict[str, tuple[Lane, ...]] = {}
    found: list[Lane] = []
    for lane_set in process.iter(bpmn("laneSet")):
        for path, element in _walk(lane_set, ()):
            found.append(path[-1])
            for reference in children(element, "flowNodeRef"):
                by_node[text(reference) or ""] = path
    return by_node, tuple(found)


def _walk(lane_set: Element, outer: tuple[Lane, ...]) -> Iterator[tuple[tuple[Lane, ...], Element]]:
    for element in children(lane_set, "lane"):
        path = (*outer, _lane(element))
        yield path, element
        for inner in children(element, "childLaneSet"):
            yield from _walk(inner, path)


def _lane(element: Element) -> Lane:
    """camunda:candidateGroups or a property of that name; else the lane's own name is the group."""
    name = element.get("name") or ""
    written = element.get(camunda("candidateGroups")) or properties(element).get("candidateGroups")
    groups = (written or name).split(",") if written else [name]
    return Lane(str(element.get("id")), name, tuple(g.strip() for g in groups if g.strip()))
