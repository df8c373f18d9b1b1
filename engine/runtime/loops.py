"""Standard loops: one pass after the other while the condition holds."""

from __future__ import annotations

from engine.definitions.model import Loop
from engine.runtime import activities, incidents
from engine.runtime.game import Game
from engine.runtime.records import PASS, Token
from engine.runtime.tokens import drop, open_frame, place_inner
from engine.runtime.variables import Failure, holds


def begin(game: Game, token: Token) -> None:
    """`testBefore` may mean that there is no pass at all."""
    token.more["done"] = 0
    if _loop(token).test_before:
        judge(game, token)
    else:
        next_pass(game, token)


def _loop(token: Token) -> Loop:
    if token.at.loop is None:
        raise Failure(f"{token.node} is no loop")
    return token.at.loop


def next_pass(game: Game, token: Token) -> None:
    """A pass has a frame of its own with `loopCounter`, from 0."""
    if token.number in game.tokens:
        activities.perform(game, _made(game, token))


def alone(game: Game, token: Token) -> Token:
    """The first pass, for somebody who begins inside of it."""
    token.more["done"] = 0
    return _made(game, token)


def _made(game: Game, token: Token) -> Token:
    """A pass with its own frame; it is not performed yet."""
    inner = place_inner(game, token, PASS, token.data)
    around = game.frame(token.data)
    body = open_frame(game, around, None, around, inner)
    body.values["loopCounter"] = token.more["done"]
    return inner


def pass_done(game: Game, inner: Token, kept: bool) -> None:
    if not kept:
        drop(game, inner.data)
    if inner.outer in game.tokens:
        outer = game.token(inner.outer)
        outer.more["done"] += 1
        judge(game, outer)


def judge(game: Game, token: Token) -> None:
    """Another pass, if the maximum allows and the condition holds (none: always)."""
    loop, done = _loop(token), token.more["done"]
    try:
        more = loop.maximum is None or done < loop.maximum
        if more and loop.condition is not None:
            more = holds(game, loop.condition, game.frame(token.data), {"loopCounter": done})
    except Failure as failure:
        incidents.stop(game, token, str(failure), failure.kind, "pass done")
        return
    if more:
        game.later(next_pass, game, token)
    else:
        activities.finish_outer(game, token)
