"""QName references: prefixes are resolved, so that later every reference is a plain id."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from engine.definitions.sheet import Sheet
from engine.definitions.xml import Element, local, text

ATTRIBUTES = frozenset(
    [
        "attachedToRef",
        "messageRef",
        "errorRef",
        "signalRef",
        "escalationRef",
        "operationRef",
        "calledElement",
        "processRef",
        "dataStoreRef",
        "activityRef",
        "categoryValueRef",
        "correlationKeyRef",
        "correlationPropertyRef",
        "noneBehaviorEventRef",
        "oneBehaviorEventRef",
        "partitionElementRef",
        "parameterRef",
    ]
)
_ENDS = frozenset(["association", "messageFlow", "participantAssociation"])
ELEMENTS = frozenset(
    [
        "incoming",
        "outgoing",
        "eventDefinitionRef",
        "flowNodeRef",
        "loopDataInputRef",
        "loopDataOutputRef",
        "operationRef",
        "inMessageRef",
        "outMessageRef",
        "errorRef",
        "correlationPropertyRef",
        "resourceRef",
        "supportedInterfaceRef",
        "participantRef",
        "messageFlowRef",
        "source",
        "target",
    ]
)
# ids of these live in one namespace for the whole package: they are called, not copied
_GLOBAL = frozenset(["calledElement", "processRef"])


def resolve_references(sheet: Sheet, package: Sequence[Sheet]) -> None:
    """Strip prefixes of the file's own namespace; bring in what other files of the package hold."""
    for element in list(sheet.walk()):
        for name, value in list(element.attrib.items()):
            if ":" in value and _is_reference(element, str(name)):
                element.set(name, _resolve(sheet, package, element, str(name), str(value)))
        if local(element) in ELEMENTS and ":" in (value := text(element) or ""):
            element.text = _resolve(sheet, package, element, local(element), value)


def _is_reference(element: Element, name: str) -> bool:
    return name in ATTRIBUTES or (name in ("sourceRef", "targetRef") and local(element) in _ENDS)


def _resolve(
    sheet: Sheet, package: Sequence[Sheet], element: Element, name: str, value: str
) -> str:
    """The plain id for a prefixed one; the value itself, with an error, if there is none."""
    if value[:2] in ("${", "#{") or value[:1] == "=":
        return value
    prefix, _, identifier = value.partition(":")
    uri = element.nsmap.get(prefix)
    if uri is None:
        sheet.error(element, "reference-prefix", reference=value, attribute=name, prefix=prefix)
        return value
    if uri == sheet.target_namespace or name in _GLOBAL:
        return identifier
    return _bring_in(sheet, package, element, name, str(uri), identifier) or value


def _bring_in(
    sheet: Sheet,
    package: Sequence[Sheet],
    element: Element,
    name: str,
    uri: str,
    identifier: str,
) -> str | None:
    """Copy a root element of another file of the package into this one; its id here."""
    for other in package:
        found = other.get(identifier)
        if other is sheet or other.target_namespace != uri or found is None:
            continue
        if found.getparent() is not other.root:
            break
        return _copy(sheet, found)
    sheet.error(element, "reference-elsewhere", reference=identifier, attribute=name, namespace=uri)
    return None


def _copy(sheet: Sheet, found: Element) -> str:
    identifier = wanted = str(found.get("id"))
    number = 1
    while (there := sheet.by_id.get(identifier)) is not None:
        if local(there) == local(found) and there.get("name") == found.get("name"):
            return identifier
        number += 1
        identifier = f"{wanted}.{number}"
    copy = deepcopy(found)
    copy.set("id", identifier)
    sheet.root.insert(0, copy)
    sheet.by_id[identifier] = copy
    return identifier
