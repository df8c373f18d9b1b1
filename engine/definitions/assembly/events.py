"""Event definitions: what SpiffWorkflow parsed, with the attributes it has no place for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from engine.definitions.assembly.data import assignments_into, mappings
from engine.definitions.assembly.timers import build_timer
from engine.definitions.expressions import Expressions, Variable, is_expression
from engine.definitions.model import (
    Assignment,
    EventDefinition,
    Expression,
    Timer,
    TimerKind,
    Trigger,
)
from engine.definitions.xml import (
    ZEEBE,
    Element,
    camunda,
    child,
    child_text,
    extensions,
    flag,
    local,
)

_PATH = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")  # a variable, or a part of one


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a parser found out about an event definition, in plain values."""

    name: str | None = None
    code: str | None = None
    expression: str | None = None
    activity: str | None = None


def parsed_by_spiff(definition: Any) -> Parsed:
    """The plain values of one of SpiffWorkflow's event definitions."""
    return Parsed(
        name=getattr(definition, "name", None),
        code=getattr(definition, "code", None),
        expression=getattr(definition, "expression", None),
        activity=getattr(definition, "activity", None),
    )


def build_event(expressions: Expressions, element: Element, parsed: Parsed) -> EventDefinition:
    """The model's event definition; problems become findings."""
    trigger = Trigger(local(element).removesuffix("EventDefinition"))
    event = EventDefinition(trigger, id=element.get("id") or "")
    _FILL[trigger](expressions, element, parsed, event)
    return event


def message_event(expressions: Expressions, task: Element) -> EventDefinition | None:
    """The message that a send or receive task sends or waits for."""
    message = expressions.sheet.get(task.get("messageRef"), "message")
    if message is None:
        return None
    event = EventDefinition(Trigger.MESSAGE)
    _message(expressions, task, Parsed(name=message.get("name")), event)
    return event


def _message(x: Expressions, element: Element, parsed: Parsed, event: EventDefinition) -> None:
    message = x.sheet.get(element.get("messageRef"), "message")
    name = parsed.name if message is not None and message.get("name") else element.get("messageRef")
    _name(x, element, name, event)
    if element.get(camunda("type")) == "external":
        event.topic = element.get(camunda("topic")) or ""
    if message is not None:
        event.correlation = tuple(_correlation(x, message))
    event.payload, event.payload_all = _payload(x, element)


def _signal(x: Expressions, element: Element, parsed: Parsed, event: EventDefinition) -> None:
    signal = x.sheet.get(element.get("signalRef"), "signal")
    name = parsed.name if signal is not None and signal.get("name") else element.get("signalRef")
    _name(x, element, name, event)
    event.payload, event.payload_all = _payload(x, element)


def _name(x: Expressions, element: Element, name: str | None, event: EventDefinition) -> None:
    if name is not None and is_expression(name):
        event.name_expression = x.feel(element, name, "name")
    else:
        event.name = name or ""


def _correlation(x: Expressions, message: Element) -> list[Assignment]:
    """zeebe:subscription: the key is compared under the name of the variable that holds it."""
    found = []
    for item in extensions(message, "subscription", ns=ZEEBE):
        key = x.feel(message, item.get("correlationKey"), "correlationKey")
        if key is not None:
            plain = key.text.lstrip("= ").strip()
            name = plain if _PATH.fullmatch(plain) else "correlationKey"
            found.append(Assignment(name, key))
    return found


def _payload(x: Expressions, element: Element) -> tuple[tuple[Assignment, ...], bool]:
    """What a throw sends along: camunda:in of the definition, data inputs of the event or task."""
    found: list[Assignment] = []
    everything = False
    for item in extensions(element, "in"):
        if item.get("variables") == "all":
            everything = True
            continue
        source = in_source(x, element, item)
        if source is not None and item.get("target"):
            found.append(Assignment(str(item.get("target")), source))
    if local(element) == "sendTask":
        given = assignments_into(x, element) + mappings(x, element, "inputParameter")
        found += [Assignment(item.target, Variable(item.target)) for item in given]
    event = element.getparent()
    if event is not None and local(event) in ("intermediateThrowEvent", "endEvent"):
        found += assignments_into(x, event) + mappings(x, event, "inputParameter")
    return tuple(found), everything


