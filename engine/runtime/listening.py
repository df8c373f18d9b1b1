"""Listeners: what a token or a scope waits for, and what happens when it comes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.definitions.linking import waiting_events
from engine.definitions.model import EventDefinition, Kind, Node, Trigger
from engine.runtime import boundary, correlation, event_subprocesses, events, timers
from engine.runtime.effects import SubscriptionOpened
from engine.runtime.game import Game
from engine.runtime.records import Frame, Listener, Token
from engine.runtime.tokens import forget, withdraw
from engine.runtime.variables import Failure, counts, evaluate, holds

Caught = tuple[str | None, str]  # code and message of an error or escalation

_LISTENED = frozenset(
    {
        Trigger.MESSAGE,
        Trigger.SIGNAL,
        Trigger.TIMER,
        Trigger.ERROR,
        Trigger.ESCALATION,
        Trigger.CONDITIONAL,
    }
)


def attach(game: Game, token: Token) -> None:
    """The boundary events of an activity; one whose condition holds already fires at once.

    Raises Failure if a timer or a name cannot be evaluated.
    """
    frame = game.frame(token.scope)
    for node in token.at.boundaries:
        listen(game, node, frame, token)
        if token.number not in game.tokens:
            return


def detach(game: Game, token: Token) -> None:
    withdraw(game, token)


def listen(game: Game, node: Node, frame: Frame, token: Token | None) -> None:
    """One listener for each event definition of the node; owned by the token, else the frame."""
    owner: Token | Frame = frame if token is None else token
    for index, event in enumerate(waiting_events(node)):
        if event.trigger not in _LISTENED:
            continue
        x = _listener(game, node, index, event, frame, token)
        if event.trigger is Trigger.TIMER and not x.more:
            continue  # a cycle that was over before it began
        game.listeners[x.number] = x
        owner.listeners.append(x.number)
        _announce(game, x, event, frame)
        if event.trigger is Trigger.CONDITIONAL and _begins_true(game, x, event):
            fire(game, x.number)
            if x.number not in game.listeners:
                return


def _listener(
    game: Game, node: Node, index: int, event: EventDefinition, frame: Frame, token: Token | None
) -> Listener:
    data = frame if token is None else game.frame(token.data)
    owner = 0 if token is None else token.number
    x = Listener(game.number(), event.trigger.value, None, node.id, index, frame.number, owner)
    if event.trigger is Trigger.TIMER and event.timer is not None:
        x.more = timers.first(game, event.timer, data)
    elif event.trigger in (Trigger.ERROR, Trigger.ESCALATION):
        x.name = code_of(game, event, data)
        x.more = {} if event.code_given else {"any": True}
    elif event.trigger is not Trigger.CONDITIONAL:
        x.name = name_of(game, event, data)
        if event.trigger is Trigger.MESSAGE:
            expected = correlation.expected(game, event, data, frame)
            x.more = {"expects": expected} if expected else {}
    return x


def name_of(game: Game, event: EventDefinition, data: Frame) -> str:
    """The name of a message or signal; raises Failure if its expression gives no text."""
    if event.name_expression is None:
        return event.name
    name = evaluate(game, event.name_expression, data)
    if not isinstance(name, str):
        raise Failure(f"{event.name_expression.text} gives no name")
    return name


def code_of(game: Game, event: EventDefinition, data: Frame) -> str | None:
    if event.code_expression is None:
        return event.code
    code = evaluate(game, event.code_expression, data)
    return None if code is None else str(code)


def _announce(game: Game, x: Listener, event: EventDefinition, frame: Frame) -> None:
    """Tells the world outside what it has to bring."""
    if event.trigger is Trigger.TIMER:
        timers.announce(game, x, frame)
    elif event.trigger in (Trigger.MESSAGE, Trigger.SIGNAL):
        game.effects.append(
            SubscriptionOpened(
                x.number,
                event.trigger.value,
                x.name or "",
                x.node,
                frame.key,
                frame.instance,
                game.frame(frame.instance).more.get("key"),
                x.more.get("expects", {}),
            )
        )
    elif event.trigger is Trigger.CONDITIONAL:
        game.conditions[x.number] = None


def _begins_true(game: Game, x: Listener, event: EventDefinition) -> bool:
    true = _holds(game, x, event)
    x.happened = int(true)
    return true


def data_of(game: Game, x: Listener) -> Frame:
    return game.frame(game.token(x.token).data if x.token else x.frame)


def _holds(game: Game, x: Listener, event: EventDefinition) -> bool:
    """A condition that cannot be evaluated does not hold (yet)."""
    if event.condition is None:
        return False
    host = game.token(x.token) if x.token else None
    repeated = counts(host) if host is not None and "total" in host.more else None
    try:
        return holds(game, event.condition, data_of(game, x), repeated)
    except Failure:
        return False


def _concerns(event: EventDefinition, changed: set[tuple[str, str]]) -> bool:
    """camunda:variableName and variableEvents narrow down which changes count."""
    if not event.variable_names and not event.variable_events:
        return True
    return any(
        (not event.variable_names or name in event.variable_names)
        and (not event.variable_events or how in event.variable_events)
        for name, how in changed
    )


_CONDITIONS_OF_A_STEP = 5  # what counts as one more step of the command


def check_conditions(game: Game, all_of_them: bool = False) -> None:
    """After variables changed: conditional events fire when their condition becomes true.

    While a case is suspended nothing fires; afterwards all of them are looked at.
    """
    changed, game.changed = game.changed, set()
    if game.suspended is not None:
        return
    game.taken += len(game.conditions) // _CONDITIONS_OF_A_STEP
    for number in list(game.conditions):
        if number not in game.conditions:
            continue
        x = game.listener(number)
        event = game.node(x.frame, x.node).events[x.index]
        if not all_of_them and not _concerns(event, changed):
            continue
        was, true = x.happened, _holds(game, x, event)
        x.happened = int(true)
        if true and not was:
            fire(game, number)


def fire(
    game: Game,
    number: int,
    variables: Mapping[str, Any] | None = None,
    caught: Caught | None = None,
) -> None:
    """What the listener waited for has come."""
    x = game.listener(number)
    node = game.node(x.frame, x.node)
    frame = game.frame(x.frame)
    if node.parallel_multiple and not _all_happened(game, x, node, variables, frame):
        return
    if node.kind is Kind.BOUNDARY_EVENT:
        boundary.fire(game, node, game.token(x.token), x.index, variables, caught)
    elif node.kind is Kind.START_EVENT and not x.token:
        event_subprocesses.start(game, frame, node, x.index, variables, caught)
    else:
        events.caught(game, game.token(x.token), node, x.index, variables)


def _all_happened(
    game: Game, x: Listener, node: Node, variables: Mapping[str, Any] | None, frame: Frame
) -> bool:
    """Of a parallel multiple event: True with the last of its definitions; then anew."""
    x.happened = 1
    owner: Token | Frame = game.token(x.token) if x.token else frame
    mine = [game.listener(n) for n in owner.listeners]
    mine = [y for y in mine if y.node == node.id]
    if all(y.happened for y in mine) and len(mine) == len(node.events):
        for y in mine:
            y.happened = 0
        return True
    if variables:
        events.received(game, node, x.index, frame, variables, goes_on=False)
    return False


def strike(game: Game, number: int) -> None:
    """One listener is done for good; its owner forgets it."""
    if number not in game.listeners:
        return
    x = game.listener(number)
    owner: Token | Frame = game.token(x.token) if x.token else game.frame(x.frame)
    owner.listeners.remove(number)
    forget(game, number)
