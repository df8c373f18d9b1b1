"""Camunda 8 (zeebe:) extension elements → the Camunda 7 attributes that mean the same.

What has no equal is left as it is; `checks.extensions` refuses or remarks on it.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from engine.definitions.sheet import Sheet
from engine.definitions.xml import (
    ASIDE,
    CAMUNDA,
    ZEEBE,
    Element,
    bpmn,
    camunda,
    child,
    extensions,
    is_bpmn,
    local,
    namespace,
    take,
)

NESTS = f"{{{ASIDE}}}nests"  # dots in the targets of these mappings lead into their variables
CAMUNDA_8 = f"{{{ASIDE}}}camunda8"  # a call as Camunda 8 has it
KEEPS_RESULTS = f"{{{ASIDE}}}keepsResults"  # what is not mapped out of the activity stays in it


def translate_zeebe(sheet: Sheet) -> None:
    """Translate what is understood, in place; a translated element disappears."""
    for element in list(sheet.root.iter("*")):
        if not is_bpmn(element):
            continue
        for item in extensions(element, ns=ZEEBE):
            translate = _TRANSLATIONS.get(local(item))
            _tell_hidden_topic(sheet, element, item)
            if translate is not None and _is_known(item) and translate(element, item):
                _remove(item)


def _tell_hidden_topic(sheet: Sheet, owner: Element, item: Element) -> None:
    """A model for both versions of Camunda names its work twice: as Camunda 8 does, it runs."""
    topic = owner.get(camunda("topic"))
    if local(item) == "taskDefinition" and topic not in (None, item.get("type")):
        sheet.warning(owner, "binding-idle", attribute=f"camunda:topic={topic}")


def _is_known(item: Element) -> bool:
    """Every attribute of it is one that is read; a newer one may change what it means."""
    known = _ATTRIBUTES[local(item)]
    return all(not namespace(str(name)) and name in known for e in item.iter() for name in e.attrib)


def _remove(item: Element) -> None:
    parent = item.getparent()
    if parent is not None:
        parent.remove(item)


def _task_definition(owner: Element, item: Element) -> bool:
    """Message events carry it on the event, in Camunda 7 on the event's definition.

    The number of retries may be computed, as the type may.
    """
    target = child(owner, "messageEventDefinition")
    holder = owner if target is None else target
    holder.set(camunda("type"), "external")
    holder.set(camunda("topic"), item.get("type") or "")
    retries = (item.get("retries") or "").strip()
    computed = retries.startswith("=")
    if computed or retries.isdigit():
        cycle = retries if computed else f"R{retries}/PT0S"
        _extension(owner, "failedJobRetryTimeCycle").text = cycle
    return computed or retries.isdigit() or not retries


def _io_mapping(owner: Element, item: Element) -> bool:
    holder = _extension(owner, "inputOutput")
    holder.set(NESTS, "true")
    for entry in item:
        name = "inputParameter" if local(entry) == "input" else "outputParameter"
        parameter = etree.SubElement(holder, camunda(name), {"name": entry.get("target") or ""})
        parameter.text = entry.get("source")
        if name == "outputParameter":
            owner.set(KEEPS_RESULTS, "true")
    return True


def _called_element(owner: Element, item: Element) -> bool:
    owner.set("calledElement", item.get("processId") or "")
    owner.set(CAMUNDA_8, "true")
    if (key := item.get("businessId")) is not None:
        _extension(owner, "in", businessKey=key)
    local_only = item.get("propagateAllParentVariables", "true") != "true"
    _extension(owner, "in", variables="all", **({"local": "true"} if local_only else {}))
    if item.get("propagateAllChildVariables", "true") == "true" or _maps_out(owner):
        _extension(owner, "out", variables="all")
    _binding(owner, item, "calledElement")
    return True


def _maps_out(owner: Element) -> bool:
    """With output mappings the called process's variables come as far as the call, no further."""
    mapped = [e for item in extensions(owner, "ioMapping", ns=ZEEBE) for e in item]
    return owner.get(KEEPS_RESULTS) == "true" or any(local(e) == "output" for e in mapped)


def _called_decision(owner: Element, item: Element) -> bool:
    owner.set(camunda("decisionRef"), item.get("decisionId") or "")
    owner.set(camunda("resultVariable"), item.get("resultVariable") or "")
    _binding(owner, item, "decisionRef")
    return True


def _binding(owner: Element, item: Element, prefix: str) -> None:
    if (binding := item.get("bindingType")) and binding != "latest":
        owner.set(camunda(f"{prefix}Binding"), binding)
    if tag := item.get("versionTag"):
        owner.set(camunda(f"{prefix}VersionTag"), tag)


