"""Ids for what has none: the schema lets sequence flows, and any other element, go without."""

from __future__ import annotations

from engine.definitions.sheet import Sheet
from engine.definitions.xml import FLOW_NODES, Element, is_bpmn, local, nearest_id

_NEED_ID = FLOW_NODES | {
    "sequenceFlow",
    "process",
    "association",
    "dataObject",
    "lane",
    "message",
    "signal",
    "error",
    "escalation",
    "correlationProperty",
}


def give_ids(sheet: Sheet) -> None:
    """Make ids that depend on nothing but the element's own place, so that they are stable."""
    counts: dict[str, int] = {}
    for element in sheet.root.iter("*"):
        if is_bpmn(element) and local(element) in _NEED_ID and not element.get("id"):
            made = _free(sheet, _name(element), counts)
            element.set("id", made)
            sheet.made_ids.add(made)
            sheet.by_id[made] = element


def _name(element: Element) -> str:
    if local(element) == "sequenceFlow":
        return f"{element.get('sourceRef')}--{element.get('targetRef')}"
    return f"{nearest_id(element.getparent()) or 'definitions'}.{local(element)}"


def _free(sheet: Sheet, name: str, counts: dict[str, int]) -> str:
    while True:
        counts[name] = number = counts.get(name, 0) + 1
        made = name if number == 1 else f"{name}.{number}"
        if made not in sheet.by_id:
            return made
