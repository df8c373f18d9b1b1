"""Correlation of the standard: keys, properties, and what a process subscribes to."""

from __future__ import annotations

from engine.definitions.expressions import Expressions
from engine.definitions.model import (
    CorrelationKey,
    CorrelationProperty,
    CorrelationSubscription,
)
from engine.definitions.xml import Element, bpmn, child_text, children, text


def correlation_keys(x: Expressions) -> dict[str, CorrelationKey]:
    """The keys of the file's conversations by id."""
    found = {}
    for element in x.sheet.root.iter(bpmn("correlationKey")):
        references = [text(item) for item in children(element, "correlationPropertyRef")]
        made = (_property(x, reference) for reference in references)
        key = element.get("id") or element.get("name") or ""
        found[key] = CorrelationKey(key, element.get("name") or "", tuple(p for p in made if p))
    return found


def _property(x: Expressions, reference: str | None) -> CorrelationProperty | None:
    element = x.sheet.get(reference, "correlationProperty")
    if element is None:
        return None
    made = CorrelationProperty(str(element.get("id")), element.get("name") or "")
    for retrieval in children(element, "correlationPropertyRetrievalExpression"):
        message = x.sheet.get(retrieval.get("messageRef"), "message")
        path = x.feel(element, child_text(retrieval, "messagePath"), "messagePath")
        if message is not None and path is not None:
            made.retrievals[message.get("name") or str(message.get("id"))] = path
    return made


def subscriptions(x: Expressions, process: Element) -> list[CorrelationSubscription]:
    """The values by which a process says which messages are meant for it."""
    keys = correlation_keys(x)
    found = []
    for element in children(process, "correlationSubscription"):
        key = keys.get(element.get("correlationKeyRef") or "")
        if key is None:
            continue
        made = CorrelationSubscription(key)
        for item in children(element, "correlationPropertyBinding"):
            path = x.feel(process, child_text(item, "dataPath"), "dataPath")
            if path is not None:
                made.bindings[item.get("correlationPropertyRef") or ""] = path
        found.append(made)
    return found
