"""Code that a model's work runs, what it and commands are given, and how it fails."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from msgspec import Struct

from engine.model import Actor, Case, Key
from engine.ports.rules import Rules


@dataclass(frozen=True, slots=True)
class Work:
    """What a service task, send task or the like asks a handler to do."""

    key: Key
    topic: str
    token: int
    element_id: str
    attempts: int = 0
    properties: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class HandlerContext:
    """All that a handler of service work may see; what it returns become variables.

    `uow` is the unit that commits the effect: no network calls here, they are jobs of kind
    `mail` or `effect`. `work.key` serves as an idempotency key outside.
    """

    uow: Any
    case: Case
    work: Work
    variables: Mapping[str, Any]
    now: datetime
    actor: Actor
    rules: Rules | None = None

    def as_context(self) -> Context:
        """For what a handler does by the functions of commands, as the system."""
        assert self.rules is not None
        return Context(self.actor, self.now, self.rules, {})


class BusinessError(Exception):
    """A handler reports a BPMN error, for the model's boundary events to catch."""

    def __init__(
        self, code: str, message: str = "", variables: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(message or code)
        self.code = code
        self.message = message
        self.variables: Mapping[str, Any] = variables or {}


class Handler(Protocol):
    def __call__(self, context: HandlerContext, /) -> Mapping[str, Any]: ...


class Outward(Protocol):
    """Does something outside of the database: no transaction is open while it is done.

    `prepare` reads, inside a snapshot, all that is needed; what it returns acts, at least once: a
    worker that dies before it has told so is followed by another. `work.key` names the effect for
    good. Raises OutwardFailed, here or in acting, to say whether trying again can help.
    """

    def prepare(self, context: HandlerContext, /) -> Callable[[], object]: ...


class OutwardFailed(Exception):
    """The effect did not happen; `permanent` means that trying again will not help."""

    def __init__(self, reason: str, *, permanent: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent


class Context(Struct, frozen=True):
    """Beside the command and the unit of work, all that a command's function may use.

    `following`: how many messages and signals of models may still follow from what it does; None
    for what a person, a timer or a worker does.
    """

    actor: Actor
    now: datetime
    rules: Rules
    handlers: Mapping[str, Handler]
    following: int | None = None
