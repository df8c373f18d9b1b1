"""Flow nodes: attributes that all kinds share, then what each kind adds."""

from __future__ import annotations

from engine.definitions.assembly.data import assignments_into, assignments_out, mappings, own_data
from engine.definitions.assembly.loops import build_loop, build_multi
from engine.definitions.assembly.tasks import build_work, fill_activity
from engine.definitions.expressions import Expressions, Variable
from engine.definitions.model import (
    ACTIVITIES,
    EVENTS,
    EventDefinition,
    Kind,
    Lane,
    MultiInstance,
    Node,
)
from engine.definitions.normalise.zeebe import KEEPS_RESULTS
from engine.definitions.xml import (
    CAMUNDA,
    PAATOS,
    Element,
    child_text,
    children,
    extensions,
    flag,
    local,
    paatos,
)

_PREFIX = {CAMUNDA: "camunda", PAATOS: "paatos"}
_THROWS = frozenset((Kind.THROW_EVENT, Kind.END_EVENT))


def build_node(
    x: Expressions,
    element: Element,
    events: list[EventDefinition],
    lanes: tuple[Lane, ...],
) -> Node:
    """The node of an element, without its inside; `events` are its event definitions."""
    node = Node(
        id=str(element.get("id")),
        kind=Kind(local(element)),
        name=element.get("name") or "",
        names=names(element),
        documentation=child_text(element, "documentation") or "",
        lanes=lanes,
        extensions=attributes(element),
        properties=properties(element),
        default_id=element.get("default") or "",
        instantiate=flag(element, "instantiate"),
    )
    if node.kind in EVENTS:
        _event(x, element, node, events)
    elif node.kind in ACTIVITIES:
        _activity(x, element, node)
    elif node.kind is Kind.COMPLEX:
        condition = child_text(element, "activationCondition")
        node.activation = x.feel(element, condition, "activationCondition")
    node.parallel_gateway = element.get("eventGatewayType") == "Parallel"
    return node


def _event(x: Expressions, element: Element, node: Node, events: list[EventDefinition]) -> None:
    node.events = events
    if node.kind in _THROWS:
        _throw(x, element, node)
    node.parallel_multiple = flag(element, "parallelMultiple")
    interrupts = "cancelActivity" if node.kind is Kind.BOUNDARY_EVENT else "isInterrupting"
    node.interrupting = flag(element, interrupts, True)
    node.attached_to_id = element.get("attachedToRef") or ""
    if node.kind not in _THROWS:
        node.outputs = tuple(assignments_out(x, element) + mappings(x, element, "outputParameter"))


def _throw(x: Expressions, element: Element, node: Node) -> None:
    """What it waits for is thrown last: work that somebody does, and compensation.

    Of work the input mappings are for whoever does it, else they are what is sent along.
    """
    node.events = sorted(node.events, key=lambda e: bool(e.topic) or e.trigger == "compensate")
    for definition in children(element, "messageEventDefinition"):
        node.work = build_work(x, definition, element) or node.work
    if node.work is not None:
        node.inputs = tuple(assignments_into(x, element) + mappings(x, element, "inputParameter"))
        node.keeps_results = element.get(KEEPS_RESULTS) == "true"
    node.outputs = tuple(mappings(x, element, "outputParameter"))


def _activity(x: Expressions, element: Element, node: Node) -> None:
    node.for_compensation = flag(element, "isForCompensation")
    node.triggered_by_event = flag(element, "triggeredByEvent")
    node.start_quantity = int(element.get("startQuantity") or 1)
    node.completion_quantity = int(element.get("completionQuantity") or 1)
    node.loop = build_loop(x, element)
    node.multi = build_multi(x, element)
    node.inputs = tuple(assignments_into(x, element) + mappings(x, element, "inputParameter"))
    node.outputs = tuple(assignments_out(x, element) + mappings(x, element, "outputParameter"))
    node.keeps_results = element.get(KEEPS_RESULTS) == "true"
    node.data = own_data(x.sheet, element)
    if node.multi is not None:
        _repeated_data(node, node.multi)
    fill_activity(x, element, node)


def _repeated_data(node: Node, multi: MultiInstance) -> None:
    """Associations of the collections that an activity is repeated over concern it as a whole."""
    collection = multi.collection.text if isinstance(multi.collection, Variable) else None
    for item in node.inputs:
        if item.target == collection:
            multi.collection = item.source
    node.inputs = tuple(item for item in node.inputs if item.target != collection)
    gathered = multi.output_collection
    node.data = tuple(item for item in node.data if item.name != gathered)
    for item in node.outputs:
        if isinstance(item.source, Variable) and item.source.text == gathered:
            multi.output_collection = item.target
    node.outputs = tuple(
        item
        for item in node.outputs
        if not (isinstance(item.source, Variable) and item.source.text == gathered)
    )


def names(element: Element) -> dict[str, str]:
    """Names in other languages than the model's own (Finnish): paatos:name-sv, paatos:name-en."""
    found = {language: element.get(paatos(f"name-{language}")) for language in ("sv", "en")}
    return {language: name for language, name in found.items() if name}


def attributes(element: Element) -> dict[str, str]:
    """The extension attributes as written, under `camunda:` and `paatos:` names."""
    found = {}
    for name, value in element.attrib.items():
        space, _, plain = str(name)[1:].partition("}")
        if space in _PREFIX:
            found[f"{_PREFIX[space]}:{plain}"] = str(value)
    return found


def properties(element: Element) -> dict[str, str]:
    """camunda:properties of an element."""
    return {
        str(item.get("name") or ""): str(item.get("value") or "")
        for holder in extensions(element, "properties")
        for item in holder
    }
