"""References by id: every one must lead to an element of the right kind in the same file."""

from __future__ import annotations

from engine.definitions.sheet import Sheet
from engine.definitions.xml import EVENT_DEFINITION, Element, bpmn, is_bpmn, local, text

# attribute → kinds of element it may name
_ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "messageRef": ("message",),
    "signalRef": ("signal",),
    "errorRef": ("error",),
    "escalationRef": ("escalation",),
    "operationRef": ("operation",),
    "dataObjectRef": ("dataObject",),
    "dataStoreRef": ("dataStore",),
    "correlationKeyRef": ("correlationKey",),
    "correlationPropertyRef": ("correlationProperty",),
    "categoryValueRef": ("categoryValue",),
}
_ELEMENTS: dict[str, tuple[str, ...]] = {
    "incoming": ("sequenceFlow",),
    "outgoing": ("sequenceFlow",),
    "operationRef": ("operation",),
    "inMessageRef": ("message",),
    "outMessageRef": ("message",),
    "errorRef": ("error",),
    "correlationPropertyRef": ("correlationProperty",),
    "dataInputRefs": ("dataInput",),
    "dataOutputRefs": ("dataOutput",),
    "resourceRef": ("resource",),
    "flowNodeRef": (),
}
# named by ids that other files may hold, or pictures only: a wrong one changes nothing
_HARMLESS = frozenset(["categoryValueRef", "dataStoreRef", "incoming", "outgoing", "dataInputRefs"])
_BEHAVIOR_EVENTS = ("noneBehaviorEventRef", "oneBehaviorEventRef")


def check_references(sheet: Sheet) -> None:
    """Unknown ids and ids of the wrong kind."""
    for element in sheet.walk():
        name = local(element)
        for attribute, kinds in _ATTRIBUTES.items():
            _attribute(sheet, element, attribute, kinds)
        for attribute in _BEHAVIOR_EVENTS:
            _behavior_event(sheet, element, attribute)
        if name in _ELEMENTS:
            _lead(sheet, element, name, text(element) or "", _ELEMENTS[name])
    for participant in sheet.root.iter(bpmn("participant")):
        _lead(sheet, participant, "processRef", participant.get("processRef"), ("process",))
    for flow in sheet.root.iter(bpmn("messageFlow")):
        _message_flow(sheet, flow)


def _attribute(sheet: Sheet, element: Element, attribute: str, kinds: tuple[str, ...]) -> None:
    value = element.get(attribute)
    if value is None:
        return
    if not value.strip():
        del element.attrib[attribute]  # some modelers write an empty one for "none"
    else:
        _lead(sheet, element, attribute, value, kinds)


def _lead(
    sheet: Sheet, element: Element, attribute: str, value: str | None, kinds: tuple[str, ...]
) -> None:
    if value is None or sheet.get(value, *kinds) is not None:
        return
    found = sheet.get(value)
    report = sheet.warning if attribute in _HARMLESS else sheet.error
    if found is None:
        report(element, "reference-unknown", attribute=attribute, reference=value)
    else:
        report(element, "reference-kind", attribute=attribute, reference=value, kind=local(found))


def _behavior_event(sheet: Sheet, element: Element, attribute: str) -> None:
    value = element.get(attribute)
    if value is None:
        return
    found = sheet.get(value)
    if found is None or not local(found).endswith(EVENT_DEFINITION):
        sheet.error(element, "reference-unknown", attribute=attribute, reference=value)


def _message_flow(sheet: Sheet, flow: Element) -> None:
    """Message flows join different pools; what they carry is said by the events' messages."""
    pools = []
    for attribute in ("sourceRef", "targetRef"):
        value = flow.get(attribute)
        found = sheet.get(value)
        if found is None:
            sheet.error(flow, "reference-unknown", attribute=attribute, reference=value)
        else:
            pools.append(_pool(sheet, found))
    if len(pools) == 2 and pools[0] is not None and pools[0] is pools[1]:
        sheet.error(flow, "message-flow-inside")


def _pool(sheet: Sheet, element: Element | None) -> Element | None:
    """The process that an end of a message flow belongs to; None for a black box."""
    if element is not None and local(element) == "participant":
        return sheet.get(element.get("processRef"), "process")
    while element is not None and not (is_bpmn(element) and local(element) == "process"):
        element = element.getparent()
    return element
