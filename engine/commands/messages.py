"""Messages find their one receiver, in any case; signals reach all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from engine.commands.act import authorise, given, record
from engine.commands.cases import open_case
from engine.commands.registry import Answer, Command, handles
from engine.commands.starting import begin, new_case, plain
from engine.commands.steps import advance
from engine.errors import Conflict, NotFound
from engine.model import (
    SYSTEM_CASE,
    Case,
    CaseState,
    DefinitionKind,
    Job,
    JobKind,
    Key,
    StartSubscription,
    Subscription,
    SubscriptionKind,
)
from engine.ports import Context, UnitOfWork
from engine.runtime.commands import DeliverMessage


@dataclass(frozen=True, slots=True)
class CorrelateMessage(Command):
    """A message from outside, for whoever waits for it or begins by it.

    Found by name, then by `case_id` or `business_key`, then by the values in `correlation`.
    """

    action: ClassVar[str] = "correlate-message"
    name: str
    variables: Mapping[str, Any] = field(default_factory=dict)
    case_id: str = ""
    business_key: str = ""
    correlation: Mapping[str, Any] = field(default_factory=dict)
    title: str = ""

    @property
    def subject(self) -> str:
        return self.name[:200]


@dataclass(frozen=True, slots=True)
class Message:
    """A message on its way; `sender` is the case it comes from, `targets` whom it is meant for."""

    name: str
    variables: Mapping[str, Any]
    business_key: str = ""
    case_id: str = ""
    sender: str = ""
    correlation: Mapping[str, Any] = field(default_factory=dict)
    targets: tuple[str, ...] = ()
    title: str = ""


@handles(CorrelateMessage)
def correlate(command: CorrelateMessage, uow: UnitOfWork, context: Context) -> Answer:
    """Answers the receiving instance; NotFound when nobody waits, Conflict when several do."""
    name = given(command.name, "the message's name", "Viestin nimi", 200)
    message = Message(
        name, plain(command.variables), command.business_key, command.case_id,
        correlation=plain(command.correlation), title=command.title,
    )  # fmt: skip
    case, key = deliver(uow, context, message, command)
    record(uow, context, case.id, command.action, subject=str(key), after={"message": name})
    return {"case_id": case.id, "instance": str(key)}


def deliver(
    uow: UnitOfWork, context: Context, message: Message, command: Command | None = None
) -> tuple[Case, Key]:
    """To its one receiver; with `command`, the actor's authority over that case is asked."""
    receiver = _receiver(uow, message)
    if receiver is not None:
        case = open_case(uow, receiver.key.case_id)
        if command is not None:
            authorise(uow, context, command.action, case)
        key = Key(case.id, receiver.instance_seq)
        step = DeliverMessage(receiver.token, message.variables)
        advance(uow, context, case, uow.instances.get(key), step)
        return case, key
    start = _start(uow, message)
    if start is None:
        raise NotFound(
            f"nobody waits for the message {message.name}",
            reason_fi=f"Viestiä ”{message.name}” ei odota mikään prosessi.",
            code="no-receiver",
            details={"name": message.name, "business_key": message.business_key},
        )
    return started(uow, context, start, message, command)


def _receiver(uow: UnitOfWork, message: Message) -> Subscription | None:
    found = uow.subscriptions.waiting(
        SubscriptionKind.MESSAGE, message.name, case_id=message.case_id,
        business_key=message.business_key,
    )  # fmt: skip
    fit = [each for each in found if matches(each, message)]
    for narrower in (
        lambda s: s.element_id in message.targets,
        lambda s: s.key.case_id == message.sender,
        lambda s: bool(s.correlation),
    ):
        if len(fit) > 1:
            fit = [each for each in fit if narrower(each)] or fit
    if len(fit) > 1:
        raise Conflict(
            f"{len(fit)} wait for the message {message.name}",
            reason_fi=f"Viestiä ”{message.name}” odottaa useampi prosessi.",
            code="ambiguous-message",
            details={"receivers": [str(each.key) for each in fit[:20]]},
        )
    return fit[0] if fit else None


def matches(subscription: Subscription, message: Message) -> bool:
    """Whether the message carries all the values that the subscription demands."""
    import orjson

    from engine.feel.json import from_json

    if not subscription.correlation:
        return not message.correlation
    carried = {**message.variables, **message.correlation}
    demanded = orjson.loads(subscription.correlation)
    return all(
        name in carried and carried[name] == from_json(value) for name, value in demanded.items()
    )


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
    message: Message,
    command: Command | None = None,
) -> tuple[Case, Key]:
    """A new instance: in the case that the message names or comes from, else in a new case."""
    definition = uow.definitions.get(
        DefinitionKind.PROCESS, start.definition_key, start.definition_version
    )
    home = message.case_id or message.sender
    variables = dict(message.variables)
    if home and home != SYSTEM_CASE:
        case = open_case(uow, home)
        if command is not None:
            authorise(uow, context, command.action, case)
    else:
        if command is not None:
            authorise(uow, context, command.action, None)
        title = message.title or definition.name or definition.key
        case = new_case(uow, context, title, business_key=message.business_key)
    variables.setdefault("case_number", case.number)
    instance = begin(
        uow, context, case, definition, variables, element=start.element_id,
        business_key=message.business_key,
    )  # fmt: skip
    return case, instance.key


@dataclass(frozen=True, slots=True)
class BroadcastSignal(Command):
    """A signal from outside, for all that wait for it, in all cases."""

    action: ClassVar[str] = "broadcast-signal"
    name: str
    variables: Mapping[str, Any] = field(default_factory=dict)

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


def receivers(uow: UnitOfWork, name: str, sender: Key, limit: int = 10_000) -> Sequence[Key]:
    """The instances that wait for the signal, but the one that threw it."""
    found = uow.subscriptions.waiting(SubscriptionKind.SIGNAL, name, limit=limit)
    keys = dict.fromkeys(Key(each.key.case_id, each.instance_seq) for each in found)
    return [key for key in keys if key != sender]


def is_open(uow: UnitOfWork, case_id: str) -> bool:
    return uow.cases.get(case_id).state is CaseState.OPEN
