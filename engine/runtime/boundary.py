"""Boundary events: interrupting ones take the place of their activity, others run beside it.

Who wins at the exact due time: commands are applied in the order in which they come. A task that is
completed first is completed; a timer that fires first cancels it. Of timers due at the same
instant the one that was set first fires first.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.definitions.model import Node
from engine.runtime import compensation, events, flows
from engine.runtime.game import Game
from engine.runtime.records import HANDLER, Token
from engine.runtime.tokens import kill


def fire(
    game: Game,
    node: Node,
    token: Token,
    index: int,
    variables: Mapping[str, Any] | None,
    caught: tuple[str | None, str] | None,
) -> None:
    """The event on the border of the token's activity happens."""
    frame = game.frame(token.scope)
    if node.interrupting:
        kill(game, token)
        if token.role == HANDLER:  # what threw the compensation must not wait for it any more
            compensation.handler_done(game, token)
    if events.received(game, node, index, frame, variables or {}, caught):
        flows.leave(game, frame, node)
