"""Compensation: handlers are joined by associations, and thrown ones name what can be undone."""

from __future__ import annotations

from engine.definitions.sheet import Sheet
from engine.definitions.xml import (
    ACTIVITIES,
    Element,
    bpmn,
    children,
    flag,
    flow_nodes,
    is_event_definition,
    local,
    scopes,
)


def check_compensation(sheet: Sheet) -> None:
    """Handlers of boundary events, handlers that nothing calls, references of throw events."""
    for scope in scopes(sheet.root):
        joined = sheet.joined(scope)
        for node in flow_nodes(scope):
            if children(node, "compensateEventDefinition"):
                if local(node) == "boundaryEvent":
                    _handler(sheet, scope, node, joined)
                else:
                    _reference(sheet, node)
            called = node.get("id") in joined.values() or flag(node, "triggeredByEvent")
            if flag(node, "isForCompensation") and not called:
                sheet.error(node, "compensation-uncalled")


def _handler(sheet: Sheet, scope: Element, event: Element, joined: dict[str, str]) -> None:
    if any(flow.get("sourceRef") == event.get("id") for flow in scope.iter(bpmn("sequenceFlow"))):
        sheet.error(event, "compensation-boundary-flow")
    if sum(is_event_definition(e) for e in event) > 1:
        sheet.error(event, "event-combination", triggers="compensate, …")
    handler = sheet.get(joined.get(str(event.get("id"))))
    if handler is None or local(handler) not in ACTIVITIES:
        sheet.error(event, "compensation-no-handler")
    elif handler.getparent() is not scope:
        sheet.error(event, "compensation-handler-scope", handler=handler.get("id"))
    elif not flag(handler, "isForCompensation"):
        sheet.error(event, "compensation-handler-kind", handler=handler.get("id"))


def _reference(sheet: Sheet, event: Element) -> None:
    """`activityRef` of a throw event: an activity of this scope or of one around it."""
    for definition in children(event, "compensateEventDefinition"):
        reference = definition.get("activityRef")
        if reference is None:
            continue
        found = sheet.get(reference)
        if found is None:
            sheet.error(event, "reference-unknown", attribute="activityRef", reference=reference)
        elif local(found) not in ACTIVITIES:
            sheet.error(
                event,
                "reference-kind",
                attribute="activityRef",
                reference=reference,
                kind=local(found),
            )
        elif found.getparent() not in list(event.iterancestors()):
            sheet.error(event, "compensation-unreachable", activity=reference)
        elif not _has_handlers(sheet, found):
            sheet.warning(event, "compensation-nothing", activity=reference)


def _has_handlers(sheet: Sheet, activity: Element) -> bool:
    """Whether it, or something inside it, can be undone at all."""
    inside = {e.get("id") for e in activity.iter("*")}
    for definition in sheet.root.iter(bpmn("compensateEventDefinition")):
        event = definition.getparent()
        if event is not None and event.get("attachedToRef") in inside:
            return True
        if event is not None and local(event) == "startEvent" and event.get("id") in inside:
            return True
    return False
