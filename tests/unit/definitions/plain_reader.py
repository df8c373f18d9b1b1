"""A second, plain way to read a model: lxml alone, no SpiffWorkflow, no passes, no checks.

It says the little that two readers can be compared by, as nested plain values.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from engine.definitions.model import Node, Process, Scope

NS = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
SCOPES = ("subProcess", "transaction", "adHocSubProcess")


def plain(data: bytes) -> dict[str, Any]:
    """Every process of a file, read plainly."""
    root = etree.fromstring(data, etree.XMLParser(remove_comments=True))
    by_id = {e.get("id"): e for e in root.iter("*") if e.get("id")}
    return {
        str(e.get("id")): _scope(e, by_id)
        for e in root
        if e.tag == NS + "process" and e.get("isExecutable") != "false"
    }


def said(process: Process) -> dict[str, Any]:
    """The same of a process that the product has read."""
    return _said_scope(process.root)


def _scope(element: etree._Element, by_id: dict[str, etree._Element]) -> dict[str, Any]:
    nodes, flows = {}, []
    for child in element:
        kind = str(child.tag).removeprefix(NS)
        if kind == "sequenceFlow":
            condition = (child.findtext(NS + "conditionExpression") or "").strip()
            ends = (child.get("sourceRef"), child.get("targetRef"))
            flows.append((*ends, condition.removeprefix("=").strip()))
        elif kind.endswith(("Event", "Gateway", "Task")) or kind in (
            *SCOPES,
            "task",
            "callActivity",
        ):
            nodes[str(child.get("id"))] = _node(child, kind, by_id)
    return {"nodes": nodes, "flows": sorted(flows)}


def _node(element: etree._Element, kind: str, by_id: dict[str, etree._Element]) -> dict[str, Any]:
    events = []
    for child in element:
        if child.tag == NS + "eventDefinitionRef":
            child = by_id[str(child.text).strip()]
        if str(child.tag).endswith("EventDefinition"):
            events.append(_event(child, by_id))
    multi = element.find(NS + "multiInstanceLoopCharacteristics")
    stop = "cancelActivity" if kind == "boundaryEvent" else "isInterrupting"
    return {
        "kind": kind,
        "name": element.get("name") or "",
        "events": events,
        "interrupting": element.get(stop, "true") == "true",
        "attached": element.get("attachedToRef") or "",
        "default": element.get("default") or "",
        "multi": None if multi is None else multi.get("isSequential") == "true",
        "loop": element.find(NS + "standardLoopCharacteristics") is not None,
        "undo": element.get("isForCompensation") == "true",
        "inner": _scope(element, by_id) if kind in SCOPES else None,
    }


def _event(element: etree._Element, by_id: dict[str, etree._Element]) -> tuple[str, str]:
    kind = str(element.tag).removeprefix(NS).removesuffix("EventDefinition")
    target = by_id.get(element.get(f"{kind}Ref") or "")
    if kind in ("message", "signal"):
        return kind, "" if target is None else str(target.get("name") or target.get("id"))
    if kind in ("error", "escalation"):
        code = None if target is None else target.get(f"{kind}Code") or target.get("name")
        return kind, str(code or "")
    if kind == "timer":
        return kind, "".join(str(t) for t in element.itertext()).strip().removeprefix("=").strip()
    if kind == "conditional":
        return kind, (element.findtext(NS + "condition") or "").strip().removeprefix("=").strip()
    return kind, element.get("name") or element.get("activityRef") or ""


def _said_scope(scope: Scope) -> dict[str, Any]:
    flows = [
        (
            flow.source.id,
            flow.target.id,
            flow.condition.text.removeprefix("=").strip() if flow.condition else "",
        )
        for flow in scope.flows
    ]
    return {"nodes": {n.id: _said_node(n) for n in scope.nodes}, "flows": sorted(flows)}


def _said_node(node: Node) -> dict[str, Any]:
    return {
        "kind": str(node.kind),
        "name": node.name,
        "events": [_said_event(event) for event in node.events],
        "interrupting": node.interrupting,
        "attached": node.attached_to.id if node.attached_to else "",
        "default": node.default.id if node.default else "",
        "multi": None if node.multi is None else node.multi.sequential,
        "loop": node.loop is not None,
        "undo": node.for_compensation,
        "inner": _said_scope(node.child) if node.child else None,
    }


def _said_event(event: Any) -> tuple[str, str]:
    if event.timer is not None:
        expression = event.timer.expression
        text = expression.text.removeprefix("=").strip() if expression else event.timer.text
        return "timer", text
    if event.condition is not None:
        return "conditional", event.condition.text.removeprefix("=").strip()
    return str(event.trigger), event.name or event.code or event.activity or ""