def _script(owner: Element, item: Element) -> bool:
    owner.set("scriptFormat", "feel")
    owner.set(camunda("resultVariable"), item.get("resultVariable") or "")
    script = child(owner, "script")
    if script is None:
        script = etree.SubElement(owner, bpmn("script"))
    script.text = item.get("expression")
    return True


def _form(owner: Element, item: Element) -> bool:
    key = item.get("formKey") or item.get("formId") or item.get("externalReference")
    if not key or key.startswith("camunda-forms:") or item.get("bindingType") == "versionTag":
        return False
    owner.set(camunda("formKey"), key)
    return True


def _copied(*names: str) -> Callable[[Element, Element], bool]:
    def copy(owner: Element, item: Element) -> bool:
        for name in names:
            if value := item.get(name):
                owner.set(camunda(name), value)
        return True

    return copy


def _loop(owner: Element, item: Element) -> bool:
    """Stays: its output has no equal in Camunda 7, and it tells that instances count from 1."""
    for theirs, ours in (("inputCollection", "collection"), ("inputElement", "elementVariable")):
        if value := take(item, theirs):
            owner.set(camunda(ours), value)
    return False


def _properties(owner: Element, item: Element) -> bool:
    holder = _extension(owner, "properties")
    for entry in item:
        name = entry.get("name") or entry.get("key") or ""
        etree.SubElement(
            holder, camunda("property"), {"name": name, "value": entry.get("value") or ""}
        )
    return True


def _version_tag(owner: Element, item: Element) -> bool:
    owner.set(camunda("versionTag"), item.get("value") or "")
    return True


def _conditional_filter(owner: Element, item: Element) -> bool:
    """On the event here, on its definition in Camunda 7."""
    holder = child(owner, "conditionalEventDefinition")
    holder = owner if holder is None else holder
    for theirs, ours in (("variableNames", "variableName"), ("variableEvents", "variableEvents")):
        if value := item.get(theirs):
            holder.set(camunda(ours), value)
    return True


def _nothing(owner: Element, item: Element) -> bool:
    return True


def _extension(owner: Element, name: str, **attributes: str) -> Element:
    holder = child(owner, "extensionElements")
    if holder is None:
        holder = etree.Element(bpmn("extensionElements"))
        owner.insert(0, holder)
    return etree.SubElement(holder, f"{{{CAMUNDA}}}{name}", attributes)


_TRANSLATIONS: dict[str, Callable[[Element, Element], bool]] = {
    "taskDefinition": _task_definition,
    "ioMapping": _io_mapping,
    "calledElement": _called_element,
    "calledDecision": _called_decision,
    "script": _script,
    "userTask": _nothing,
    "formDefinition": _form,
    "assignmentDefinition": _copied("assignee", "candidateGroups", "candidateUsers"),
    "taskSchedule": _copied("dueDate", "followUpDate"),
    "priorityDefinition": _copied("priority"),
    "loopCharacteristics": _loop,
    "properties": _properties,
    "taskHeaders": _properties,
    "versionTag": _version_tag,
    "conditionalFilter": _conditional_filter,
}


_BINDING = ("bindingType", "versionTag")
_ATTRIBUTES: dict[str, frozenset[str]] = {
    "taskDefinition": frozenset(("type", "retries")),
    "ioMapping": frozenset(("source", "target")),
    "calledElement": frozenset(
        (
            "processId",
            "propagateAllParentVariables",
            "propagateAllChildVariables",
            "businessId",
            *_BINDING,
        )
    ),
    "calledDecision": frozenset(("decisionId", "resultVariable", *_BINDING)),
    "script": frozenset(("expression", "resultVariable")),
    "userTask": frozenset(),
    "formDefinition": frozenset(("formKey", "formId", "externalReference", *_BINDING)),
    "assignmentDefinition": frozenset(("assignee", "candidateGroups", "candidateUsers")),
    "taskSchedule": frozenset(("dueDate", "followUpDate")),
    "priorityDefinition": frozenset(("priority",)),
    "loopCharacteristics": frozenset(
        ("inputCollection", "inputElement", "outputCollection", "outputElement")
    ),
    "properties": frozenset(("name", "key", "value")),
    "taskHeaders": frozenset(("name", "key", "value")),
    "versionTag": frozenset(("value",)),
    "conditionalFilter": frozenset(("variableNames", "variableEvents")),
    "subscription": frozenset(("correlationKey",)),
    "adHoc": frozenset(("activeElementsCollection",)),
}
_STAY = ("loopCharacteristics", "subscription", "adHoc")


def understood(item: Element) -> bool:
    """True for what stays after translation and is read by the builder as it stands."""
    return namespace(str(item.tag)) == ZEEBE and local(item) in _STAY and _is_known(item)
