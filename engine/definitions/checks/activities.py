"""Activities: quantities, bindings, what a task would wait for or call."""

from __future__ import annotations

import re

from engine.definitions.assembly.timers import is_date_or_duration
from engine.definitions.expressions import is_expression
from engine.definitions.model import Binding
from engine.definitions.sheet import Sheet
from engine.definitions.xml import (
    ACTIVITIES,
    Element,
    camunda,
    child,
    extensions,
    flag,
    is_bpmn,
    local,
    text,
)

_WHOLE = re.compile(r"-?\d{1,9}")
_WORKERS = frozenset(["serviceTask", "sendTask", "businessRuleTask"])
_RESULTS = frozenset(["singleEntry", "singleResult", "collectEntries", "resultList"])
_KEYED = (
    ("calledElementBinding", "calledElementVersion", "calledElementVersionTag"),
    ("decisionRefBinding", "decisionRefVersion", "decisionRefVersionTag"),
)


def check_activities(sheet: Sheet) -> None:
    """Every activity can be done, and what it is bound to is something the engine has."""
    for element in sheet.walk():
        _priority(sheet, element)
        if local(element) == "globalBusinessRuleTask" and not _is_bound(element):
            _technology(sheet, element)
        if local(element) not in ACTIVITIES or not element.get("id"):
            continue
        _quantities(sheet, element)
        _bindings(sheet, element)
        kind = local(element)
        if kind == "receiveTask":
            _receive(sheet, element)
        elif kind == "userTask":
            _dates(sheet, element)
        elif kind == "callActivity":
            _call(sheet, element)
        elif kind in _WORKERS:
            _worker(sheet, element)
        elif kind == "scriptTask":
            _one_binding(sheet, element)


def _quantities(sheet: Sheet, element: Element) -> None:
    for name in ("startQuantity", "completionQuantity"):
        value = element.get(name)
        if value is not None and not 1 <= int(value) <= 10_000:
            sheet.error(element, "quantity", attribute=name, value=value)


def _priority(sheet: Sheet, element: Element) -> None:
    """Of a user task, of work for an external worker, of all work of a process."""
    for name in ("priority", "taskPriority"):
        value = (element.get(camunda(name)) or "").strip()
        if value and not is_expression(value) and not _WHOLE.fullmatch(value):
            sheet.error(element, "priority", attribute=name, text=value)


def _bindings(sheet: Sheet, element: Element) -> None:
    """Which version of a process or decision is meant, and that it is said in full."""
    for kind, version, tag in _KEYED:
        value = element.get(camunda(kind))
        if value is None:
            continue
        if value not in set(Binding):
            sheet.error(element, "binding-unknown", attribute=kind, value=value)
        elif value == Binding.VERSION and not element.get(camunda(version)):
            sheet.error(element, "binding-incomplete", attribute=version, value=value)
        elif value == Binding.VERSION_TAG and not element.get(camunda(tag)):
            sheet.error(element, "binding-incomplete", attribute=tag, value=value)


def _receive(sheet: Sheet, element: Element) -> None:
    if not element.get("messageRef"):
        sheet.error(element, "receive-unnamed")
    if flag(element, "instantiate") and any(
        flow.get("targetRef") == element.get("id") for flow in _flows(element)
    ):
        sheet.warning(element, "receive-instantiate-flow")
    if flag(element, "instantiate") or _behind_event_gateway(sheet, element):
        for what in _more_than_once(element):
            sheet.error(element, "receive-once", what=what)


def _behind_event_gateway(sheet: Sheet, element: Element) -> bool:
    into = [f for f in _flows(element) if f.get("targetRef") == element.get("id")]
    return any(sheet.get(f.get("sourceRef"), "eventBasedGateway") is not None for f in into)


def _more_than_once(element: Element) -> list[str]:
    """What a task cannot have whose message has come before it begins."""
    loops = ("multiInstanceLoopCharacteristics", "standardLoopCharacteristics")
    found = [name for name in loops if child(element, name) is not None]
    found += [n for n in ("startQuantity", "completionQuantity") if element.get(n, "1") != "1"]
    mapped = [e for item in extensions(element, "inputOutput") for e in item]
    if child(element, "dataInputAssociation") is not None or any(
        local(e) == "inputParameter" for e in mapped
    ):
        found.append("input")
    return found


