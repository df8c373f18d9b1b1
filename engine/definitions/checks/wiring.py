"""Sequence flows by their ends, for the checks that count them."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.definitions.sheet import Sheet
from engine.definitions.xml import Element, bpmn


@dataclass(slots=True)
class Wiring:
    """Flows by the id of the node they leave or reach."""

    outgoing: dict[str, list[Element]] = field(default_factory=dict)
    incoming: dict[str, list[Element]] = field(default_factory=dict)

    def of(self, node: Element) -> tuple[list[Element], list[Element]]:
        """The incoming and outgoing flows of a node."""
        key = str(node.get("id"))
        return self.incoming.get(key, []), self.outgoing.get(key, [])


def wiring(sheet: Sheet) -> Wiring:
    """All sequence flows of the file."""
    found = Wiring()
    for flow in sheet.root.iter(bpmn("sequenceFlow")):
        found.outgoing.setdefault(str(flow.get("sourceRef")), []).append(flow)
        found.incoming.setdefault(str(flow.get("targetRef")), []).append(flow)
    return found
