"""The loop that plays a command out, and its bound.

What takes too many steps stops where it is, and a retry goes on from there. What multiplies (a
process that calls itself twice, handlers that set off each other) would leave thousands of stuck
tokens: the command is played anew, and what it sets off stops before it begins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from engine.runtime import flows, incidents, joins, listening, loops, multi_instance
from engine.runtime.game import Game
from engine.runtime.records import Frame, Token
from engine.runtime.tokens import place

TOO_LONG = "too many automatic steps in a row"
_MANY = 1_000  # tokens that are more than a long way: they multiply


class Overgrown(Exception):
    """What the command sets off multiplies; what was played of it is of no use."""


def play(game: Game) -> None:
    """Until nothing moves by itself any more. Raises Overgrown, if nothing was stopped before."""
    queue = game.queue
    limit = game.environment.step_limit >> game.parked
    most = len(game.tokens) + _MANY
    while True:
        while queue:
            if game.changed:
                listening.check_conditions(game)
                continue
            what, arguments = queue.popleft()
            what(*arguments)
            game.taken += 1
            if game.taken > limit or len(queue) > limit:
                if not game.parked and (game.overgrown or len(game.tokens) > most):
                    raise Overgrown(game.overgrown or f"{TOO_LONG}, and ever more tokens")
                park(game, TOO_LONG)
                limit //= 2
        if game.changed:
            listening.check_conditions(game)
        elif game.thrown:
            queue.append(game.thrown.popleft())
        elif not (game.joins and joins.settle(game)) and not queue:
            return


def park(game: Game, reason: str) -> None:
    """An endless automatic loop, or ever more tokens: what is on its way stops as an incident.

    It is one incident for each scope, whatever the number of its tokens.
    """
    game.parked += 1
    game.taken = game.opened = game.sent = 0
    reason, game.overgrown = game.overgrown or reason, ""
    pending = [*game.queue, *game.thrown]
    game.queue.clear()
    game.thrown.clear()
    moves: dict[int, Counter[tuple[str, str]]] = {}
    for what, arguments in pending:
        if what in (flows.arrive, flows.arrive_last):
            _, frame, epoch, node, flow = arguments
            if frame.epoch == epoch:
                frame.pending -= 1
                there = moves.setdefault(frame.number, Counter())
                there[node.id, flow.id if flow is not None else ""] += 1
        elif what in _STAGES:
            token: Token = arguments[1]
            if token.number in game.tokens:
                incidents.stop(game, token, reason, "limit", _STAGES[what])
        else:
            game.queue.append((what, arguments))
    for number, found in moves.items():
        _park(game, game.frame(number), found, reason)


def _park(game: Game, frame: Frame, moves: Counter[tuple[str, str]], reason: str) -> None:
    """One token stands for all that were on their way in the scope."""
    token = place(game, frame.scope.by_id[next(iter(moves))[0]], frame)
    token.more["moves"] = [[node, flow, times] for (node, flow), times in moves.items()]
    incidents.stop(game, token, reason, "limit", "arrive")


_STAGES: dict[Callable[..., None], str] = {
    multi_instance.next_one: "instance",
    multi_instance.perform_later: "perform",
    loops.next_pass: "pass",
}
