"""Messages and signals: thrown in a model, or delivered from outside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.definitions.model import EventDefinition, Node
from engine.errors import NotFound
from engine.runtime import activities, correlation, events, incidents, listening
from engine.runtime.effects import MessageThrown, SignalThrown
from engine.runtime.game import Game
from engine.runtime.records import EVENT, Frame, Token
from engine.runtime.variables import Failure, assign, put


def throw(game: Game, frame: Frame, node: Node, event: EventDefinition, data: Frame) -> None:
    """To what waits for it in the same root instance, else out into the world."""
    name = listening.name_of(game, event, data)
    sent = events.payload(game, event, data)
    correlation.remember(game, frame, name, sent)
    key = game.frame(frame.instance).more.get("key")
    message = correlation.Message(name, sent, None, {}, node.sends_to)
    found = correlation.within(game, message)
    if found:
        deliver(game, found[0], sent)
        return
    game.effects.append(
        MessageThrown(name, sent, node.id, frame.key, frame.instance, key, node.sends_to)
    )
    game.sends(node.id)


def deliver(game: Game, number: int, variables: Mapping[str, Any]) -> None:
    """To one subscription. Raises NotFound if it is not open (any more)."""
    if number not in game.listeners or game.listener(number).trigger != "message":
        raise NotFound(
            f"There is no open message subscription {number}",
            reason_fi="Viestiä ei enää odoteta.",
            code="no-subscription",
        )
    x = game.listener(number)
    correlation.remember(game, game.frame(x.frame), x.name or "", variables)
    listening.fire(game, number, variables)


def throw_signal(game: Game, frame: Frame, node: Node, event: EventDefinition) -> None:
    """To everything that waits for it here; others hear of it by the effect."""
    name = listening.name_of(game, event, frame)
    sent = events.payload(game, event, frame)
    game.effects.append(SignalThrown(name, sent, node.id, frame.key, frame.instance))
    game.sends(node.id)
    signal(game, name, sent)


def signal(game: Game, name: str, variables: Mapping[str, Any]) -> None:
    """To everything that waits for the signal in this root instance, oldest first."""
    for number in game.waiting("signal", name):
        if number in game.listeners:
            listening.fire(game, number, variables)


# ---- tasks that send and receive


def send(game: Game, token: Token, node: Node) -> None:
    """A send task with a message and no other binding."""
    frame = game.frame(token.scope)
    if node.message is not None:
        try:
            throw(game, frame, node, node.message, game.frame(token.data))
        except Failure as failure:
            incidents.stop(game, token, str(failure), failure.kind, "perform")
            return
    if token.number in game.tokens:
        activities.finish(game, token)


def await_message(game: Game, token: Token, node: Node) -> None:
    """A receive task waits; one that the message has started is done."""
    if node.instantiate and not node.incoming:
        activities.finish(game, token)
        return
    token.wait = EVENT
    try:
        listening.listen(game, node, game.frame(token.scope), token)
    except Failure as failure:
        incidents.stop(game, token, str(failure), failure.kind, "perform")


def received(game: Game, token: Token, variables: Mapping[str, Any] | None) -> None:
    """A receive task's message is there: into its own variables if it maps, else outwards."""
    data = game.frame(token.data)
    for name, value in (variables or {}).items():
        if token.at.outputs:
            put(game, data, name, value)
        else:
            assign(game, data, name, value)
    activities.finish(game, token)