def in_source(x: Expressions, owner: Element, item: Element) -> Expression | None:
    """The source of a camunda:in or camunda:out: a variable's name or an expression."""
    if (text := item.get("sourceExpression")) is not None:
        return x.feel(owner, text, "sourceExpression")
    source = item.get("source")
    return Variable(source) if source else None


def _error(x: Expressions, element: Element, parsed: Parsed, event: EventDefinition) -> None:
    error = x.sheet.get(element.get("errorRef"), "error")
    _code(x, element, error, parsed.code, event)
    event.code_variable = element.get(camunda("errorCodeVariable")) or ""
    event.message_variable = element.get(camunda("errorMessageVariable")) or ""
    event.payload, event.payload_all = _payload(x, element)
    if error is not None:
        text = error.get(camunda("errorMessage"))
        event.error_message = x.template(error, text, "errorMessage")


def _escalation(x: Expressions, element: Element, parsed: Parsed, event: EventDefinition) -> None:
    escalation = x.sheet.get(element.get("escalationRef"), "escalation")
    _code(x, element, escalation, parsed.code, event)
    event.code_variable = element.get(camunda("escalationCodeVariable")) or ""
    event.payload, event.payload_all = _payload(x, element)


def _code(
    x: Expressions,
    element: Element,
    declared: Element | None,
    code: str | None,
    event: EventDefinition,
) -> None:
    """What is declared without a code is thrown under its name or id; who catches it catches
    every code, its own first (BPMN 2.0.2, 8.4.3 and 8.4.4)."""
    if declared is None:
        return
    event.code_given = bool(code)
    code = code or declared.get("name") or declared.get("id")
    if code is not None and is_expression(code):
        event.code_expression = x.feel(element, code, "code")
    else:
        event.code = code


def _conditional(x: Expressions, element: Element, parsed: Parsed, event: EventDefinition) -> None:
    event.condition = x.feel(element, parsed.expression, "condition")
    event.variable_names = _names(element.get(camunda("variableName")))
    event.variable_events = _names(element.get(camunda("variableEvents")))


def _names(written: str | None) -> frozenset[str]:
    return frozenset(name for one in (written or "").split(",") if (name := one.strip()))


def _compensation(x: Expressions, element: Element, parsed: Parsed, event: EventDefinition) -> None:
    event.activity = parsed.activity
    event.wait_for_completion = flag(element, "waitForCompletion", True)


def _timer(x: Expressions, element: Element, parsed: Parsed, event: EventDefinition) -> None:
    for kind in TimerKind:
        if child(element, kind) is not None:
            event.timer = _one_timer(x, element, kind, parsed)
            return


def _one_timer(x: Expressions, element: Element, kind: TimerKind, parsed: Parsed) -> Timer | None:
    text = parsed.expression or child_text(element, kind) or ""
    return build_timer(x, element, kind, text)


def _link(x: Expressions, element: Element, parsed: Parsed, event: EventDefinition) -> None:
    event.name = parsed.name or element.get("name") or ""


def _nothing(x: Expressions, element: Element, parsed: Parsed, event: EventDefinition) -> None:
    """Cancel and terminate have no attributes."""


_FILL: dict[Trigger, Callable[[Expressions, Element, Parsed, EventDefinition], None]] = {
    Trigger.MESSAGE: _message,
    Trigger.SIGNAL: _signal,
    Trigger.TIMER: _timer,
    Trigger.ERROR: _error,
    Trigger.ESCALATION: _escalation,
    Trigger.COMPENSATION: _compensation,
    Trigger.CONDITIONAL: _conditional,
    Trigger.LINK: _link,
    Trigger.CANCEL: _nothing,
    Trigger.TERMINATE: _nothing,
}
