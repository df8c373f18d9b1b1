"""What can be done to a running instance: one struct per intention.

Tokens, timers, subscriptions, incidents and scopes are named by the numbers that effects carry;
they are unique within one root instance and never used again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

Variables = Mapping[str, Any]


class StartInstance(Struct, frozen=True):
    """Begins an instance; the state given to `step` must be `State.empty()`.

    `element`: the start event (or instantiating task, or event behind an instantiating gateway)
    that was triggered; `before`: activities to begin at instead of a start event; `starter`: who
    begins it, for models that want to know (camunda:initiator).
    """

    process: str
    variables: Variables = field(default_factory=dict)
    business_key: str | None = None
    version: int | None = None
    element: str | None = None
    trigger: int = 0  # which event definition of `element`
    before: tuple[str, ...] = ()
    starter: str | None = None


class CompleteTask(Struct, frozen=True):
    """A user (or waiting manual) task is done."""

    token: int
    variables: Variables = field(default_factory=dict)


class CompleteWork(Struct, frozen=True):
    """Service work (an external topic, a handler) is done."""

    token: int
    variables: Variables = field(default_factory=dict)


class ThrowError(Struct, frozen=True):
    """A worker or a task's form reports a BPMN error."""

    token: int
    code: str
    message: str = ""
    variables: Variables = field(default_factory=dict)


class ThrowEscalation(Struct, frozen=True):
    """A task reports an escalation; the task goes on unless a boundary event interrupts it."""

    token: int
    code: str
    variables: Variables = field(default_factory=dict)


class FailWork(Struct, frozen=True):
    """Service work failed technically and has no retry left: an incident."""

    token: int
    reason: str


class FireTimer(Struct, frozen=True):
    timer: int


class DeliverMessage(Struct, frozen=True):
    """To one subscription, which `correlation.receivers` has found."""

    subscription: int
    variables: Variables = field(default_factory=dict)


class DeliverSignal(Struct, frozen=True):
    """To everything in the instance that waits for the signal; nothing waiting is no error."""

    name: str
    variables: Variables = field(default_factory=dict)


class SetVariables(Struct, frozen=True):
    """In the scope with that number (0: the root instance's), or where the name exists."""

    variables: Variables
    scope: int = 0
    local: bool = False
    removals: tuple[str, ...] = ()


class Move(Struct, frozen=True):
    """One instruction of `MoveTokens`: the element, and the scope to start it in (0: found)."""

    element: str
    scope: int = 0
    variables: Variables = field(default_factory=dict)


class MoveTokens(Struct, frozen=True):
    """Cancels tokens (by number) or all of an element (by id); then starts before or after
    elements. All or nothing: an unknown number or id is refused."""

    cancel: tuple[int | str, ...] = ()
    before: tuple[Move, ...] = ()
    after: tuple[Move, ...] = ()


class Suspend(Struct, frozen=True):
    """Nothing happens until `Resume`: every command but administration is refused."""


class Resume(Struct, frozen=True):
    """`keep_rest`: timers go on with the time they had left; else they keep their due time."""

    keep_rest: bool = True


class RetryIncident(Struct, frozen=True):
    """Tries again what failed, after `variables` were set where they belong."""

    incident: int
    variables: Variables = field(default_factory=dict)


class CancelInstance(Struct, frozen=True):
    """Ends everything, without compensation."""

    reason: str = ""


class StartActivity(Struct, frozen=True):
    """Starts an activity that an open ad-hoc sub-process offers; `token` is the sub-process's."""

    token: int
    element: str
    variables: Variables = field(default_factory=dict)


class FinishAdHoc(Struct, frozen=True):
    """Nothing more will be started in the ad-hoc sub-process; it ends when its work is done."""

    token: int
    cancel_remaining: bool = False


Command = (
    StartInstance
    | CompleteTask
    | CompleteWork
    | ThrowError
    | ThrowEscalation
    | FailWork
    | FireTimer
    | DeliverMessage
    | DeliverSignal
    | SetVariables
    | MoveTokens
    | Suspend
    | Resume
    | RetryIncident
    | CancelInstance
    | StartActivity
    | FinishAdHoc
)
