"""The diagrams of the processes: complete, nothing over anything, no line through a shape."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any

import pytest

from tests.conformance.process_files import BPMN, BPMNDI, DC, DI, KEYS, PAATOS, model, nodes

NAMED = ("startEvent", "endEvent", "boundaryEvent", "Gateway", "ThrowEvent", "CatchEvent")


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Box, margin: float = 0) -> bool:
        return (
            self.x < other.x + other.width - margin
            and other.x < self.x + self.width - margin
            and self.y < other.y + other.height - margin
            and other.y < self.y + self.height - margin
        )

    def holds(self, other: Box) -> bool:
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.x + other.width <= self.x + self.width
            and other.y + other.height <= self.y + self.height
        )

    def touches(self, point: tuple[float, float]) -> bool:
        """The point is on the border, or a pixel beside it."""
        outer = Box(self.x - 1, self.y - 1, self.width + 2, self.height + 2)
        return outer.holds(Box(*point, 0, 0))


def box(element: Any) -> Box:
    bounds = element.find(f"{DC}Bounds")
    return Box(*(float(bounds.get(name)) for name in ("x", "y", "width", "height")))


def shapes(root: Any) -> dict[str, Any]:
    return {shape.get("bpmnElement"): shape for shape in root.iter(f"{BPMNDI}BPMNShape")}


def edges(root: Any) -> dict[str, list[tuple[float, float]]]:
    return {
        edge.get("bpmnElement"): [
            (float(point.get("x")), float(point.get("y"))) for point in edge.iter(f"{DI}waypoint")
        ]
        for edge in root.iter(f"{BPMNDI}BPMNEdge")
    }


@pytest.mark.parametrize("key", KEYS)
def test_everything_is_drawn(key: str) -> None:
    root = model(key)
    drawn = shapes(root)
    asked = [node.get("id") for node in nodes(root)]
    asked += [e.get("id") for tag in ("lane", "participant") for e in root.iter(f"{BPMN}{tag}")]
    assert set(asked) == set(drawn)
    flows = {flow.get("id") for flow in root.iter(f"{BPMN}sequenceFlow")}
    assert flows == set(edges(root))


@pytest.mark.parametrize("key", KEYS)
def test_what_is_named_beside_its_shape_has_a_label_place(key: str) -> None:
    root = model(key)
    drawn = shapes(root)
    for node in nodes(root):
        if node.get("name") and node.tag.endswith(NAMED):
            assert drawn[node.get("id")].find(f"{BPMNDI}BPMNLabel") is not None, node.get("id")


@pytest.mark.parametrize("key", KEYS)
def test_siblings_do_not_overlap_and_stay_inside(key: str) -> None:
    root = model(key)
    drawn = {name: box(shape) for name, shape in shapes(root).items()}
    for holder in [root.find(f"{BPMN}process"), *root.iter(f"{BPMN}subProcess")]:
        inner = [n for n in nodes(root) if n.getparent() is holder]
        own = [n for n in inner if n.get("attachedToRef") is None]
        for one, other in combinations(own, 2):
            assert not drawn[one.get("id")].meets(drawn[other.get("id")]), (
                one.get("id"),
                other.get("id"),
            )
        for node in own:
            if holder.get("id") in drawn:
                assert drawn[holder.get("id")].holds(drawn[node.get("id")]), node.get("id")
        for node in inner:
            if host := node.get("attachedToRef"):
                assert drawn[host].meets(drawn[node.get("id")]), node.get("id")


@pytest.mark.parametrize("key", KEYS)
def test_lanes_hold_what_they_say(key: str) -> None:
    root = model(key)
    drawn = {name: box(shape) for name, shape in shapes(root).items()}
    top = {n.get("id") for n in nodes(root) if n.getparent().tag == f"{BPMN}process"}
    placed: list[str] = []
    for lane in root.iter(f"{BPMN}lane"):
        for reference in lane.iter(f"{BPMN}flowNodeRef"):
            placed.append(reference.text)
            node = next(n for n in nodes(root) if n.get("id") == reference.text)
            if node.get("attachedToRef") is None:
                assert drawn[lane.get("id")].holds(drawn[reference.text]), reference.text
    assert sorted(placed) == sorted(top)


@pytest.mark.parametrize("key", KEYS)
def test_lines_are_right_angled_end_at_shapes_and_cross_none(key: str) -> None:
    root = model(key)
    drawn = {name: box(shape) for name, shape in shapes(root).items()}
    lines = edges(root)
    for flow in root.iter(f"{BPMN}sequenceFlow"):
        points = lines[flow.get("id")]
        source, target = flow.get("sourceRef"), flow.get("targetRef")
        assert drawn[source].touches(points[0]), flow.get("id")
        assert drawn[target].touches(points[-1]), flow.get("id")
        others = [
            n.get("id")
            for n in nodes(root)
            if n.getparent() is flow.getparent() and n.get("id") not in (source, target)
        ]
        for start, end in pairwise(points):
            assert start[0] == end[0] or start[1] == end[1], flow.get("id")
            assert not [o for o in others if _between(start, end).meets(drawn[o], 1)], flow.get(
                "id"
            )


def _between(start: tuple[float, float], end: tuple[float, float]) -> Box:
    """The segment as a thin box."""
    x, y = min(start[0], end[0]), min(start[1], end[1])
    return Box(x - 1, y - 1, abs(start[0] - end[0]) + 2, abs(start[1] - end[1]) + 2)


@pytest.mark.parametrize("key", KEYS)
def test_labels_lie_on_no_shape_and_on_no_other_label(key: str) -> None:
    root = model(key)
    owners = [*root.iter(f"{BPMNDI}BPMNShape"), *root.iter(f"{BPMNDI}BPMNEdge")]
    found = [
        (owner.get("bpmnElement"), box(label))
        for owner in owners
        for label in owner.iter(f"{BPMNDI}BPMNLabel")
    ]
    for (one, first), (other, second) in combinations(found, 2):
        assert not first.meets(second, 2), (one, other)
    solid = [n.get("id") for n in nodes(root) if n.tag != f"{BPMN}subProcess"]
    drawn = {name: box(shape) for name, shape in shapes(root).items()}
    for owner, label in found:
        hit = [name for name in solid if label.meets(drawn[name], 4)]
        assert not hit, (owner, hit)


@pytest.mark.parametrize("key", KEYS)
def test_names_are_in_three_languages(key: str) -> None:
    root = model(key)
    named = [e for e in root.iter() if e.get("name") and e.tag.startswith(BPMN)]
    spoken = [
        e for e in named
        if not e.tag.endswith(("outputDataItem", "inputDataItem", "property"))
    ]  # fmt: skip
    assert len(spoken) > 15
    for element in spoken:
        for language in ("sv", "en"):
            assert element.get(f"{PAATOS}name-{language}"), element.get("id")
    for node in nodes(root):
        if not node.tag.endswith("Gateway"):
            assert node.get("name"), node.get("id")
