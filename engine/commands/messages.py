"""Messages find their one receiver, in any case; signals reach all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from engine.commands.act import authorise, given, record
from engine.commands.cases import open_case
from engine.commands.registry import Answer, Command, handles
from engine.commands.starting import begin, new_case, plain
from engine.commands.steps import ENVIRONMENT, advance
from engine.errors import Conflict, NotFound
from engine.model import (
    SYSTEM_CASE,
    Case,
    DefinitionKind,
    InstanceState,
    Job,
    JobKind,
    Key,
    StartSubscription,
    SubscriptionKind,
)
from engine.ports import Context, UnitOfWork
from engine.runtime.commands import DeliverMessage
from engine.runtime.correlation import Message, receivers
from engine.runtime.state import State

MOST_CANDIDATES = 1000


class CorrelateMessage(Command, frozen=True):
    """A message from outside, for whoever waits for it or begins by it.

    Found by name, then by `case_id` or `business_key`, then by the values in `correlation`.
    """

    action: ClassVar[str] = "correlate-message"
    name: str
    variables: Mapping[str, Any] = {}
    case_id: str = ""
    business_key: str = ""
    correlation: Mapping[str, Any] = {}
    title: str = ""

    @property
    def subject(self) -> str:
        return self.name[:200]


@dataclass(frozen=True, slots=True)
class Route:
    """How a message comes: `case_id` is where it must go, `sender` the case it comes from."""

    message: Message
    case_id: str = ""
    sender: str = ""
    title: str = ""


@handles(CorrelateMessage)
def correlate(command: CorrelateMessage, uow: UnitOfWork, context: Context) -> Answer:
    """Answers the receiving instance; NotFound when nobody waits, Conflict when several do."""
    name = given(command.name, "the message's name", "Viestin nimi", 200)
    message = Message(
        name, plain(command.variables), command.business_key or None, plain(command.correlation)
    )
    route = Route(message, command.case_id, title=command.title)
    case, key = deliver(uow, context, route, command)
    record(uow, context, case.id, command.action, subject=str(key), after={"message": name})
    return {"case_id": case.id, "instance": str(key)}


def deliver(
    uow: UnitOfWork, context: Context, route: Route, command: Command | None = None
) -> tuple[Case, Key]:
    """To its one receiver; with `command`, the actor's authority over that case is asked."""
    found = _receiver(uow, route)
    if found is not None:
        key, number = found
        case = open_case(uow, key.case_id)
        if command is not None:
            authorise(uow, context, command.action, case)
        step = DeliverMessage(number, route.message.variables)
        advance(uow, context, case, uow.instances.get(key), step)
        return case, key
    start = _start(uow, route.message)
    if start is None:
        raise NotFound(
            f"nobody waits for the message {route.message.name}",
            reason_fi=f"Viestiä ”{route.message.name}” ei odota mikään prosessi.",
            code="no-receiver",
            details={"name": route.message.name, "business_key": route.message.business_key},
        )
    return started(uow, context, start, route, command)


def _receiver(uow: UnitOfWork, route: Route) -> tuple[Key, int] | None:
    """The instance and the number of its subscription; Conflict when several fit equally."""
    fit: list[tuple[Key, int]] = []
    for key in _waiting(uow, route):
        instance = uow.instances.get(key)
        if instance.state is InstanceState.ACTIVE:
            library = uow.definitions.library()
            numbers = receivers(library, State.decode(instance.blob), route.message, ENVIRONMENT)
            fit += [(key, number) for number in numbers]
    own = [each for each in fit if each[0].case_id == route.sender]
    fit = own or fit
    keys = {key for key, _ in fit}
    if len(fit) > 1:
        raise Conflict(
            f"{len(fit)} wait for the message {route.message.name}",
            reason_fi=f"Viestiä ”{route.message.name}” odottaa useampi prosessi.",
            code="ambiguous-message",
            details={"receivers": [str(key) for key in sorted(keys)[:20]]},
        )
    return fit[0] if fit else None


def _waiting(uow: UnitOfWork, route: Route) -> list[Key]:
    """The instances with a subscription of that name, as far as the rows can tell."""
    found = uow.subscriptions.waiting(
        SubscriptionKind.MESSAGE, route.message.name, case_id=route.case_id,
        business_key=route.message.business_key or "", limit=MOST_CANDIDATES,
    )  # fmt: skip
    return list(dict.fromkeys(Key(each.key.case_id, each.instance_seq) for each in found))


def _start(uow: UnitOfWork, message: Message) -> StartSubscription | None:
    found = uow.definitions.starts("message", message.name)
    aimed = [s for s in found if {s.definition_key, s.element_id} & set(message.targets)]
    found = aimed or found
    if len(found) > 1:
        raise Conflict(
            f"several processes begin on the message {message.name}", code="ambiguous-message",
            reason_fi="Usea prosessi alkaa samasta viestistä.",
        )  # fmt: skip
    return found[0] if found else None


def started(
    uow: UnitOfWork,
    context: Context,
    start: StartSubscription,
    route: Route,
    command: Command | None = None,
) -> tuple[Case, Key]:
    """A new instance: in the case that the message names or comes from, else in a new case."""
    definition = uow.definitions.get(
        DefinitionKind.PROCESS, start.definition_key, start.definition_version
    )
    home = route.case_id or route.sender
    variables = dict(route.message.variables)
    business_key = route.message.business_key or ""
    if home and home != SYSTEM_CASE:
        case = open_case(uow, home)
        if command is not None:
            authorise(uow, context, command.action, case)
    else:
        if command is not None:
            authorise(uow, context, command.action, None)
        title = route.title or definition.name or definition.key
        case = new_case(uow, context, title, business_key=business_key)
    variables.setdefault("case_number", case.number)
    instance = begin(
        uow, context, case, definition, variables, element=start.element_id,
        event=route.message.name, business_key=business_key,
    )  # fmt: skip
    return case, instance.key


class BroadcastSignal(Command, frozen=True):
    """A signal from outside, for all that wait for it, in all cases."""

    action: ClassVar[str] = "broadcast-signal"
    name: str
    variables: Mapping[str, Any] = {}

    @property
    def subject(self) -> str:
        return self.name[:200]


@handles(BroadcastSignal)
def broadcast(command: BroadcastSignal, uow: UnitOfWork, context: Context) -> Answer:
    """Enqueues the delivery; the receivers are found when it runs."""
    authorise(uow, context, command.action, None)
    name = given(command.name, "the signal's name", "Signaalin nimi", 200)
    uow.cases.lock(SYSTEM_CASE)
    key = Key(SYSTEM_CASE, uow.cases.next_seq())
    payload = {"name": name, "variables": dict(command.variables)}
    job = Job(
        key=key, kind=JobKind.SIGNAL, effect=f"signal:0:{key.seq}", due_at=context.now, topic=name,
        payload=payload, created_at=context.now,
    )  # fmt: skip
    uow.jobs.add(job)
    record(uow, context, SYSTEM_CASE, command.action, subject=name)
    return {"job": str(key)}


def signal_receivers(uow: UnitOfWork, name: str, sender: Key, limit: int = 10_000) -> Sequence[Key]:
    """The instances that wait for the signal, but the one that threw it."""
    found = uow.subscriptions.waiting(SubscriptionKind.SIGNAL, name, limit=limit)
    keys = dict.fromkeys(Key(each.key.case_id, each.instance_seq) for each in found)
    return [key for key in keys if key != sender]
