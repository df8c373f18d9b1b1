"""Loops and multi-instance: how often, over what, and where the results go."""

from __future__ import annotations

from engine.definitions.sheet import Sheet
from engine.definitions.xml import (
    ZEEBE,
    Element,
    bpmn,
    camunda,
    child,
    child_text,
    children,
    extensions,
    is_event_definition,
    local,
    text,
)

_BEHAVIOR_EVENT = {"None": "noneBehaviorEventRef", "One": "oneBehaviorEventRef"}


def check_loops(sheet: Sheet) -> None:
    """Each loop has a bound or a condition; each multi-instance exactly one source of number."""
    for loop in sheet.root.iter(bpmn("standardLoopCharacteristics")):
        maximum = loop.get("loopMaximum")
        if maximum is not None and int(maximum) < 0:
            sheet.error(loop, "loop-negative", value=maximum)
        if maximum is None and not child_text(loop, "loopCondition"):
            sheet.error(loop, "loop-endless")
    for multi in sheet.root.iter(bpmn("multiInstanceLoopCharacteristics")):
        _source(sheet, multi)
        _output(sheet, multi)
        _behavior(sheet, multi)


def _source(sheet: Sheet, multi: Element) -> None:
    written = child_text(multi, "loopCardinality")
    sources = (written, child_text(multi, "loopDataInputRef"), multi.get(camunda("collection")))
    if not any(sources):
        sheet.error(multi, "multi-no-source")
    if written and any(sources[1:]):
        sheet.error(multi, "multi-two-sources")
    if written and written.lstrip("-").isdigit() and not 0 <= int(written) <= 100_000:
        sheet.warning(multi, "multi-cardinality", value=written)
    named = child(multi, "inputDataItem") is not None or multi.get(camunda("elementVariable"))
    if any(sources[1:]) and not named:
        sheet.warning(multi, "multi-no-item")


def _output(sheet: Sheet, multi: Element) -> None:
    collection = child_text(multi, "loopDataOutputRef")
    item = child(multi, "outputDataItem")
    if (collection is None) != (item is None):
        sheet.error(multi, "multi-output")
    for output in extensions(multi, "loopCharacteristics", ns=ZEEBE):
        if bool(output.get("outputCollection")) != bool(output.get("outputElement")):
            sheet.error(multi, "multi-output")


def _behavior(sheet: Sheet, multi: Element) -> None:
    behavior = multi.get("behavior", "All")
    if behavior in _BEHAVIOR_EVENT:
        found = sheet.get(multi.get(_BEHAVIOR_EVENT[behavior]))
        if found is None or local(found) != "signalEventDefinition":
            sheet.error(multi, "multi-behavior-event", behavior=behavior)
    definitions = children(multi, "complexBehaviorDefinition")
    if behavior == "Complex" and not definitions:
        sheet.error(multi, "multi-behavior-event", behavior=behavior)
    for definition in definitions:
        event = child(definition, "event")
        thrown = [] if event is None else [e for e in event if is_event_definition(e)]
        if len(thrown) != 1 or local(thrown[0]) != "signalEventDefinition":
            sheet.error(multi, "multi-behavior-event", behavior=behavior)
        if not text(child(definition, "condition")):
            sheet.error(multi, "multi-behavior-condition")
