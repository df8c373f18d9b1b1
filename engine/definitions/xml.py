"""Names and small questions about XML elements, used by every reader and check."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

Element = etree._Element

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI"
CAMUNDA = "http://camunda.org/schema/1.0/bpmn"
ZEEBE = "http://camunda.org/schema/zeebe/1.0"
FLOWABLE = "http://flowable.org/bpmn"
ACTIVITI = "http://activiti.org/bpmn"
OPERATON = "http://operaton.org/schema/1.0/bpmn"
JBPM = "http://www.jboss.org/drools"
SPIFF = "http://spiffworkflow.org/bpmn/schema/1.0/core"
ASIDE = "urn:paatospolku:aside"  # notes of our own passes for later ones, never in a file
PAATOS = "urn:paatospolku:bpmn:1"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

TASKS = frozenset(
    [
        "task",
        "userTask",
        "manualTask",
        "serviceTask",
        "sendTask",
        "receiveTask",
        "scriptTask",
        "businessRuleTask",
    ]
)
SUB_PROCESSES = frozenset(["subProcess", "transaction", "adHocSubProcess"])
ACTIVITIES = TASKS | SUB_PROCESSES | {"callActivity"}
GATEWAYS = frozenset(
    [
        "exclusiveGateway",
        "parallelGateway",
        "inclusiveGateway",
        "eventBasedGateway",
        "complexGateway",
    ]
)
CATCHING = frozenset(["startEvent", "intermediateCatchEvent", "boundaryEvent"])
THROWING = frozenset(["intermediateThrowEvent", "endEvent"])
EVENTS = CATCHING | THROWING
FLOW_NODES = ACTIVITIES | GATEWAYS | EVENTS
EVENT_DEFINITION = "EventDefinition"


def bpmn(name: str) -> str:
    """The tag of a BPMN element in lxml's notation."""
    return f"{{{BPMN}}}{name}"


def camunda(name: str) -> str:
    """The name of a Camunda attribute or element in lxml's notation."""
    return f"{{{CAMUNDA}}}{name}"


def paatos(name: str) -> str:
    """The name of an attribute of our own namespace in lxml's notation."""
    return f"{{{PAATOS}}}{name}"


def namespace(name: str) -> str:
    """The namespace of a tag or attribute name, "" if it has none."""
    return name[1:].partition("}")[0] if name[:1] == "{" else ""


def local(element: Element) -> str:
    """The tag without its namespace."""
    return str(element.tag).rpartition("}")[2]


def is_bpmn(element: Element) -> bool:
    """True for elements of the BPMN model namespace."""
    return namespace(str(element.tag)) == BPMN


def children(element: Element, *names: str) -> list[Element]:
    """The BPMN children with one of these local names, in document order."""
    wanted = {bpmn(name) for name in names}
    return [child for child in element if child.tag in wanted]


def child(element: Element | None, name: str) -> Element | None:
    """The first BPMN child with this local name."""
    return None if element is None else element.find(bpmn(name))


def text(element: Element | None) -> str | None:
    """The stripped text of an element with all CDATA parts, None if empty or missing."""
    if element is None:
        return None
    return "".join(str(part) for part in element.itertext()).strip() or None


def take(element: Element, name: str) -> str | None:
    """The value of an attribute, which is removed."""
    value = element.get(name)
    if value is not None:
        del element.attrib[name]
    return value


def child_text(element: Element | None, name: str) -> str | None:
    """The stripped text of a BPMN child."""
    return text(child(element, name))


def extensions(element: Element, *names: str, ns: str = CAMUNDA) -> list[Element]:
    """The children of extensionElements of a namespace, optionally of some names only."""
    holder = child(element, "extensionElements")
    if holder is None:
        return []
    return [
        item
        for item in holder
        if namespace(str(item.tag)) == ns and (not names or local(item) in names)
    ]


def is_event_definition(element: Element) -> bool:
    """True for `…EventDefinition`, not for a reference to one."""
    return is_bpmn(element) and local(element).endswith(EVENT_DEFINITION)


def flag(element: Element, name: str, default: bool = False) -> bool:
    """A boolean attribute as XML Schema writes it (true, false, 1, 0)."""
    value = element.get(name)
    return default if value is None else value.strip() in ("true", "1")


def nearest_id(element: Element | None) -> str:
    """The id of the element or of the nearest ancestor that has one, "" if none has."""
    while element is not None:
        if found := element.get("id"):
            return str(found)
        element = element.getparent()
    return ""


def scopes(root: Element) -> Iterator[Element]:
    """Every process and embedded sub-process of a document."""
    yield from root.iter(bpmn("process"), *(bpmn(name) for name in sorted(SUB_PROCESSES)))


def flow_nodes(scope: Element) -> list[Element]:
    """The flow nodes directly inside a process or sub-process."""
    return [item for item in scope if is_bpmn(item) and local(item) in FLOW_NODES]
