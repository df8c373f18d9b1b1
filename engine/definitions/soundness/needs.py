"""Gateways right after a form that ask for a variable which nothing in the package gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.definitions.lint.remark import Remark
from engine.definitions.model import GATEWAYS, Kind, Models, Node, Process
from engine.forms import Form

_PASSES_ON = GATEWAYS | {Kind.TASK, Kind.MANUAL_TASK}


def lacking(process: Process, models: Models, forms: Mapping[str, Form]) -> Iterator[Remark]:
    """User tasks whose form lacks what the choice after it needs."""
    given = _given(process, models, forms)
    for node in process.nodes.values():
        if node.offer is None or _form(node, forms) is None:
            continue
        for gateway in _choices_after(node):
            for name in sorted(_asked(gateway) - given):
                yield Remark("sound-form-lacks", node.id, {"gateway": gateway.id, "name": name})


def _asked(gateway: Node) -> frozenset[str]:
    conditions = [flow.condition for flow in gateway.outgoing if flow.condition is not None]
    return frozenset().union(*(condition.free_names for condition in conditions))


def _choices_after(node: Node) -> Iterator[Node]:
    """Choices that a token comes to from here before anything else is done."""
    seen, waiting = {node.id}, [flow.target for flow in node.outgoing]
    if any(flow.condition is not None for flow in node.outgoing):
        yield node
    while waiting:
        current = waiting.pop()
        if current.id in seen or current.kind not in _PASSES_ON:
            continue
        seen.add(current.id)
        if any(flow.condition is not None for flow in current.outgoing):
            yield current
        waiting.extend(flow.target for flow in current.outgoing)


def _given(process: Process, models: Models, forms: Mapping[str, Form]) -> set[str]:
    """Every variable that something in the process, or a caller of it, gives."""
    found: set[str] = set()
    for node in process.nodes.values():
        found |= _given_by(node, forms)
    for scope in process.scopes.values():
        found |= {item.name for item in scope.data}
    for other in models.processes.values():
        for node in other.nodes.values():
            if node.call is not None and node.call.element == process.key:
                found |= {mapping.target for mapping in node.call.inputs}
    return found


def _given_by(node: Node, forms: Mapping[str, Form]) -> set[str]:
    found = {each.target for each in (*node.inputs, *node.outputs)}
    found |= {item.name for item in node.data} | {node.result_variable}
    for event in node.events:
        found |= {event.code_variable, event.message_variable}
    if node.multi is not None:
        found |= {node.multi.element_variable, node.multi.output_collection, "loopCounter"}
    if node.call is not None:
        found |= {mapping.target for mapping in node.call.outputs}
    form = _form(node, forms)
    if form is not None:
        found |= {each.path[0] for each in form.fields() if each.has_value and each.path}
    return found


def _form(node: Node, forms: Mapping[str, Form]) -> Form | None:
    key = node.offer.form_key if node.offer is not None else None
    return forms.get(key.text) if key is not None else None
