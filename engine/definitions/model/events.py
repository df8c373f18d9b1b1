"""Event definitions: triggers, timers, and the keys by which messages find their case."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.definitions.model.expressions import Assignment, Expression
from engine.definitions.model.kinds import TimerKind, Trigger


@dataclass(slots=True, eq=False)
class Timer:
    """A timer's text: literal ISO 8601, or an expression that gives one or a FEEL value."""

    kind: TimerKind
    text: str = ""  # a literal; empty if `expression` is given
    expression: Expression | None = None
    due_basis: str = ""  # paatos:dueBasis
    shift: str = ""  # paatos:shift


@dataclass(slots=True, eq=False)
class CorrelationProperty:
    """`retrievals`: message name → expression over the payload of that message."""

    id: str
    name: str
    retrievals: dict[str, Expression] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class CorrelationKey:
    id: str
    name: str
    properties: tuple[CorrelationProperty, ...] = ()


@dataclass(slots=True, eq=False)
class CorrelationSubscription:
    """A process's own values for a key: property id → expression over the case's variables."""

    key: CorrelationKey
    bindings: dict[str, Expression] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class EventDefinition:
    """One trigger of an event; which fields count depends on `trigger`."""

    trigger: Trigger
    id: str = ""
    # message, signal, link: the name (that of the message element, not its id)
    name: str = ""
    name_expression: Expression | None = None  # a name that depends on variables
    # error, escalation: None catches every code
    code: str | None = None
    code_given: bool = True  # False: `code` is only what the declaration is known by
    code_expression: Expression | None = None
    code_variable: str = ""  # receives the code of what was caught
    message_variable: str = ""  # receives its message
    error_message: Expression | None = None  # of a thrown error
    # conditional
    condition: Expression | None = None
    variable_names: frozenset[str] = frozenset()  # camunda:variableName: only their changes count
    variable_events: frozenset[str] = frozenset()  # create, update, delete; empty: each of them
    # compensation
    activity: str | None = None  # activityRef
    wait_for_completion: bool = True
    # timer
    timer: Timer | None = None
    # message, signal: what a throw sends along (data inputs, camunda:in)
    payload: tuple[Assignment, ...] = ()
    payload_all: bool = False  # camunda:in variables="all"
    # message: what a catch compares (zeebe-like correlation); name → value over variables
    correlation: tuple[Assignment, ...] = ()
    # message thrown by an external worker instead of by the engine
    topic: str = ""
