"""Processes and sub-processes: what they must hold, how deep they may nest."""

from __future__ import annotations

from engine.definitions.sheet import Sheet
from engine.definitions.xml import (
    Element,
    children,
    flag,
    flow_nodes,
    is_event_definition,
    local,
    scopes,
)

MAX_NESTING = 40


def check_scopes(sheet: Sheet) -> None:
    """Empty scopes, starts of event sub-processes, several starts, nesting."""
    for scope in scopes(sheet.root):
        nodes = flow_nodes(scope)
        if not nodes:
            sheet.error(scope, "scope-empty")
        if sum(1 for _ in scope.iterancestors()) > MAX_NESTING + 1:
            sheet.error(scope, "scope-too-deep", limit=MAX_NESTING)
        if flag(scope, "triggeredByEvent"):
            _event_subprocess(sheet, scope, nodes)
        elif nodes:
            _starts(sheet, scope, nodes)
        if local(scope) == "adHocSubProcess":
            _ad_hoc(sheet, scope, nodes)


def _event_subprocess(sheet: Sheet, scope: Element, nodes: list[Element]) -> None:
    starts = [node for node in nodes if local(node) == "startEvent"]
    if len(starts) != 1:
        sheet.error(scope, "event-subprocess-starts", number=len(starts))
    if children(scope, "standardLoopCharacteristics", "multiInstanceLoopCharacteristics"):
        sheet.error(scope, "event-subprocess-loop")
    if local(scope) != "subProcess":
        sheet.error(scope, "event-subprocess-kind", kind=local(scope))
    if any(_compensates(start) for start in starts):
        _compensating(sheet, scope)


def _compensates(node: Element) -> bool:
    return bool(children(node, "compensateEventDefinition"))


def _compensating(sheet: Sheet, scope: Element) -> None:
    """It undoes the sub-process around it: one, and none for a whole process (10.5.2)."""
    around = scope.getparent()
    if around is None or local(around) == "process":
        sheet.error(scope, "event-subprocess-compensation")
        return
    others = [
        other
        for other in flow_nodes(around)
        if flag(other, "triggeredByEvent")
        and any(_compensates(n) for n in flow_nodes(other) if local(n) == "startEvent")
    ]
    if len(others) > 1:
        sheet.error(scope, "event-subprocess-compensation-twice", other=around.get("id"))


def _starts(sheet: Sheet, scope: Element, nodes: list[Element]) -> None:
    """A process begins somewhere: with an event, or with what no flow enters."""
    starts = [node for node in nodes if local(node) == "startEvent"]
    plain = [node for node in starts if not any(is_event_definition(e) for e in node)]
    if len(plain) > 1:
        sheet.warning(scope, "start-several", number=len(plain))
    if starts or local(scope) == "adHocSubProcess":
        return
    entered = {flow.get("targetRef") for flow in children(scope, "sequenceFlow")}
    if not any(_begins(node, entered) for node in nodes):
        sheet.error(scope, "scope-no-start")


def _begins(node: Element, entered: set[str | None]) -> bool:
    skipped = local(node) == "boundaryEvent" or flag(node, "isForCompensation")
    return not (skipped or flag(node, "triggeredByEvent") or node.get("id") in entered)


def _ad_hoc(sheet: Sheet, scope: Element, nodes: list[Element]) -> None:
    for node in nodes:
        if local(node) in ("startEvent", "endEvent"):
            sheet.error(node, "ad-hoc-event", kind=local(node), scope=scope.get("id"))
