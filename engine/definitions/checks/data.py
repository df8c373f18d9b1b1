"""Data: associations lead from data to data; what is only drawn is said to be a picture."""

from __future__ import annotations

from engine.definitions.assembly.data import PLACEHOLDER, variable_name
from engine.definitions.sheet import Sheet
from engine.definitions.xml import Element, child, children, local, text

_ASSOCIATIONS = frozenset(["dataInputAssociation", "dataOutputAssociation"])


def check_data(sheet: Sheet) -> None:
    """Ends of data associations, and names that two declarations of one scope share."""
    for element in sheet.walk():
        if local(element) in _ASSOCIATIONS:
            _association(sheet, element)
        if local(element) == "ioSpecification":
            _unnamed(sheet, element)


def _association(sheet: Sheet, element: Element) -> None:
    ends = children(element, "sourceRef", "targetRef")
    for end in ends:
        reference = text(end)
        found = sheet.get(reference)
        if found is None:
            sheet.error(element, "reference-unknown", attribute=local(end), reference=reference)
            return
        if local(found) in ("dataStoreReference", "dataStore"):
            sheet.warning(element, "data-store", store=reference)
            return
        if variable_name(sheet, reference) is None and found.get("name") != PLACEHOLDER:
            sheet.error(
                element,
                "reference-kind",
                attribute=local(end),
                reference=reference,
                kind=local(found),
            )
            return
    if _is_picture(sheet, element):
        sheet.warning(element, "data-picture")
    if child(element, "transformation") is None and len(children(element, "sourceRef")) > 1:
        sheet.error(element, "data-several-sources")


def _is_picture(sheet: Sheet, element: Element) -> bool:
    """bpmn-js draws associations that join no data of the activity: nothing is moved by them."""
    if children(element, "assignment", "transformation"):
        return False
    ends = [variable_name(sheet, text(end)) for end in children(element, "sourceRef", "targetRef")]
    return len(ends) < 2 or None in ends


def _unnamed(sheet: Sheet, specification: Element) -> None:
    names: set[str] = set()
    for item in children(specification, "dataOutput"):
        name = item.get("name") or item.get("id") or ""
        if name in names:
            sheet.error(specification, "data-name-twice", name=name)
        names.add(name)
