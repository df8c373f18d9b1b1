"""A BPMN or DMN file as facts: element id → property → text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from engine.definitions.comparing.table_facts import rule_facts
from engine.definitions.document import Document
from engine.definitions.findings import Findings
from engine.definitions.normalise import normalise, tidy
from engine.definitions.sheet import Sheet
from engine.definitions.xml import (
    BPMN,
    BPMNDI,
    CAMUNDA,
    FLOW_NODES,
    PAATOS,
    XSI,
    Element,
    local,
    namespace,
)

Facts = dict[str, dict[str, str]]

_PREFIXES = {CAMUNDA: "camunda:", PAATOS: "paatos:"}
# elements that facts are about; what stands inside of them without being one is said of them
_OWNERS = FLOW_NODES | frozenset(
    (
        "sequenceFlow",
        "process",
        "collaboration",
        "participant",
        "messageFlow",
        "lane",
        "message",
        "signal",
        "error",
        "escalation",
        "association",
        "textAnnotation",
        "dataObject",
        "dataObjectReference",
        "dataStore",
        "dataStoreReference",
        "property",
        "globalTask",
        "globalScriptTask",
        "globalUserTask",
        "globalManualTask",
        "globalBusinessRuleTask",
        "decision",
        "businessKnowledgeModel",
        "decisionService",
        "inputData",
        "itemDefinition",
        "rule",
        "input",
        "output",
    )
)
# said twice: the flows' own ends say it
_ECHOES = frozenset(("incoming", "outgoing"))
_NAMED_BY = ("name", "key", "target", "id")
# references whose targets are compared by what they say, not by their generated ids
_SAID_BY = {
    "messageRef": "name",
    "signalRef": "name",
    "errorRef": "errorCode",
    "escalationRef": "escalationCode",
}


def model_facts(document: Document) -> Facts:
    """All that the file says, whatever the layout; the document's tree is used up."""
    facts: Facts = {}
    sheet = Sheet(document.file, document.root, Findings())
    if document.is_bpmn:
        tidy(document.root)
        normalise([sheet])
    for element in document.root.iter("*"):
        if _is_owner(element):
            facts[str(element.get("id"))] = dict(_said(sheet, element))
    facts["definitions"] = {"kind": "definitions", **_attributes(sheet, document.root)}
    return facts


def _is_owner(element: Element) -> bool:
    return local(element) in _OWNERS and bool(element.get("id"))


def _said(sheet: Sheet, element: Element) -> Iterator[tuple[str, str]]:
    yield "kind", local(element)
    if local(element) == "rule":
        yield from rule_facts(element)
        return
    parent = element.getparent()
    if parent is not None and parent.get("id") and local(parent) in _OWNERS:
        yield "parent", str(parent.get("id"))
    yield from _attributes(sheet, element).items()
    yield from _inside(sheet, element, "")


def _attributes(sheet: Sheet, element: Element) -> dict[str, str]:
    found = {}
    for key, value in element.attrib.items():
        space, name = namespace(str(key)), str(key).rpartition("}")[2]
        if name == "id" or space == XSI:
            continue
        found[_PREFIXES.get(space, "") + name] = _meant(sheet, name, str(value))
    return found


def _meant(sheet: Sheet, name: str, value: str) -> str:
    """The name of a message instead of its id, and so on."""
    target = sheet.get(value) if name in _SAID_BY else None
    if target is None:
        return value
    return str(target.get(_SAID_BY[name]) or target.get("name") or value)


def _inside(sheet: Sheet, element: Element, prefix: str) -> Iterator[tuple[str, str]]:
    """Facts of what stands inside, under paths like `timerEventDefinition/timeDuration`."""
    parts = [e for e in element if _is_part(e)]
    numbers = Counter(_step(part) for part in parts)
    seen: Counter[str] = Counter()
    for part in parts:
        step = _step(part)
        seen[step] += 1
        path = prefix + (f"{step}[{seen[step]}]" if numbers[step] > 1 else step)
        written = (part.text or "").strip()
        attributes = _attributes(sheet, part)
        if written or not (len(part) or attributes):
            yield path, written
        for name, value in attributes.items():
            yield f"{path}@{name}", value
        if local(part) == "extensionElements":
            yield from _inside(sheet, part, prefix)
        else:
            yield from _inside(sheet, part, f"{path}/")


def _is_part(element: Element) -> bool:
    if not isinstance(element.tag, str) or namespace(element.tag) == BPMNDI:
        return False
    is_echo = namespace(element.tag) == BPMN and local(element) in _ECHOES
    return not is_echo and not _is_owner(element)


def _step(part: Element) -> str:
    """The name of a part in a path; mappings and properties are told apart by their names."""
    name = _PREFIXES.get(namespace(str(part.tag)), "") + local(part)
    if namespace(str(part.tag)) in _PREFIXES:
        for key in _NAMED_BY:
            if value := part.get(key):
                return f"{name}[{value}]"
    return name
