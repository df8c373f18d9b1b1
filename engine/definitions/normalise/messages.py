"""Messages named by way of an operation, and declarations that have an id for their only name."""

from __future__ import annotations

from engine.definitions.sheet import Sheet
from engine.definitions.xml import bpmn, child_text

_DECLARED = ("message", "signal", "error", "escalation")
_HOLDERS = ("sendTask", "receiveTask", "messageEventDefinition")


def name_messages(sheet: Sheet) -> None:
    """Give a messageRef to what has an operationRef alone."""
    for holder in sheet.root.iter(*(bpmn(name) for name in _HOLDERS)):
        if holder.get("messageRef"):
            continue
        reference = holder.get("operationRef") or child_text(holder, "operationRef")
        message = child_text(sheet.get(reference, "operation"), "inMessageRef")
        if message is not None:
            holder.set("messageRef", message)


def name_declarations(sheet: Sheet) -> None:
    """A message, signal, error or escalation without a name goes by its id."""
    for declared in sheet.root.iter(*(bpmn(name) for name in _DECLARED)):
        if not declared.get("name") and declared.get("id"):
            declared.set("name", str(declared.get("id")))
