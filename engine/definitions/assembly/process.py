"""Processes and scopes: specs → nodes, flows and data, ready to be linked."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.definitions.assembly.correlations import correlation_keys, subscriptions
from engine.definitions.assembly.data import scope_data
from engine.definitions.assembly.events import build_event, parsed_by_spiff
from engine.definitions.assembly.lanes import lanes_of
from engine.definitions.assembly.nodes import attributes, build_node, names, properties
from engine.definitions.assembly.tasks import build_ad_hoc
from engine.definitions.expressions import Expressions
from engine.definitions.model import (
    EventDefinition,
    Flow,
    GlobalTask,
    Kind,
    Lane,
    Node,
    Process,
    Scope,
)
from engine.definitions.sheet import Sheet
from engine.definitions.spiff import NodeSpec, ScopeSpec
from engine.definitions.xml import Element, bpmn, camunda, local

_GLOBAL = {
    "globalTask": "task",
    "globalScriptTask": "scriptTask",
    "globalUserTask": "userTask",
    "globalManualTask": "manualTask",
    "globalBusinessRuleTask": "businessRuleTask",
}


@dataclass(slots=True)
class _Maker:
    """What the scopes of one process share while they are made."""

    x: Expressions
    lanes: dict[str, tuple[Lane, ...]]
    sends_to: dict[str, tuple[str, ...]]
    handlers: dict[str, str] = field(default_factory=dict)


def build_process(sheet: Sheet, spec: ScopeSpec) -> Process:
    """One process; it is not linked yet, and findings may say that it must not be."""
    element = spec.element
    x = Expressions(sheet)
    by_node, top = lanes_of(element)
    maker = _Maker(x, by_node, _message_flows(sheet))
    return Process(
        key=str(element.get("id")),
        root=_scope(maker, spec, ()),
        name=element.get("name") or "",
        names=names(element),
        version_tag=element.get(camunda("versionTag")) or "",
        extensions=attributes(element),
        properties=properties(element),
        lanes=top,
        correlations=subscriptions(x, element),
        keys=list(correlation_keys(x).values()),
    )


def build_global_tasks(sheet: Sheet) -> list[GlobalTask]:
    """Tasks outside of any process, which call activities call."""
    found = []
    for element in sheet.root:
        if (kind := _GLOBAL.get(local(element))) is not None:
            found.append(GlobalTask(str(element.get("id")), _global(sheet, element, kind)))
    return found


def _global(sheet: Sheet, element: Element, kind: str) -> Node:
    """Read as the task of that kind; a global script names its language in another attribute."""
    element.tag = bpmn(kind)
    return build_node(Expressions(sheet), element, [], ())


def _scope(maker: _Maker, spec: ScopeSpec, lanes: tuple[Lane, ...]) -> Scope:
    element = spec.element
    maker.handlers |= maker.x.sheet.joined(element)
    nodes = [_node(maker, one, lanes) for one in spec.nodes]
    scope = Scope(str(element.get("id")), nodes=nodes)
    by_id = {node.id: node for node in nodes}
    for flow, condition in spec.flows:
        if (made := _flow(maker, flow, condition, by_id)) is not None:
            scope.flows.append(made)
    scope.data = scope_data(maker.x.sheet, element)
    if local(element) == Kind.AD_HOC:
        scope.ad_hoc = build_ad_hoc(maker.x, element)
    return scope


def _flow(
    maker: _Maker, element: Element, condition: str | None, by_id: dict[str, Node]
) -> Flow | None:
    """None if an end is missing, which a check has reported."""
    source = by_id.get(element.get("sourceRef") or "")
    target = by_id.get(element.get("targetRef") or "")
    if source is None or target is None:
        return None
    key = str(element.get("id"))
    return Flow(
        key,
        source,
        target,
        condition=maker.x.feel(element, condition, "conditionExpression"),
        name=element.get("name") or "",
        original=key not in maker.x.sheet.made_ids,
    )


def _node(maker: _Maker, spec: NodeSpec, outer: tuple[Lane, ...]) -> Node:
    element = spec.element
    events = [build_event(maker.x, e, parsed_by_spiff(d)) for e, d in spec.events]
    around = element.getparent()
    at_top = around is not None and local(around) == "process"
    if at_top and local(element) == Kind.START_EVENT:
        for event in events:
            _settle_start(maker.x, element, event)
    own = tuple(lane for lane in maker.lanes.get(spec.bpmn_id, ()) if lane not in outer)
    node = build_node(maker.x, element, events, outer + own)
    node.sends_to = maker.sends_to.get(node.id, ())
    if spec.child is not None:
        node.child = _scope(maker, spec.child, node.lanes)
        node.data = ()  # the properties of a sub-process are its scope's
    if node.kind is Kind.BOUNDARY_EVENT and any(e.trigger == "compensate" for e in events):
        node.handler_id = maker.handlers.get(node.id, "")
    return node


def _settle_start(x: Expressions, element: Element, event: EventDefinition) -> None:
    """What begins a case is known before there is one: no variable can say its name or time."""
    computed = event.name_expression or (event.timer.expression if event.timer else None)
    if computed is None:
        return
    if computed.free_names:
        x.sheet.error(element, "start-computed", text=computed.text)
    elif event.name_expression is not None:
        event.name, event.name_expression = str(computed.evaluate({})), None


def _message_flows(sheet: Sheet) -> dict[str, tuple[str, ...]]:
    """Ids that message flows lead to, by the id they come from; a pool counts as its process."""
    found: dict[str, tuple[str, ...]] = {}
    for flow in sheet.root.iter(bpmn("messageFlow")):
        source, target = (_end(sheet, flow.get(name)) for name in ("sourceRef", "targetRef"))
        if source and target:
            found[source] = (*found.get(source, ()), target)
    return found


def _end(sheet: Sheet, reference: str | None) -> str | None:
    participant = sheet.get(reference, "participant")
    return reference if participant is None else participant.get("processRef")
