"""What the runtime reads of a process model: plain slotted objects, one class per kind of thing.

The reader makes nodes, flows and scopes and calls `linking.link(process)` once, which fills in
everything that follows from them (fields under "derived"). After that a model is never changed.
Expressions are compiled by the reader (`engine.feel.expressions.compile_any`), so that a wrong
one is refused at deployment; the runtime only evaluates them.
"""

from __future__ import annotations

from engine.definitions.model.activities import (
    AdHoc,
    Call,
    CallMapping,
    Loop,
    MultiInstance,
    Offer,
    Rule,
    Work,
)
from engine.definitions.model.events import (
    CorrelationKey,
    CorrelationProperty,
    CorrelationSubscription,
    EventDefinition,
    Timer,
)
from engine.definitions.model.expressions import (
    Assignment,
    DataItem,
    Expression,
    Literal,
)
from engine.definitions.model.kinds import (
    ACTIVITIES,
    EVENTS,
    GATEWAYS,
    SUB_PROCESSES,
    Behavior,
    Binding,
    Kind,
    TimerKind,
    Trigger,
)
from engine.definitions.model.nodes import (
    Flow,
    Lane,
    Linked,
    Node,
    Scope,
)
from engine.definitions.model.processes import (
    GlobalTask,
    Models,
    Process,
    Start,
)

__all__ = [
    "ACTIVITIES",
    "EVENTS",
    "GATEWAYS",
    "SUB_PROCESSES",
    "AdHoc",
    "Assignment",
    "Behavior",
    "Binding",
    "Call",
    "CallMapping",
    "CorrelationKey",
    "CorrelationProperty",
    "CorrelationSubscription",
    "DataItem",
    "EventDefinition",
    "Expression",
    "Flow",
    "GlobalTask",
    "Kind",
    "Lane",
    "Linked",
    "Literal",
    "Loop",
    "Models",
    "MultiInstance",
    "Node",
    "Offer",
    "Process",
    "Rule",
    "Scope",
    "Start",
    "Timer",
    "TimerKind",
    "Trigger",
    "Work",
]
