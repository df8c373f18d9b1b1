"""Which waiting subscription a message is for.

By name; by business key; by values that the message names, which must equal what the model of the
waiting event demands, else the variables it sees; by the correlation keys of the standard
(BPMN 2.0.2, 8.4.2): a process's own values for a key, or those of the first message of a
conversation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from engine.definitions.model import CorrelationProperty, EventDefinition, Kind
from engine.runtime import values
from engine.runtime.definitions import Definitions
from engine.runtime.environment import PLAIN, Environment
from engine.runtime.game import Game
from engine.runtime.records import Frame, Listener
from engine.runtime.state import State, loads
from engine.runtime.variables import Failure, evaluate, evaluate_in, tagged, view

_MATCHES_OF_A_STEP = 3  # what counts as one more step of the command
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Message:
    """A message on its way. `targets`: nodes or processes it is meant for, if any are named."""

    name: str
    variables: Mapping[str, Any] = field(default_factory=dict)
    business_key: str | None = None
    correlation: Mapping[str, Any] = field(default_factory=dict)
    targets: tuple[str, ...] = ()


def receivers(
    models: Definitions, state: State, message: Message, environment: Environment = PLAIN
) -> list[int]:
    """The numbers of the subscriptions of an instance that the message fits, oldest first."""
    game = Game(models, loads(state.data), _EPOCH, environment)
    if game.ended:
        return []
    return within(game, message)


def begun(state: State, process: str, element: str, signal: str) -> bool:
    """True for a case that this start event has begun and that waits there for this signal.

    A parallel multiple start event needs all that it names: the signal belongs to that case, and
    begins no other one.
    """
    content = state.content
    if not content[3] or content[3][0][0] != process:
        return False
    return any(
        x.node == element and x.name == signal and x.trigger == "signal" and not x.happened
        for x in (Listener(*row) for row in content[6])
    )


def within(game: Game, message: Message) -> list[int]:
    """The same; of branches of one event-based gateway that wait for it the first alone."""
    waiting = [game.listener(n) for n in game.waiting("message", message.name)]
    game.taken += len(waiting) // _MATCHES_OF_A_STEP
    found: dict[tuple[int, int], int] = {}
    for x in waiting:
        if not x.happened and matches(game, x, message):  # one of several may have come already
            gateway = x.token and game.token(x.token).at.kind is Kind.EVENT_BASED
            found.setdefault((x.token, 0) if gateway else (0, x.number), x.number)
    return list(found.values())


def matches(game: Game, x: Listener, message: Message) -> bool:
    frame = game.frame(x.frame)
    if message.targets and not {x.node, frame.key} & set(message.targets):
        return False
    own_key = game.frame(frame.instance).more.get("key")
    if message.business_key is not None and own_key != message.business_key:
        return False
    demanded = {n: values.restored(v) for n, v in x.more.get("expects", {}).items()}
    visible = view(game, game.frame(game.token(x.token).data) if x.token else frame)
    alone = next(iter(demanded.values())) if len(demanded) == 1 else None  # Camunda 8 names no key
    for name, value in message.correlation.items():
        if (demanded[name] if name in demanded else visible.get(name, alone)) != value:
            return False
    return _carries(game, frame, message, demanded)


def _carries(game: Game, frame: Frame, message: Message, demanded: Mapping[str, Any]) -> bool:
    """What the message carries does not contradict the keys of the case."""
    known = {**_settled(game, frame), **demanded}
    retrieved = dict(_retrieved(game, frame, message.name, message.variables))
    for name, value in known.items():
        if name in retrieved and retrieved[name] != value:
            return False
        bare = name in demanded and name not in retrieved and name in message.variables
        if bare and message.variables[name] != value:
            return False
    return True


def expected(game: Game, event: EventDefinition, data: Frame, frame: Frame) -> dict[str, Any]:
    """The values that a waiting message event demands, by name. Raises Failure."""
    found = {item.target: evaluate(game, item.source, data) for item in event.correlation}
    for subscription in game.process(frame.process).correlations:
        for part in subscription.key.properties:
            if event.name in part.retrievals and part.id in subscription.bindings:
                found[part.id] = evaluate(game, subscription.bindings[part.id], data)
    return {n: v if values.is_plain(v) else tagged(v) for n, v in found.items()}


def remember(game: Game, frame: Frame, name: str, variables: Mapping[str, Any]) -> None:
    """The first message of a conversation, sent or received, settles its keys."""
    retrieved = dict(_retrieved(game, frame, name, variables))
    if retrieved:
        settled = _settled(game, frame)
        keys = _conversation(game, frame).more.setdefault("keys", {})
        for part, value in retrieved.items():
            if part not in settled and value is not None and values.is_plain(value):
                keys[part] = value


def _conversation(game: Game, frame: Frame) -> Frame:
    """Where keys are kept: each instance of a repeated sub-process talks with its own partner."""
    while frame.number != frame.instance:
        owner = game.token(frame.owner)
        if owner.outer:
            return frame
        frame = game.frame(owner.scope)
    return frame


def _settled(game: Game, frame: Frame) -> dict[str, Any]:
    """The keys of the conversations around a frame; none is settled twice."""
    keys: dict[str, Any] = {}
    while True:
        frame = _conversation(game, frame)
        keys.update(frame.more.get("keys", {}))
        if frame.number == frame.instance:
            return keys
        frame = game.frame(game.token(frame.owner).scope)


def _retrieved(
    game: Game, frame: Frame, name: str, variables: Mapping[str, Any]
) -> Iterator[tuple[str, Any]]:
    """The key values that a message of that name carries."""
    process = game.process(frame.process)
    bound = [s.key for s in process.correlations]
    for part in {p.id: p for key in [*process.keys, *bound] for p in key.properties}.values():
        if name in part.retrievals:
            yield part.id, _retrieve(game, part, name, variables)


def _retrieve(
    game: Game, part: CorrelationProperty, name: str, variables: Mapping[str, Any]
) -> Any:
    try:
        return evaluate_in(game, part.retrievals[name], variables)
    except Failure:  # a message that does not carry the property
        return None
