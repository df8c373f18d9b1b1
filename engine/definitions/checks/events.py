"""Events: which definitions stand where, and what each definition must say."""

from __future__ import annotations

from engine.definitions.sheet import Sheet
from engine.definitions.xml import (
    ACTIVITIES,
    EVENTS,
    Element,
    camunda,
    child,
    children,
    flag,
    is_event_definition,
    local,
    text,
)

_SUFFIX = "EventDefinition"
# BPMN 2.0.2, tables 10.84–10.93: triggers by place
_LEGAL: dict[str, frozenset[str]] = {
    "startEvent": frozenset(["message", "timer", "signal", "conditional"]),
    "event sub-process": frozenset(
        ["message", "timer", "signal", "conditional", "error", "escalation", "compensate"]
    ),
    "intermediateCatchEvent": frozenset(["message", "timer", "signal", "conditional", "link"]),
    "boundaryEvent": frozenset(
        ["message", "timer", "signal", "conditional", "error", "escalation", "compensate", "cancel"]
    ),
    "intermediateThrowEvent": frozenset(["message", "signal", "escalation", "compensate", "link"]),
    "endEvent": frozenset(
        ["message", "signal", "escalation", "compensate", "error", "cancel", "terminate"]
    ),
}
_ALWAYS_INTERRUPTS = frozenset(["error", "cancel", "compensate"])
_CATCHES = frozenset(["startEvent", "intermediateCatchEvent", "boundaryEvent"])
_ALONE = frozenset(["link", "terminate", "error", "cancel"])
_WAITED_FOR = ("messageEventDefinition", "compensateEventDefinition")
_PARTS = ("timeDate", "timeDuration", "timeCycle")


def check_events(sheet: Sheet) -> None:
    """Every event has definitions that its place allows, complete ones."""
    for event in sheet.walk():
        if local(event) not in EVENTS or not event.get("id"):
            continue
        definitions = [e for e in event if is_event_definition(e)]
        triggers = [local(e).removesuffix(_SUFFIX) for e in definitions]
        _place(sheet, event, triggers)
        _number(sheet, event, triggers)
        if local(event) == "boundaryEvent":
            _attachment(sheet, event, triggers)
        for definition in definitions:
            _complete(sheet, event, definition)


def _place(sheet: Sheet, event: Element, triggers: list[str]) -> None:
    place = _where(event)
    for trigger in triggers:
        if place == "startEvent" and not _at_top(event):
            sheet.error(event, "start-in-subprocess", trigger=trigger)
        elif trigger not in _LEGAL[place]:
            sheet.error(event, "event-illegal", trigger=trigger, place=place)
    if "cancel" in triggers and local(event) == "endEvent" and not _in_transaction(event):
        sheet.error(event, "cancel-outside")


def _where(event: Element) -> str:
    parent = event.getparent()
    if local(event) == "startEvent" and parent is not None and flag(parent, "triggeredByEvent"):
        return "event sub-process"
    return local(event)


def _at_top(event: Element) -> bool:
    parent = event.getparent()
    return parent is not None and local(parent) == "process"


def _in_transaction(event: Element) -> bool:
    """A cancel end event belongs to the transaction right around it."""
    parent = event.getparent()
    return parent is not None and local(parent) == "transaction"


def _number(sheet: Sheet, event: Element, triggers: list[str]) -> None:
    """How many definitions: none where one is needed, several where they cannot be told apart."""
    kind = local(event)
    if not triggers and (kind in ("intermediateCatchEvent", "boundaryEvent")):
        sheet.error(event, "event-empty")
    if not triggers and _where(event) == "event sub-process":
        sheet.error(event, "event-subprocess-untriggered")
    caught = kind == "boundaryEvent" or _where(event) == "event sub-process"
    if len(triggers) > 1 and _ALONE & set(triggers) and not caught:
        sheet.error(event, "event-combination", triggers=", ".join(triggers))
    if sum(map(_is_waited_for, children(event, *_WAITED_FOR))) > 1 and not caught:
        sheet.error(event, "event-combination", triggers=", ".join(triggers))
    if flag(event, "parallelMultiple") and len(triggers) < 2:
        sheet.warning(event, "event-parallel-single")
    if "conditional" in triggers and _where(event) == "startEvent":
        _begins_by_condition(sheet, event, triggers)
    if flag(event, "parallelMultiple") and "timeCycle" in _timer_parts(event):
        sheet.error(event, "event-parallel-cycle")
    stops = "cancelActivity" if kind == "boundaryEvent" else "isInterrupting"
    if set(triggers) & _ALWAYS_INTERRUPTS and not flag(event, stops, True) and kind in _CATCHES:
        _non_interrupting(sheet, event, triggers)


