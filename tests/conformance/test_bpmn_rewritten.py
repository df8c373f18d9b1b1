"""The shared scenarios on models that are written otherwise and mean the same.

Other prefixes, flows first and without ids; and everything a process does put into a sub-process
that is a multi-instance activity of one instance, or a transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from engine.definitions import read_models
from engine.definitions.xml import BPMN, XSI, Element, bpmn, is_event_definition, local
from engine.scenarios.playing import Player
from engine.scenarios.reading import read_scenario
from engine.scenarios.world import World
from tests.conformance.test_bpmn_suites import SHARED

DECLARED = frozenset(
    ["documentation", "extensionElements", "ioSpecification", "property", "laneSet", "dataObject"]
)
ONE = (
    f'<multiInstanceLoopCharacteristics xmlns="{BPMN}"><loopCardinality>1</loopCardinality>'
    "</multiInstanceLoopCharacteristics>"
)


def other_notation(root: Element) -> Element:
    """The prefix `m`, no ids of flows that nothing names, flows before nodes, no incoming."""
    made = etree.Element(root.tag, dict(root.attrib), {**root.nsmap, None: "urn:x", "m": BPMN})
    made.extend(list(root))
    for element in made.iter("*"):
        if kind := element.get(f"{{{XSI}}}type"):
            element.set(f"{{{XSI}}}type", f"m:{kind.rpartition(':')[2]}")
    for drawn in list(made.iter(bpmn("incoming"), bpmn("outgoing"))):
        parent = drawn.getparent()
        assert parent is not None
        parent.remove(drawn)
    text = etree.tostring(made, encoding="unicode")
    for flow in list(made.iter(bpmn("sequenceFlow"))):
        if (key := flow.get("id")) and text.count(key) == 1:
            del flow.attrib["id"]
    for scope in list(made.iter(bpmn("process"), bpmn("subProcess"))):
        scope[:] = sorted(scope, key=lambda item: item.tag != bpmn("sequenceFlow"))
    return made


def inside(kind: str, more: str = "") -> Callable[[Element], Element]:
    def wrapped(root: Element) -> Element:
        for process in root.iter(bpmn("process")):
            scope = etree.SubElement(process, bpmn(kind), id=f"around-{process.get('id')}")
            scope.extend([etree.fromstring(more)] if more else [])
            scope.extend(e for e in list(process)[:-1] if local(e) not in DECLARED)
        return root

    return wrapped


def begins_by_itself(root: Element) -> bool:
    """Only then may all of a process stand in a sub-process."""
    starts = [s for p in root.iter(bpmn("process")) for s in p.iterfind(bpmn("startEvent"))]
    waits = any(e.get("instantiate") == "true" for e in root.iter("*"))
    return not waits and not any(is_event_definition(e) for start in starts for e in start)


WAYS = {
    "another notation": other_notation,
    "an instance": inside("subProcess", ONE),
    "a transaction": inside("transaction"),
}


@pytest.mark.skipif(not SHARED, reason="THE BPMN SUITES ARE NOT THERE: nothing is proved")
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("path", SHARED, ids=lambda p: p.name.partition(".")[0])
def test_scenario_of_a_rewritten_model(path: Path, way: str) -> None:
    scenario = read_scenario(path)
    files = {}
    for each in scenario.files:
        files[each.name] = each.read_bytes()
        if each.suffix == ".bpmn":
            root = etree.fromstring(files[each.name])
            if way != "another notation" and not begins_by_itself(root):
                pytest.skip("what starts it must stand in the process")
            files[each.name] = etree.tostring(WAYS[way](root), encoding="UTF-8")

    def world() -> World:
        return World(read_models(files), scenario.now, scenario.manual_tasks_wait)

    Player(scenario, world).play()
