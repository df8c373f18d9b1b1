"""Events in the flow: what is waited for, what is thrown, what comes with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.definitions.model import EventDefinition, Flow, Kind, Node, Trigger
from engine.runtime import (
    activities,
    compensation,
    flows,
    handlers,
    incidents,
    listening,
    messages,
    offers,
    scopes,
)
from engine.runtime.effects import ActivityCompleted, ActivityStarted
from engine.runtime.game import Game
from engine.runtime.records import EVENT, UNDOING, Frame, Token
from engine.runtime.tokens import place, take
from engine.runtime.variables import (
    Failure,
    assign,
    assign_all,
    evaluate,
    give_out,
    kept,
    remove,
    view,
)

# of an event: which definition, what it brought, code and message, whether the flow goes on then
Came = tuple[int, Mapping[str, Any], "tuple[str | None, str] | None", bool]

# ---- waiting


def enter_start(game: Game, frame: Frame, node: Node, flow: Flow | None) -> None:
    """A start event has happened already when its token is there.

    That of an event sub-process has mapped what it brought, before its scope was opened.
    """
    own = frame.scope.node
    if node.outputs and not (own is not None and own.triggered_by_event):
        try:
            give_out(game, frame, node.outputs, frame)
        except Failure as failure:
            incidents.place_stuck(game, node, frame, str(failure), failure.kind, "start")
            return
        _forget(game, frame, node)
    flows.leave(game, frame, node)


def _forget(game: Game, frame: Frame, node: Node) -> None:
    """What a message or signal brought stays in the case only as the mappings say."""
    mapped = {item.target.partition(".")[0] for item in node.outputs}
    for name in frame.more.pop("brought", ()):
        if name not in mapped:
            remove(game, frame, name)


def enter_catch(game: Game, frame: Frame, node: Node, flow: Flow | None) -> None:
    """An intermediate catch event: waits; a link target lets pass."""
    if node.events and node.events[0].trigger is Trigger.LINK:
        flows.leave(game, frame, node)
        return
    wait(game, place(game, node, frame))


def enter_event_gateway(game: Game, frame: Frame, node: Node, flow: Flow | None) -> None:
    """Waits for the first of the events behind it; a starting one has had it already."""
    wait(game, place(game, node, frame))


def wait(game: Game, token: Token) -> None:
    """The token's listeners are set; with a condition that holds already it goes on at once."""
    node, frame = token.at, game.frame(token.scope)
    token.wait = EVENT
    game.effects.append(ActivityStarted(token.number, node.id, frame.key, frame.instance))
    targets = [f.target for f in node.outgoing] if node.kind is Kind.EVENT_BASED else [node]
    try:
        for target in targets:
            listening.listen(game, target, frame, token)
            if token.number not in game.tokens:
                return
        if not token.listeners:
            raise Failure(f"timer: the end of {node.id} is past, it never comes", "timer")
    except Failure as failure:
        listening.detach(game, token)
        incidents.stop(game, token, str(failure), failure.kind, "catch")


def caught(
    game: Game, token: Token, node: Node, index: int, variables: Mapping[str, Any] | None
) -> None:
    """What a catch event, receive task or event-based gateway waited for has come."""
    frame = game.frame(token.scope)
    if node.kind is Kind.RECEIVE_TASK and token.node == node.id:
        messages.received(game, token, variables)
        return
    take(game, token)
    if token.at is not node:
        game.effects.append(ActivityCompleted(token.number, token.node, frame.key, frame.instance))
    if received(game, node, index, frame, variables or {}):
        flows.leave(game, frame, node, token=token.number)


def again(game: Game, node: Node, frame: Frame, came: Came) -> None:
    """After repair: what has come is taken in once more, then the event goes on."""
    index, variables, caught, goes_on = came
    if not received(game, node, index, frame, variables, caught, goes_on):
        return
    if goes_on:
        flows.leave(game, frame, node)
    else:
        game.later(scopes.check, game, frame)


def receive(
    game: Game,
    node: Node,
    index: int,
    frame: Frame,
    variables: Mapping[str, Any],
    caught: tuple[str | None, str] | None = None,
) -> None:
    """What an event brings goes into variables: all of it, or as its output mappings say.

    Raises Failure if a mapping cannot be evaluated.
    """
    if node.outputs:
        give_out(game, frame, node.outputs, frame, variables)
    elif variables:
        assign_all(game, frame, variables)
    if caught is None or index >= len(node.events):
        return
    event = node.events[index]
    if event.code_variable:
        assign(game, frame, event.code_variable, caught[0])
    if event.message_variable:
        assign(game, frame, event.message_variable, caught[1] or None)


