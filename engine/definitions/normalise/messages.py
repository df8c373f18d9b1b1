"""Messages that are named by way of an operation: the operation's own message stands for it."""

from __future__ import annotations

from engine.definitions.sheet import Sheet
from engine.definitions.xml import bpmn, child_text

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
