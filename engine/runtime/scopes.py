"""Scopes begin, are over when nothing in them goes on, and hand on to what owns them."""

from __future__ import annotations

from collections.abc import Collection

from engine.definitions.model import Node
from engine.runtime import activities, ad_hoc, calls, event_subprocesses, flows, incidents
from engine.runtime.effects import InstanceEnded
from engine.runtime.game import Game
from engine.runtime.records import ENDED, Frame, Token
from engine.runtime.tokens import drop, is_open, kill, open_frame, sweep, withdraw
from engine.runtime.variables import Failure, declare, take_in


def begin(game: Game, frame: Frame, start: Node | None = None) -> None:
    """The scope begins to listen and to run: at `start`, else where tokens begin by themselves."""
    if not listen(game, frame):
        return
    if start is not None:
        flows.push(game, frame, start, None)
    elif frame.scope.ad_hoc is not None:
        ad_hoc.begin(game, frame)
    else:
        for node in frame.scope.starts:
            flows.push(game, frame, node, None)
    game.later(check, game, frame)


def listen(game: Game, frame: Frame) -> bool:
    """Its event sub-processes are ready; False if one interrupts it at once."""
    epoch = frame.epoch
    for node in frame.scope.event_subprocesses:
        event_subprocesses.listen(game, frame, node)
        if frame.epoch != epoch:
            return False
    return True


def enter(game: Game, token: Token, node: Node, start: Node | None = None) -> None:
    """A sub-process token opens its inside."""
    if node.child is None:
        return
    around = game.frame(token.data)
    frame = open_frame(game, game.frame(token.scope), node.child, around, token)
    try:
        prepare(game, frame, node)
    except Failure as failure:
        drop(game, frame.number)
        token.child = 0
        incidents.stop(game, token, str(failure), failure.kind, "perform")
        return
    begin(game, frame, start)


def prepare(game: Game, frame: Frame, node: Node) -> None:
    """The variables of a sub-process: what is mapped in, its properties. Raises Failure.

    What boundary events may look at was mapped in before, around it.
    """
    around = None if frame.up is None else game.frame(frame.up)
    if around is None or around.owner != frame.owner or "mapped" not in around.more:
        take_in(game, frame, node.inputs)
    declare(game, frame, node.data)
    declare(game, frame, frame.scope.data)


def check(game: Game, frame: Frame) -> None:
    """Over, if nothing goes on in the frame: no token, none on its way, none held by a join."""
    if frame.epoch < 0 or frame.tokens or frame.pending or frame.joins:
        return
    if frame.scope.ad_hoc is not None and not ad_hoc.is_over(game, frame):
        return
    close(game, frame)


def close(game: Game, frame: Frame) -> None:
    """Nothing of it goes on; what owns the frame is done."""
    withdraw(game, frame)
    frame.epoch = -1
    game.opened -= 1
    if not frame.owner:
        end(game, frame, cancelled=False)
        return
    owner = game.token(frame.owner)
    frame.more["closed"] = 1
    if frame.instance == frame.number:
        calls.returned(game, owner, frame)
    else:
        activities.finish(game, owner)


def end(game: Game, frame: Frame, cancelled: bool, reason: str = "") -> None:
    """The root instance is over; only its variables stay to be read."""
    game.flags |= ENDED
    game.frames = {frame.number: frame}
    frame.records = []
    game.joins.clear()
    game.effects.append(InstanceEnded(frame.instance, frame.key, cancelled, reason))


def terminate(game: Game, frame: Frame) -> None:
    """A terminate end event: everything in its scope stops, and the scope is over."""
    sweep(game, frame)
    close(game, frame)


def abandon(game: Game, frame: Frame, reason: str, begun: Collection[int] = ()) -> None:
    """Nothing is left in the frame after an administrator's move: what owns it goes too.

    A frame where something was `begun` comes to its end by itself.
    """
    while is_open(game, frame) and not (frame.tokens or frame.pending or frame.joins):
        if frame.number in begun:
            return
        if not frame.owner:
            sweep(game, frame)
            frame.epoch = -1
            end(game, frame, cancelled=True, reason=reason)
            return
        owner = game.token(frame.owner)
        frame = game.frame(owner.scope)
        outer = game.token(owner.outer) if owner.outer else None
        kill(game, owner)
        if outer is not None:
            lost(game, outer)


def lost(game: Game, outer: Token) -> None:
    """An instance or pass was cancelled: it counts as terminated; with the last one all is."""
    outer.more["gone"] = outer.more.get("gone", 0) + 1
    if not outer.inner:
        kill(game, outer)
