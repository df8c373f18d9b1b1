"""The loop that plays a command out, and its bound."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.runtime import flows, incidents, joins, listening, loops, multi_instance
from engine.runtime.game import Game
from engine.runtime.records import Frame, Token
from engine.runtime.tokens import place


def play(game: Game) -> None:
    """Until nothing moves by itself any more."""
    queue = game.queue
    limit = game.environment.step_limit
    while True:
        while queue:
            if game.changed:
                listening.check_conditions(game)
                continue
            what, arguments = queue.popleft()
            what(*arguments)
            game.taken += 1
            if game.taken > limit:
                _park_all(game)
        if game.changed:
            listening.check_conditions(game)
        elif game.thrown:
            queue.append(game.thrown.popleft())
        elif not (game.joins and joins.settle(game)) and not queue:
            return


def _park_all(game: Game) -> None:
    """An endless automatic loop: every token on its way stops as an incident."""
    game.taken = 0
    pending = list(game.queue)
    game.queue.clear()
    for what, arguments in pending:
        if what is flows.arrive:
            _park(game, *arguments[1:])
        elif what in _STAGES:
            token: Token = arguments[1]
            if token.number in game.tokens:
                incidents.stop(game, token, _TOO_LONG, "limit", _STAGES[what])
        else:
            game.queue.append((what, arguments))


def _park(game: Game, frame: Frame, epoch: int, node: Any, flow: Any) -> None:
    if frame.epoch != epoch:
        return
    frame.pending -= 1
    token = place(game, node, frame)
    if flow is not None:
        token.more["flow"] = flow.id
    incidents.stop(game, token, _TOO_LONG, "limit", "arrive")


_TOO_LONG = "too many automatic steps in a row"
_STAGES: dict[Callable[..., None], str] = {
    multi_instance.next_one: "instance",
    multi_instance.perform_later: "perform",
    loops.next_pass: "pass",
}
