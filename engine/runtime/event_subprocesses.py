"""Event sub-processes: handlers inside a scope (BPMN 2.0.2, 13.5.4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.definitions.model import Node
from engine.runtime import events, incidents, listening, scopes
from engine.runtime.effects import ActivityStarted
from engine.runtime.game import Game
from engine.runtime.records import Frame, Token
from engine.runtime.tokens import place, sweep
from engine.runtime.variables import Failure


def listen(game: Game, frame: Frame, node: Node) -> None:
    """While the frame is open, the start event of the event sub-process is waited for."""
    if node.start is None:
        return
    try:
        listening.listen(game, node.start, frame, None)
    except Failure as failure:
        for number in [n for n in frame.listeners if game.listener(n).node == node.start.id]:
            listening.strike(game, number)
        incidents.place_stuck(game, node, frame, str(failure), failure.kind, "listen")


def start(
    game: Game,
    frame: Frame,
    start_event: Node,
    index: int,
    variables: Mapping[str, Any] | None,
    caught: tuple[str | None, str] | None,
) -> None:
    """An interrupting one stops all else in the frame, which then listens to nothing any more."""
    node = start_event.scope.node
    if node is None:
        return
    if start_event.interrupting:
        sweep(game, frame)
    _run(game, place(game, node, frame), start_event, (index, variables or {}, caught, True))


def again(game: Game, token: Token, came: events.Came) -> None:
    """After repair: what its start event brought is taken in once more."""
    if token.at.start is not None:
        _run(game, token, token.at.start, came)


def _run(game: Game, token: Token, start_event: Node, came: events.Came) -> None:
    frame, node = game.frame(token.scope), token.at
    index, variables, caught, _ = came
    try:
        events.receive(game, start_event, index, frame, variables, caught)
    except Failure as failure:
        incidents.stop(game, token, str(failure), failure.kind, "receive")
        incidents.keep_what_came(token, *came)
        return
    game.effects.append(ActivityStarted(token.number, node.id, frame.key, frame.instance))
    scopes.enter(game, token, node, start_event)
