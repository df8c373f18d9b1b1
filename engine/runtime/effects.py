"""What a step did, for the world outside: one struct per kind, in the order it happened.

`token`, `timer`, `subscription`, `incident`, `instance` are numbers, unique within one root
instance and never reused. `instance` is 0 for the root instance, else the number of the called
instance. `element` is the id in the model of `process`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct, field


class Closing(StrEnum):
    """Why a task, work, timer or activity is over."""

    COMPLETED = "completed"
    CANCELLED = "cancelled"
    FAILED = "failed"


class TaskOpened(Struct, frozen=True):
    """A user task is offered (or a manual task, where those wait)."""

    token: int
    element: str
    process: str
    instance: int
    name: str
    names: Mapping[str, str]
    assignee: str | None = None
    candidate_users: tuple[str, ...] = ()
    candidate_groups: tuple[str, ...] = ()
    due: datetime | None = None
    follow_up: datetime | None = None
    priority: int = 50
    form_key: str | None = None
    properties: Mapping[str, str] = field(default_factory=dict)
    extensions: Mapping[str, str] = field(default_factory=dict)
    lanes: tuple[str, ...] = ()  # names, outermost first
    loop_counter: int | None = None
    documentation: str = ""


class TaskClosed(Struct, frozen=True):
    token: int
    element: str
    closing: Closing


class WorkOpened(Struct, frozen=True):
    """Service work waits for its worker or handler."""

    token: int
    element: str
    process: str
    instance: int
    topic: str
    name: str = ""
    retries: int | None = None
    priority: int = 50
    properties: Mapping[str, str] = field(default_factory=dict)
    extensions: Mapping[str, str] = field(default_factory=dict)


class WorkClosed(Struct, frozen=True):
    token: int
    element: str
    closing: Closing


class TimerSet(Struct, frozen=True):
    """Also when a cycle goes on or a resumed timer moves: the same number, a new due time."""

    timer: int
    due: datetime
    element: str
    process: str
    instance: int


class TimerCleared(Struct, frozen=True):
    timer: int
    element: str


class SubscriptionOpened(Struct, frozen=True):
    """Waits for a message or signal. `correlation`: the values its model demands, by name."""

    subscription: int
    kind: str  # "message" or "signal"
    name: str
    element: str
    process: str
    instance: int
    business_key: str | None
    correlation: Mapping[str, Any] = field(default_factory=dict)


class SubscriptionClosed(Struct, frozen=True):
    subscription: int
    kind: str
    name: str


class MessageThrown(Struct, frozen=True):
    """Nothing within the instance waited for it; `targets`: nodes or processes it is meant for."""

    name: str
    variables: Mapping[str, Any]
    element: str
    process: str
    instance: int
    business_key: str | None
    targets: tuple[str, ...] = ()


class SignalThrown(Struct, frozen=True):
    """Delivered already within the instance; the others' turn is the caller's to arrange."""

    name: str
    variables: Mapping[str, Any]
    element: str
    process: str
    instance: int


class IncidentRaised(Struct, frozen=True):
    """`kind`: no-flow, uncaught-error, failed-work, expression, decision, call, timer, limit …"""

    incident: int
    token: int
    element: str
    process: str
    instance: int
    kind: str
    message: str


class IncidentResolved(Struct, frozen=True):
    incident: int
    element: str


class ActivityStarted(Struct, frozen=True):
    """An activity (one instance of a multi-instance one) or a waiting event was entered."""

    token: int
    element: str
    process: str
    instance: int


class ActivityCompleted(Struct, frozen=True):
    """Any element was completed; `token` is 0 for what never waits (gateways, events)."""

    token: int
    element: str
    process: str
    instance: int


class ActivityCancelled(Struct, frozen=True):
    token: int
    element: str
    process: str
    instance: int


class FlowTaken(Struct, frozen=True):
    flow: str
    process: str


class ConditionUnclear(Struct, frozen=True):
    """A condition on a flow was neither true nor false (null, a text …) and so did not hold."""

    flow: str
    process: str
    instance: int
    reason: str


class InstanceStarted(Struct, frozen=True):
    """A root or called instance; `caller` is the token of the call activity (0: none)."""

    instance: int
    process: str
    version: int
    business_key: str | None
    caller: int = 0


class InstanceEnded(Struct, frozen=True):
    """`cancelled`: not by its own model (the caller's boundary event, an administrator)."""

    instance: int
    process: str
    cancelled: bool = False
    reason: str = ""


class DecisionEvaluated(Struct, frozen=True):
    token: int
    element: str
    process: str
    instance: int
    decision: str
    result: Any
    matched: tuple[Any, ...] = ()
    record: Mapping[str, Any] = field(default_factory=dict)


Effect = (
    TaskOpened
    | TaskClosed
    | WorkOpened
    | WorkClosed
    | TimerSet
    | TimerCleared
    | SubscriptionOpened
    | SubscriptionClosed
    | MessageThrown
    | SignalThrown
    | IncidentRaised
    | IncidentResolved
    | ActivityStarted
    | ActivityCompleted
    | ActivityCancelled
    | FlowTaken
    | ConditionUnclear
    | InstanceStarted
    | InstanceEnded
    | DecisionEvaluated
)
