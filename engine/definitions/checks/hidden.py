"""Handlers that another one hides: of two for the same thing on the same place one never runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.definitions.expressions import is_expression
from engine.definitions.sheet import Sheet
from engine.definitions.xml import Element, flag, flow_nodes, is_event_definition, local, scopes

_ONE_OF_A_KIND = ("cancelEventDefinition", "compensateEventDefinition")
_CODED = ("errorEventDefinition", "escalationEventDefinition")
What = tuple[str, str]  # kind of definition; code, or what is declared without one


def check_hidden_handlers(sheet: Sheet) -> None:
    """Boundary events of one activity and event sub-processes of one scope, in file order."""
    for scope in scopes(sheet.root):
        borders: dict[str, list[Element]] = {}
        for node in flow_nodes(scope):
            if local(node) == "boundaryEvent":
                borders.setdefault(str(node.get("attachedToRef")), []).append(node)
        for events in (*borders.values(), list(_starts(scope))):
            _compare(sheet, events)


def _starts(scope: Element) -> Iterator[Element]:
    for inner in flow_nodes(scope):
        if flag(inner, "triggeredByEvent"):
            yield from (node for node in flow_nodes(inner) if local(node) == "startEvent")


def _compare(sheet: Sheet, events: Iterable[Element]) -> None:
    first: dict[What, Element] = {}
    for event in events:
        what = _what(sheet, event)
        if what is not None and first.setdefault(what, event) is not event:
            sheet.error(event, "handler-hidden", other=first[what].get("id"))


def _what(sheet: Sheet, event: Element) -> What | None:
    """What the event alone catches; None if others may catch it too, or nobody knows yet."""
    definitions = [e for e in event if is_event_definition(e)]
    if len(definitions) != 1:
        return None
    kind = local(definitions[0])
    if kind in _ONE_OF_A_KIND:
        # of event sub-processes for compensation the rules of scopes tell
        return (kind, "") if local(event) == "boundaryEvent" else None
    if kind not in _CODED:
        return None
    name = kind.removesuffix("EventDefinition")
    reference = definitions[0].get(f"{name}Ref")
    declared = sheet.get(reference, name)
    if declared is None:
        return None if reference else (kind, "")
    code = declared.get(f"{name}Code")
    if code and is_expression(code):
        return None
    return kind, f"={code}" if code else f"#{declared.get('id')}"
