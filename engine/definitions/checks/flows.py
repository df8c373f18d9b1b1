"""Sequence flows: their ends, their scope, defaults, conditions, and who may have which."""

from __future__ import annotations

from engine.definitions.checks.wiring import Wiring, wiring
from engine.definitions.sheet import Sheet
from engine.definitions.xml import FLOW_NODES, Element, bpmn, child, flag, flow_nodes, local, scopes

_NO_CONDITION = frozenset(["parallelGateway", "eventBasedGateway"])
_EVENTS = frozenset(
    ["startEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent"]
)


def check_flows(sheet: Sheet) -> None:
    """Every flow joins two nodes of one scope, and every node has the flows it may have."""
    wires = wiring(sheet)
    for flow in sheet.root.iter(bpmn("sequenceFlow")):
        _ends(sheet, flow)
        _condition(sheet, flow)
    for scope in scopes(sheet.root):
        for node in flow_nodes(scope):
            _default(sheet, node, wires)
            _allowed(sheet, node, wires)


def _name(flow: Element) -> str:
    return f"{flow.get('sourceRef')} → {flow.get('targetRef')}"


def _ends(sheet: Sheet, flow: Element) -> None:
    scope = flow.getparent()
    for attribute in ("sourceRef", "targetRef"):
        reference = flow.get(attribute)
        node = sheet.get(reference)
        if node is None:
            sheet.error(flow, "reference-unknown", attribute=attribute, reference=reference)
        elif local(node) not in FLOW_NODES:
            sheet.error(
                flow, "reference-kind", attribute=attribute, reference=reference, kind=local(node)
            )
        elif node.getparent() is not scope:
            sheet.error(flow, "flow-crosses", flow=_name(flow), node=reference)


def _condition(sheet: Sheet, flow: Element) -> None:
    source = sheet.get(flow.get("sourceRef"))
    if source is None or child(flow, "conditionExpression") is None:
        return
    kind = local(source)
    if kind in _NO_CONDITION:
        sheet.warning(flow, "flow-condition", kind=kind, node=source.get("id"))
    elif kind in _EVENTS:
        sheet.warning(flow, "flow-condition-event", node=source.get("id"))
    elif source.get("default") == flow.get("id"):
        sheet.warning(flow, "flow-default-condition", node=source.get("id"))


def _default(sheet: Sheet, node: Element, wires: Wiring) -> None:
    default = node.get("default")
    if default is None:
        return
    if not default.strip():
        del node.attrib["default"]
        return
    flow = sheet.get(default, "sequenceFlow")
    if flow is None:
        sheet.error(node, "reference-unknown", attribute="default", reference=default)
    elif flow.get("sourceRef") != node.get("id"):
        sheet.error(node, "default-foreign", flow=default, node=flow.get("sourceRef"))
    elif len(wires.of(node)[1]) == 1 and local(node) not in ("exclusiveGateway",):
        sheet.warning(node, "default-alone", flow=default)


def _allowed(sheet: Sheet, node: Element, wires: Wiring) -> None:
    """Nodes that flows may not enter or leave."""
    into, out = wires.of(node)
    kind = local(node)
    if into and kind in ("startEvent", "boundaryEvent"):
        sheet.error(node, "flow-into", kind=kind, flow=_name(into[0]))
    if out and kind == "endEvent":
        sheet.error(node, "flow-out-of", kind=kind, flow=_name(out[0]))
    if (into or out) and flag(node, "isForCompensation"):
        sheet.error(node, "compensation-flow", flow=_name((into + out)[0]))
    if (into or out) and flag(node, "triggeredByEvent"):
        sheet.error(node, "event-subprocess-flow", flow=_name((into + out)[0]))