def received(
    game: Game,
    node: Node,
    index: int,
    frame: Frame,
    variables: Mapping[str, Any],
    caught: tuple[str | None, str] | None = None,
    goes_on: bool = True,
) -> bool:
    """The same; where it fails, the event keeps what has come until somebody has repaired it."""
    try:
        receive(game, node, index, frame, variables, caught)
    except Failure as failure:
        stuck = incidents.place_stuck(game, node, frame, str(failure), failure.kind, "receive")
        incidents.keep_what_came(stuck, index, variables, caught, goes_on)
        return False
    return True


# ---- throwing


def throw(game: Game, frame: Frame, node: Node, flow: Flow | None) -> None:
    """An intermediate throw or end event: each of its definitions in turn, then on."""
    throw_from(game, frame, node, 0)


def throw_from(game: Game, frame: Frame, node: Node, begin: int) -> None:
    """The definitions from that one on: what was thrown before a failure is not thrown again.

    The event has happened also if what it throws stops its own scope, at once.
    """
    epoch, at = frame.epoch, len(game.effects)
    game.effects.append(ActivityCompleted(0, node.id, frame.key, frame.instance))
    thrown = begin
    try:
        for event in node.events[begin:]:
            done = _THROWN[event.trigger](game, frame, node, event)
            if done is _WAITS:
                del game.effects[at]
            if done is not _GOES_ON or frame.epoch != epoch:
                return
            thrown += 1
        if node.outputs:
            give_out(game, frame, node.outputs, frame)
    except Failure as failure:
        del game.effects[at]
        stuck = incidents.place_stuck(game, node, frame, str(failure), failure.kind, "throw")
        stuck.more["thrown"] = thrown
        return
    flows.leave(game, frame, node, counted=False)


_GOES_ON, _STOPS, _WAITS = "goes on", "stops", "waits"


def payload(game: Game, event: EventDefinition, data: Frame) -> dict[str, Any]:
    """What is sent along: only what the model maps. Raises Failure."""
    sent: dict[str, Any] = dict(view(game, data)) if event.payload_all else {}
    for item in event.payload:
        value = sent[item.target] = evaluate(game, item.source, data)
        kept(value)  # whoever gets it must be able to keep it
    return sent


def _message(game: Game, frame: Frame, node: Node, event: EventDefinition) -> str:
    if event.topic:
        activities.perform(game, place(game, node, frame))
        return _WAITS
    messages.throw(game, frame, node, event, frame)
    return _GOES_ON


def work(game: Game, token: Token, node: Node) -> None:
    """A message that somebody outside sends: work, as that of a task."""
    offers.open_work(game, token, node, next(e.topic for e in node.events if e.topic))


def _signal(game: Game, frame: Frame, node: Node, event: EventDefinition) -> str:
    messages.throw_signal(game, frame, node, event)
    return _GOES_ON


def _escalation(game: Game, frame: Frame, node: Node, event: EventDefinition) -> str:
    code = listening.code_of(game, event, frame)
    handlers.escalate(game, frame, None, code, payload(game, event, frame))
    return _GOES_ON


def _error(game: Game, frame: Frame, node: Node, event: EventDefinition) -> str:
    code = listening.code_of(game, event, frame)
    text = evaluate(game, event.error_message, frame) if event.error_message else None
    message, sent = "" if text is None else str(text), payload(game, event, frame)
    if handlers.raise_error(game, frame, None, code, message, sent):
        return _STOPS
    raise Failure(incidents.uncaught_text(code, message, sent), "uncaught-error")


def _terminate(game: Game, frame: Frame, node: Node, event: EventDefinition) -> str:
    scopes.terminate(game, frame)
    return _STOPS


def _compensate(game: Game, frame: Frame, node: Node, event: EventDefinition) -> str:
    compensation.throw(game, frame, place(game, node, frame, wait=UNDOING), event)
    return _WAITS


def _cancel(game: Game, frame: Frame, node: Node, event: EventDefinition) -> str:
    compensation.cancel(game, frame, node)
    return _STOPS


def _link(game: Game, frame: Frame, node: Node, event: EventDefinition) -> str:
    flows.push(game, frame, node.scope.links[event.name], None)
    return _STOPS


def _nothing(game: Game, frame: Frame, node: Node, event: EventDefinition) -> str:
    return _GOES_ON


_THROWN = {
    Trigger.MESSAGE: _message,
    Trigger.SIGNAL: _signal,
    Trigger.ESCALATION: _escalation,
    Trigger.ERROR: _error,
    Trigger.TERMINATE: _terminate,
    Trigger.COMPENSATION: _compensate,
    Trigger.CANCEL: _cancel,
    Trigger.LINK: _link,
    Trigger.TIMER: _nothing,
    Trigger.CONDITIONAL: _nothing,
}
