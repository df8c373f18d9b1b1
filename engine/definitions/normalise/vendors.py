"""Activiti's, Flowable's and Operaton's names mean what Camunda's do where they are the same."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from engine.definitions.sheet import Sheet
from engine.definitions.xml import (
    ACTIVITI,
    CAMUNDA,
    FLOWABLE,
    OPERATON,
    Element,
    bpmn,
    camunda,
    is_bpmn,
    local,
    namespace,
    take,
)

VENDORS = frozenset((ACTIVITI, FLOWABLE, OPERATON))
_RENAMED = {"resultVariableName": "resultVariable", "async": "asyncBefore"}
_VALUES = {("type", "external-worker"): "external"}
# written by their modelers by default, and then without effect
_DEFAULTS = {
    "exclusive": None,
    "autoStoreVariables": "false",
    "calledElementType": "key",
    "fallbackToDefaultTenant": "false",
    "inheritVariables": "false",
    "inheritBusinessKey": "false",
    "skipExpression": "",
    "category": None,
    "formFieldValidation": None,
    "useLocalScopeForResultVariable": "false",
    "sameDeployment": "false",
    "scope": "global",  # of a signal
    "terminateAll": "false",
    "terminateMultiInstance": "false",
    "isStartableInTasklist": None,
    "asyncLeave": None,
    "asyncLeaveExclusive": None,
    "completeAsync": None,
    "isEagerExecutionFetching": None,
    "transient": "false",
    "triggerable": "false",
    "storeResultVariableAsTransient": "false",
    "businessCalendarName": "",
}


def translate_vendors(sheet: Sheet, package: Sequence[Sheet]) -> None:
    """Rename attributes and extension elements of these engines to Camunda's."""
    for element in list(sheet.root.iter("*")):
        if is_bpmn(element):
            _attributes(element)
        elif namespace(str(element.tag)) in VENDORS:
            element.tag = camunda(local(element))
            _attributes(element)
    beside = {e.get("id") for one in package for e in one.root.iter(bpmn("process"))}
    for call in sheet.root.iter(bpmn("callActivity")):
        _call(call)
        # Flowable looks in the same deployment first, then for the latest version
        if take(call, camunda("sameDeployment")) == "true" and call.get("calledElement") in beside:
            call.set(camunda("calledElementBinding"), "deployment")


def _attributes(element: Element) -> None:
    for name, value in list(element.attrib.items()):
        space, _, plain = str(name)[1:].partition("}")
        if space not in VENDORS:
            continue
        del element.attrib[name]
        if plain in _DEFAULTS and _DEFAULTS[plain] in (None, value):
            continue
        plain = _RENAMED.get(plain, plain)
        element.set(camunda(plain), _VALUES.get((plain, str(value)), str(value)))


def _call(call: Element) -> None:
    """Flowable writes as attributes of a call what Camunda writes as `in` elements."""
    if take(call, camunda("inheritVariables")) == "true":
        _mapping(call, variables="all")
    key = take(call, camunda("businessKey"))
    if take(call, camunda("inheritBusinessKey")) == "true":
        key = "${execution.processBusinessKey}"
    if key:
        _mapping(call, businessKey=str(key))


def _mapping(call: Element, **attributes: str) -> None:
    holder = call.find(bpmn("extensionElements"))
    if holder is None:
        holder = etree.Element(bpmn("extensionElements"))
        call.insert(0, holder)
    etree.SubElement(holder, f"{{{CAMUNDA}}}in", attributes)
