"""What the schema wants of the layout, where modelers differ without meaning anything by it."""

from __future__ import annotations

from lxml import etree

from engine.definitions.expressions import is_expression
from engine.definitions.xml import (
    ACTIVITIES,
    ASIDE,
    BPMNDI,
    EVENTS,
    Element,
    bpmn,
    is_bpmn,
    local,
    namespace,
    take,
)

_ROLES = ("resourceRole", "performer", "humanPerformer", "potentialOwner")
_ARTIFACTS = ("association", "group", "textAnnotation")
_LOOPS = ("standardLoopCharacteristics", "multiInstanceLoopCharacteristics")
_TALKS = ("conversation", "callConversation", "subConversation")
_REST = "*"
_ASIDE = f"{{{ASIDE}}}calledElement"

_BASE: tuple[str, ...] = ("documentation", "extensionElements")
_ROOT = (*_BASE, "import", "extension", _REST)
_PROCESS = (
    *_BASE,
    "auditing",
    "monitoring",
    "supportedInterfaceRef",
    "ioSpecification",
    "ioBinding",
    "property",
    "laneSet",
    _REST,
    *_ARTIFACTS,
    *_ROLES,
    "correlationSubscription",
    "supports",
)
_NODE = (
    *_BASE,
    "auditing",
    "monitoring",
    "categoryValueRef",
    "incoming",
    "outgoing",
    "ioSpecification",
    "property",
    "dataInputAssociation",
    "dataOutputAssociation",
    *_ROLES,
    *_LOOPS,
    "laneSet",
    _REST,
    *_ARTIFACTS,
    "completionCondition",
)
# events hold their data between the associations and the definitions
_EVENT = (
    *_BASE,
    "auditing",
    "monitoring",
    "categoryValueRef",
    "incoming",
    "outgoing",
    "property",
    "dataInput",
    "dataOutput",
    "dataInputAssociation",
    "dataOutputAssociation",
    "inputSet",
    "outputSet",
    _REST,
)


_ASSOCIATION = ("sourceRef", "targetRef", "transformation", "assignment")
_PARTS: dict[str, tuple[str, ...]] = {
    "ioSpecification": ("dataInput", "dataOutput", "inputSet", "outputSet"),
    "dataInputAssociation": _ASSOCIATION,
    "dataOutputAssociation": _ASSOCIATION,
    "assignment": ("from", "to"),
    "multiInstanceLoopCharacteristics": (
        "loopCardinality",
        "loopDataInputRef",
        "loopDataOutputRef",
        "inputDataItem",
        "outputDataItem",
        "complexBehaviorDefinition",
        "completionCondition",
    ),
    "collaboration": (
        "participant",
        "messageFlow",
        _ARTIFACTS[0],
        _TALKS[0],
        "conversationAssociation",
        "participantAssociation",
        "messageFlowAssociation",
        "correlationKey",
    ),
    "lane": ("partitionElement", "flowNodeRef", "childLaneSet"),
}


def require_target_namespace(root: Element) -> None:
    """Some exporters leave the obligatory targetNamespace out; nothing depends on its value."""
    if root.get("targetNamespace") is None:
        root.set("targetNamespace", "urn:paatospolku:unnamed")


def require_data_sets(root: Element) -> None:
    """bpmn-js and jBPM leave the obligatory sets of inputs and outputs out; they gate nothing."""
    for data in root.iter(bpmn("ioSpecification")):
        for name in ("inputSet", "outputSet"):
            if data.find(bpmn(name)) is None:
                etree.SubElement(data, bpmn(name))


def hide_computed_calls(root: Element) -> None:
    """The schema knows no expression as calledElement; it is put aside until it has looked."""
    for call in root.iter(bpmn("callActivity")):
        if is_expression(call.get("calledElement") or ""):
            call.set(_ASIDE, take(call, "calledElement") or "")


def show_computed_calls(root: Element) -> None:
    """Put the expressions back where they were."""
    for call in root.iter(bpmn("callActivity")):
        if (written := take(call, _ASIDE)) is not None:
            call.set("calledElement", written)


def order_children(root: Element) -> None:
    """Put children into the order that the schema demands; siblings of a kind keep theirs."""
    for element in list(root.iter("*")):
        if is_bpmn(element):
            _reorder(element, _order(element, element is root))


def _order(element: Element, is_root: bool) -> tuple[str, ...]:
    kind = local(element)
    if is_root:
        return _ROOT
    if kind == "process":
        return _PROCESS
    if kind in EVENTS:
        return _EVENT
    return _NODE if kind in ACTIVITIES else (*_BASE, *_PARTS.get(kind, ()), _REST)


def _reorder(element: Element, order: tuple[str, ...]) -> None:
    place = {name: index for index, name in enumerate(order)}
    ranks = [_rank(item, place) for item in element]
    if ranks != sorted(ranks):
        element[:] = sorted(element, key=lambda item: _rank(item, place))


def _rank(item: Element, place: dict[str, int]) -> int:
    if namespace(str(item.tag)) == BPMNDI:
        return len(place)
    if not is_bpmn(item):
        return place[_REST]
    # artifacts go together, as roles, loops and conversations do
    name = local(item)
    for group in (_ARTIFACTS, _ROLES, _LOOPS, _TALKS):
        if name in group:
            name = group[0]
    return place.get(name, place[_REST])
