"""Events that wait side by side for the very same message: only one of them can have it."""

from __future__ import annotations

from collections.abc import Iterator

from engine.definitions.linking import waiting_events
from engine.definitions.lint.remark import Remark
from engine.definitions.model import Kind, Node, Process, Trigger


def same_messages(process: Process) -> Iterator[Remark]:
    """On the border of one activity, behind one gateway, or among the handlers of one scope."""
    for node in process.nodes.values():
        yield from _twice(node.id, node.boundaries)
        if node.kind is Kind.EVENT_BASED:
            yield from _twice(node.id, [flow.target for flow in node.outgoing])
    for scope in process.scopes.values():
        starts = [esp.start for esp in scope.event_subprocesses if esp.start is not None]
        yield from _twice(scope.id, starts)


def _twice(place: str, nodes: list[Node]) -> Iterator[Remark]:
    seen: set[str] = set()
    for node in nodes:
        for event in waiting_events(node):
            if event.trigger is Trigger.MESSAGE and event.name:
                if event.name in seen:
                    values: dict[str, object] = {"message": event.name, "other": node.id}
                    yield Remark("message-twice", place, values)
                seen.add(event.name)