def _flows(element: Element) -> list[Element]:
    parent = element.getparent()
    return (
        [] if parent is None else [e for e in parent if is_bpmn(e) and local(e) == "sequenceFlow"]
    )


def _dates(sheet: Sheet, element: Element) -> None:
    """A literal due date is an ISO 8601 date, date and time, or duration from the offer on."""
    for name in ("dueDate", "followUpDate"):
        value = (element.get(camunda(name)) or "").strip()
        if value and not is_expression(value) and not is_date_or_duration(value):
            sheet.error(element, "due-date", attribute=name, text=value)
    _form(sheet, element)


def _form(sheet: Sheet, element: Element) -> None:
    """One form: that of the case's own package, else the latest."""
    form, reference = (element.get(camunda(name)) or "" for name in ("formKey", "formRef"))
    binding = element.get(camunda("formRefBinding"), "latest")
    if form and reference:
        sheet.error(element, "binding-several", attributes="formKey, formRef")
    if binding not in ("latest", "deployment"):
        sheet.error(element, "binding-unknown", attribute="formRefBinding", value=binding)
    if form.startswith(("embedded:", "camunda-forms:app:", "camunda-forms:bpmn:")):
        sheet.error(element, "form-embedded", form=form)


def _call(sheet: Sheet, element: Element) -> None:
    if not (element.get("calledElement") or "").strip():
        sheet.error(element, "call-empty")
    for item in extensions(element, "in", "out"):
        _mapping(sheet, element, item)
    if not extensions(element, "in", "out") and child(element, "ioSpecification") is None:
        sheet.warning(element, "call-without-mapping")


def _mapping(sheet: Sheet, element: Element, item: Element) -> None:
    given = {str(name) for name in item.attrib}
    if "businessKey" in given or "variables" in given:
        if item.get("variables", "all") != "all":
            sheet.error(element, "mapping-variables", value=item.get("variables"))
        return
    if not item.get("target") or not given & {"source", "sourceExpression"}:
        sheet.error(element, "mapping-incomplete", mapping=local(item))


def _worker(sheet: Sheet, element: Element) -> None:
    """Service, send and business-rule tasks: a topic, an expression, a decision or a message."""
    kind = element.get(camunda("type"))
    if kind is not None and kind != "external":
        sheet.error(element, "task-type", type=kind)
    if kind == "external" and not (element.get(camunda("topic")) or "").strip():
        sheet.error(element, "topic-missing")
    if kind is None and element.get(camunda("topic")):
        sheet.error(element, "topic-without-type")
    _one_binding(sheet, element)
    result = element.get(camunda("mapDecisionResult"))
    if result is not None and result not in _RESULTS:
        sheet.error(element, "decision-result", value=result)
    if _is_bound(element):
        return
    if _technology(sheet, element):
        return
    if element.get("operationRef") and local(element) == "serviceTask":
        sheet.error(element, "service-operation", operation=element.get("operationRef"))
    else:
        sheet.warning(element, "task-unbound", kind=local(element))


def _technology(sheet: Sheet, element: Element) -> bool:
    """An implementation that is named is another engine's binding; True if it was refused."""
    technology = element.get("implementation") or ""
    named = bool(technology) and not technology.startswith("##")
    if named:
        sheet.error(element, "task-technology", technology=technology)
    return named


def _one_binding(sheet: Sheet, element: Element) -> None:
    """Two things to do contradict each other; what only goes with another one has no effect."""
    names = [name for name in ("type", "expression", "decisionRef") if element.get(camunda(name))]
    if len(names) > 1:
        sheet.error(element, "binding-several", attributes=", ".join(names))
        return
    result = element.get(camunda("resultVariable"))
    idle = {
        "messageRef": local(element) == "sendTask" and names and element.get("messageRef"),
        "camunda:resultVariable": names in ([], ["type"]) and result,
        "script": names and child(element, "script") is not None,
    }
    if local(element) == "scriptTask" and not names:
        return
    for what in (name for name, there in idle.items() if there):
        sheet.warning(element, "binding-idle", attribute=what)


def _is_bound(element: Element) -> bool:
    names = ("topic", "expression", "decisionRef", "class", "delegateExpression", "type")
    if any(element.get(camunda(name)) for name in names) or element.get("messageRef"):
        return True
    return any(text(item) or len(item) for item in extensions(element, "connector"))