def _is_waited_for(definition: Element) -> bool:
    """A throw event waits for compensation, and for a message that somebody sends as work."""
    is_message = local(definition) == "messageEventDefinition"
    return not is_message or definition.get(camunda("type")) == "external"


def _begins_by_condition(sheet: Sheet, event: Element, triggers: list[str]) -> None:
    """Looked at when a case is started with variables: it can be no part of something else."""
    if len(triggers) > 1:
        sheet.error(event, "event-combination", triggers=", ".join(triggers))
    else:
        sheet.warning(event, "start-conditional")


def _non_interrupting(sheet: Sheet, event: Element, triggers: list[str]) -> None:
    """Compensation never interrupts, so that its attribute says nothing; errors always do."""
    if set(triggers) & {"error", "cancel"}:
        sheet.error(event, "event-must-interrupt", trigger=", ".join(triggers))


def _timer_parts(event: Element) -> set[str]:
    return {
        local(part)
        for definition in children(event, "timerEventDefinition")
        for part in children(definition, *_PARTS)
    }


def _attachment(sheet: Sheet, event: Element, triggers: list[str]) -> None:
    reference = event.get("attachedToRef")
    host = sheet.get(reference)
    if host is None:
        sheet.error(event, "reference-unknown", attribute="attachedToRef", reference=reference)
        return
    if local(host) not in ACTIVITIES:
        sheet.error(event, "boundary-host", host=reference, kind=local(host))
    elif host.getparent() is not event.getparent():
        sheet.error(event, "boundary-scope", host=reference)
    elif flag(host, "triggeredByEvent"):
        sheet.error(event, "boundary-event-subprocess", host=reference)
    if "cancel" in triggers and local(host) != "transaction":
        sheet.error(event, "cancel-boundary", host=reference)


def _complete(sheet: Sheet, event: Element, definition: Element) -> None:
    """What a definition must say so that it can ever be caught or thrown."""
    trigger = local(definition).removesuffix(_SUFFIX)
    if trigger == "timer":
        _timer(sheet, event, definition)
    elif trigger == "conditional":
        if child(definition, "condition") is None or not text(definition):
            sheet.error(event, "conditional-empty")
    elif trigger == "link":
        if not (definition.get("name") or "").strip():
            sheet.error(event, "link-unnamed")
    elif trigger in ("message", "signal"):
        _named(sheet, event, definition, trigger)
    elif trigger == "escalation" and local(event) not in _CATCHES:
        if not definition.get("escalationRef"):
            sheet.error(event, "escalation-unnamed")
    elif trigger == "error" and local(event) == "endEvent" and not definition.get("errorRef"):
        sheet.warning(event, "error-uncoded")


def _named(sheet: Sheet, event: Element, definition: Element, trigger: str) -> None:
    reference = definition.get(f"{trigger}Ref")
    if reference:
        return
    is_work = definition.get(camunda("type")) == "external"
    if local(event) in _CATCHES or (trigger == "signal"):
        sheet.error(event, f"{trigger}-unnamed")
    elif not is_work:
        sheet.warning(event, "message-unsent")


def _timer(sheet: Sheet, event: Element, definition: Element) -> None:
    parts = children(definition, *_PARTS)
    if len(parts) != 1:
        sheet.error(event, "timer-parts", number=len(parts))
        return
    if text(parts[0]) is None:
        sheet.error(event, "timer-empty")
    repeats = local(parts[0]) == "timeCycle"
    if repeats and local(event) == "intermediateCatchEvent":
        sheet.warning(event, "timer-cycle-once")
    if repeats and local(event) == "boundaryEvent" and flag(event, "cancelActivity", True):
        sheet.warning(event, "timer-cycle-once")
