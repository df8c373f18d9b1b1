"""What follows from the nodes and flows of a process: wiring by object, starts, links, records.

Reading has checked the references before; a missing one here is a programming error.
"""

from __future__ import annotations

from engine.definitions.model import (
    EVENTS,
    EventDefinition,
    GlobalTask,
    Kind,
    Models,
    Node,
    Process,
    Scope,
    Start,
    Trigger,
)

_THROWING = (Kind.THROW_EVENT, Kind.END_EVENT)
_STOPPING = frozenset({Trigger.TERMINATE, Trigger.ERROR, Trigger.CANCEL, Trigger.ESCALATION})


def link(process: Process) -> Process:
    """Fills in every derived field of the process; called once, by the reader."""
    _link_scope(process.root, process, None, None)
    for index, flow in enumerate(process.flows.values()):
        flow.index = index
    return process


def starts_of(process: Process) -> list[Start]:
    """The events outside the process by which it can begin."""
    found: list[Start] = []
    for node in process.root.nodes:
        if node.kind is Kind.START_EVENT:
            events = node.events
        elif node.kind is Kind.RECEIVE_TASK and node.instantiate and node.message:
            events = [node.message]
        elif node.kind is Kind.EVENT_BASED and node.instantiate:
            found += [
                Start(process.key, flow.target.id, event)
                for flow in node.outgoing
                for event in waiting_events(flow.target)
            ]
            continue
        else:
            continue
        found += [
            Start(process.key, node.id, event)
            for event in events
            if event.trigger is not Trigger.CONDITIONAL  # looked at when a case is started
        ]
    return found


def waiting_events(node: Node) -> list[EventDefinition]:
    """The event definitions that a node waits for, receive tasks included."""
    return [node.message] if node.kind is Kind.RECEIVE_TASK and node.message else node.events


def as_process(task: GlobalTask) -> Process:
    """A global task as the process that it amounts to: one node; made once."""
    if task.process is None:
        scope = Scope(task.id, nodes=[task.node])
        task.process = link(Process(task.id, scope, task.node.name, task.node.names))
    return task.process


def add_process(models: Models, process: Process) -> None:
    """Makes a linked process known, with the events that start it."""
    models.processes[process.key] = process
    if process.version:
        models.versions[process.key, process.version] = process
    models.starts += starts_of(process)


def _link_scope(scope: Scope, process: Process, parent: Scope | None, owner: Node | None) -> None:
    scope.process, scope.parent, scope.node = process, parent, owner
    process.scopes[scope.id] = scope
    for node in scope.nodes:
        node.scope = scope
        node.index = len(process.nodes)
        scope.by_id[node.id] = process.nodes[node.id] = node
        if node.child is not None:
            _link_scope(node.child, process, scope, node)
    for flow in scope.flows:
        flow.source.outgoing.append(flow)
        flow.target.incoming.append(flow)
        process.flows[flow.id] = flow
    for node in scope.nodes:
        _link_node(node, scope)
    scope.starts = _starts(scope)
    for node in scope.nodes:
        node.recorded = node.undo is not None or (node.child is not None and node.child.recorded)
    scope.recorded = scope.compensation is not None or any(n.recorded for n in scope.nodes)


def _link_node(node: Node, scope: Scope) -> None:
    if node.default_id:
        node.default = next(f for f in node.outgoing if f.id == node.default_id)
    node.throws = _throws(node)
    node.stops = any(e.trigger in _STOPPING for e in node.events) and node.kind in _THROWING
    node.offers_alike = node.offer is None or node.offer.is_constant
    keeps = node.call is not None and any(mapping.local for mapping in node.call.outputs)
    node.needs_scope = bool(node.inputs or node.outputs or node.data or keeps)
    if node.kind is Kind.BOUNDARY_EVENT:
        host = node.attached_to = scope.by_id[node.attached_to_id]
        host.boundaries.append(node)
        if node.handler_id:
            node.handler = host.undo = scope.by_id[node.handler_id]
    if node.triggered_by_event and node.child is not None:
        node.start = next(n for n in node.child.nodes if n.kind is Kind.START_EVENT)
        scope.event_subprocesses.append(node)
        if any(e.trigger is Trigger.COMPENSATION for e in node.start.events):
            scope.compensation = node
    if node.kind is Kind.CATCH_EVENT:
        for event in node.events:
            if event.trigger is Trigger.LINK:
                scope.links[event.name] = node


def _throws(node: Node) -> bool:
    if node.kind in _THROWING:
        return any(e.trigger in (Trigger.MESSAGE, Trigger.SIGNAL) for e in node.events)
    return node.kind is Kind.SEND_TASK and node.message is not None


def _starts(scope: Scope) -> list[Node]:
    """Plain start events, else the event start, else every node that nothing leads to."""
    events = [n for n in scope.nodes if n.kind is Kind.START_EVENT]
    plain = [n for n in events if not n.events]
    if plain or events:
        return plain or events[:1]
    return [n for n in scope.nodes if _stands_alone(n)]


def _stands_alone(node: Node) -> bool:
    if node.incoming or node.kind is Kind.BOUNDARY_EVENT or node.for_compensation:
        return False
    is_link_target = any(e.trigger is Trigger.LINK for e in node.events)
    return not (node.triggered_by_event or (node.kind in EVENTS and is_link_target))
