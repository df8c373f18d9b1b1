"""`eventDefinitionRef`: the definition that it names stands in its place."""

from __future__ import annotations

from copy import deepcopy

from engine.definitions.sheet import Sheet
from engine.definitions.xml import bpmn, is_event_definition, take, text


def inline_event_definitions(sheet: Sheet) -> None:
    """Replace every reference to an event definition by a copy of it, without its id."""
    for reference in list(sheet.root.iter(bpmn("eventDefinitionRef"))):
        wanted = text(reference) or ""
        found = sheet.get(wanted)
        if found is None or not is_event_definition(found):
            sheet.error(
                reference, "reference-unknown", reference=wanted, attribute="eventDefinitionRef"
            )
            continue
        copy = deepcopy(found)
        take(copy, "id")
        parent = reference.getparent()
        assert parent is not None
        parent.replace(reference, copy)
