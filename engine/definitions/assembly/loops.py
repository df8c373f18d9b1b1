"""Standard loops and multi-instance."""

from __future__ import annotations

import re

from engine.definitions.assembly.data import variable_name
from engine.definitions.assembly.events import Parsed, build_event
from engine.definitions.expressions import Expressions, Variable
from engine.definitions.model import Behavior, EventDefinition, Expression, Loop, MultiInstance
from engine.definitions.xml import (
    ZEEBE,
    Element,
    camunda,
    child,
    child_text,
    children,
    extensions,
    flag,
    is_event_definition,
    local,
)

_RESULT = re.compile(r"^\s*=\s*([^\W\d]\w*)(?:\.\w+)*\s*$")


def build_loop(x: Expressions, activity: Element) -> Loop | None:
    """The standard loop of an activity, None if it has none."""
    element = child(activity, "standardLoopCharacteristics")
    if element is None:
        return None
    maximum = element.get("loopMaximum")
    return Loop(
        condition=x.feel(activity, child_text(element, "loopCondition"), "loopCondition"),
        maximum=None if maximum is None else int(maximum),
        test_before=flag(element, "testBefore"),
    )


def build_multi(x: Expressions, activity: Element) -> MultiInstance | None:
    """The multi-instance of an activity, None if it has none."""
    element = child(activity, "multiInstanceLoopCharacteristics")
    if element is None:
        return None
    multi = MultiInstance(
        sequential=flag(element, "isSequential"),
        cardinality=x.feel(activity, child_text(element, "loopCardinality"), "loopCardinality"),
        collection=_collection(x, activity, element),
        element_variable=_item(element, "inputDataItem")
        or element.get(camunda("elementVariable"))
        or "",
        index_variable=element.get(camunda("elementIndexVariable")) or "",
        completion_condition=x.feel(
            activity, child_text(element, "completionCondition"), "completionCondition"
        ),
        output_item=_item(element, "outputDataItem") or "",
    )
    written = child_text(element, "loopDataOutputRef")
    multi.output_collection = variable_name(x.sheet, written) or written or ""
    _zeebe_output(x, activity, element, multi)
    _behavior(x, activity, element, multi)
    return multi


def _collection(x: Expressions, activity: Element, element: Element) -> Expression | None:
    """By reference to data, or camunda:collection: an expression, or a variable's name."""
    written = child_text(element, "loopDataInputRef")
    if written is not None:
        name = variable_name(x.sheet, written)
        return Variable(name) if name else x.feel(activity, written, "loopDataInputRef")
    return x.feel(activity, element.get(camunda("collection")), "collection")


def _item(element: Element, name: str) -> str | None:
    item = child(element, name)
    return None if item is None else item.get("name") or item.get("id")


def _zeebe_output(
    x: Expressions, activity: Element, element: Element, multi: MultiInstance
) -> None:
    for item in extensions(element, "loopCharacteristics", ns=ZEEBE):
        multi.first = 1
        multi.output_collection = item.get("outputCollection") or multi.output_collection
        multi.output_expression = x.feel(activity, item.get("outputElement"), "outputElement")
        if named := _RESULT.match(item.get("outputElement") or ""):
            multi.output_item = named.group(1)  # each instance has a result of its own


def _behavior(x: Expressions, activity: Element, element: Element, multi: MultiInstance) -> None:
    """Which event is thrown after which instance (BPMN 2.0.2, 10.3.8)."""
    multi.behavior = Behavior(element.get("behavior") or "All")
    reference = {Behavior.NONE: "noneBehaviorEventRef", Behavior.ONE: "oneBehaviorEventRef"}
    if multi.behavior in reference:
        found = x.sheet.get(element.get(reference[multi.behavior]))
        multi.event = None if found is None else _thrown(x, found)
    if multi.behavior is not Behavior.COMPLEX:
        return
    for definition in children(element, "complexBehaviorDefinition"):
        condition = x.feel(activity, child_text(definition, "condition"), "condition")
        event = child(definition, "event")
        inner = [] if event is None else [e for e in event if is_event_definition(e)]
        if condition is not None and inner:
            multi.complex = (*multi.complex, (condition, _thrown(x, inner[0])))


def _thrown(x: Expressions, element: Element) -> EventDefinition:
    """A definition that stands outside of any node: read without SpiffWorkflow's parser."""
    return build_event(x, element, parsed_plainly(x, element))


def parsed_plainly(x: Expressions, element: Element) -> Parsed:
    """What SpiffWorkflow finds out about an event definition, by plain look-ups."""
    kind = local(element).removesuffix("EventDefinition")
    declared = x.sheet.get(element.get(f"{kind}Ref"))
    if declared is not None:
        code = declared.get("errorCode") or declared.get("escalationCode")
        return Parsed(name=declared.get("name"), code=code)
    return Parsed(
        name=element.get("name"),
        expression=child_text(element, "condition"),
        activity=element.get("activityRef"),
    )
