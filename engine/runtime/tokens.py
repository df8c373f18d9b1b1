"""Tokens and frames come and go: making them, taking them away, sweeping a scope clean."""

from __future__ import annotations

from engine.definitions.model import ACTIVITIES, Kind, Node, Scope
from engine.runtime.effects import (
    ActivityCancelled,
    Closing,
    IncidentResolved,
    InstanceEnded,
    SubscriptionClosed,
    TaskClosed,
    TimerCleared,
    WorkClosed,
)
from engine.runtime.game import Game
from engine.runtime.records import EVENT, UNDOING, USER, WORK, Frame, Token

_LOOKS_OF_A_STEP = 20  # what counts as one more step of the command
_SEEN_FROM_OUTSIDE = ACTIVITIES | {Kind.CATCH_EVENT, Kind.EVENT_BASED}


def place(game: Game, node: Node, frame: Frame, data: int | None = None, wait: str = "") -> Token:
    """A new token in a frame; its variables are the frame's unless `data` says another."""
    number = game.number()
    token = Token(number, node.id, frame.number, wait, frame.number if data is None else data)
    token.at = node
    game.tokens[number] = token
    frame.tokens[number] = None
    return token


def place_inner(game: Game, outer: Token, role: str, data: int) -> Token:
    """One instance or pass of a repeated activity; hangs on the outer token, not on the frame."""
    number = game.number()
    token = Token(number, outer.node, outer.scope, "", data, outer.number, role)
    token.at = outer.at
    game.tokens[number] = token
    outer.inner[number] = None
    return token


def open_frame(
    game: Game, parent: Frame, scope: Scope | None, up: Frame | None, owner: Token
) -> Frame:
    """The inside of a token (a scope of the same process), or, without scope, its variables."""
    number = game.number()
    frame = Frame(
        number,
        parent.process,
        scope.id if scope else "",
        parent.instance,
        up.number if up else None,
        owner.number,
    )
    game.frames[number] = game.awake(frame)
    if scope:
        owner.child = number
        game.opens(scope.id)
    else:
        owner.data = number
    return frame


def take(game: Game, token: Token) -> None:
    """The token leaves the game; what it waited for is withdrawn."""
    del game.tokens[token.number]
    if token.outer:
        outer = game.tokens.get(token.outer)
        if outer is not None:
            game.token(token.outer).inner.pop(token.number, None)
    elif token.scope in game.frames:
        game.frame(token.scope).tokens.pop(token.number, None)
    if token.listeners:
        withdraw(game, token)
    if token.more:
        resolve(game, token)


def resolve(game: Game, token: Token) -> None:
    """The token's incident, if any, is over."""
    number = token.more.pop("incident", None)
    if number is not None:
        game.incidents.pop(number, None)
        game.effects.append(IncidentResolved(number, token.node))


def withdraw(game: Game, owner: Token | Frame) -> None:
    """Nothing of the owner waits for events any more."""
    numbers, owner.listeners = owner.listeners, []
    for number in numbers:
        forget(game, number)


def forget(game: Game, number: int) -> None:
    """One listener is gone; its owner's list is the caller's to mend."""
    if number not in game.listeners:
        return
    x = game.listener(number)
    del game.listeners[number]
    if x.trigger == "timer":
        game.effects.append(TimerCleared(number, x.node))
    elif x.trigger in ("message", "signal"):
        game.effects.append(SubscriptionClosed(number, x.trigger, x.name or ""))
    elif x.trigger == "conditional":
        game.conditions.pop(number, None)


def kill(game: Game, token: Token) -> None:
    """The token and everything inside it is cancelled, innermost first."""
    if token.number not in game.tokens:
        return
    for victim in reversed(_inside(game, token)):
        take(game, victim)
        _tell_cancelled(game, victim)
        drop_owned(game, victim)
        if victim.wait == UNDOING:
            game.later(clean, game)


def _inside(game: Game, token: Token) -> list[Token]:
    """The token and all below it, outer ones first; of a throw event the handlers it runs."""
    found: dict[int, Token] = {}
    todo = [token]
    while todo:
        one = todo.pop()
        found[one.number] = one
        todo += [game.token(n) for n in reversed(one.inner)]
        if one.child and one.child in game.frames:
            todo += [game.token(n) for n in reversed(game.frame(one.child).tokens)]
        if one.wait == UNDOING:
            todo += [t for n in game.tokens if (t := game.token(n)).more.get("for") == one.number]
    return list(found.values())


def _tell_cancelled(game: Game, token: Token) -> None:
    frame = game.frame(token.scope)
    if token.wait == USER:
        game.effects.append(TaskClosed(token.number, token.node, Closing.CANCELLED))
    elif token.wait == WORK:
        game.effects.append(WorkClosed(token.number, token.node, Closing.CANCELLED))
    repeated = token.inner or "total" in token.more
    if token.at.kind in _SEEN_FROM_OUTSIDE and not repeated:
        game.effects.append(ActivityCancelled(token.number, token.node, frame.key, frame.instance))
    if token.child and token.child in game.frames:
        inside = game.frame(token.child)
        if inside.instance != frame.instance and "closed" not in inside.more:
            game.effects.append(InstanceEnded(inside.instance, inside.key, cancelled=True))


def drop_owned(game: Game, token: Token) -> None:
    """The frames that were the token's own."""
    if token.child:
        drop(game, token.child)
    if token.data in game.frames and game.frame(token.data).owner == token.number:
        drop(game, token.data)


def drop(game: Game, number: int) -> None:
    """A frame is gone, with the frames that its records kept for compensation."""
    todo = [number]
    while todo:
        at = todo.pop()
        if at not in game.frames:
            continue
        frame = game.frame(at)
        withdraw(game, frame)
        if frame.element and frame.epoch >= 0:
            game.opened -= 1
        frame.epoch = -1
        del game.frames[at]
        for _, data, _, child, _ in frame.records:
            todo += [child] if child else []
            if data in game.frames and not game.frame(data).element:  # one activity's variables
                todo.append(data)


def clean(game: Game) -> None:
    """Frames that were kept for what is undone now, and that nothing refers to, go."""
    frames = [game.frame(n) for n in game.frames]
    game.taken += (len(frames) + len(game.tokens)) // _LOOKS_OF_A_STEP
    todo = [f.number for f in frames if not f.owner or f.owner in game.tokens]
    todo += [n for f in frames for _, data, _, child, _ in f.records for n in (data, child)]
    for number in game.tokens:  # handlers that run see the variables of what they undo
        token = game.token(number)
        todo += [token.data, *(row[1] for row in token.more.get("todo", ()))]
    live: set[int] = set()
    while todo:
        number = todo.pop()
        if number in live or number not in game.frames:
            continue
        live.add(number)
        up = game.frame(number).up
        todo += [] if up is None else [up]
    for number in [n for n in game.frames if n not in live]:
        drop(game, number)


def sweep(game: Game, frame: Frame) -> None:
    """Everything that goes on or listens in the frame is cancelled; the frame stays open."""
    for number in list(frame.tokens):
        if number in game.tokens:
            kill(game, game.token(number))
    frame.epoch += 1
    frame.pending = 0
    withdraw(game, frame)
    frame.joins.clear()
    frame.more.pop("complex", None)
    frame.more.pop("offered", None)


def is_open(game: Game, frame: Frame) -> bool:
    return frame.epoch >= 0 and frame.number in game.frames


__all__ = [
    "EVENT",
    "clean",
    "drop",
    "drop_owned",
    "forget",
    "is_open",
    "kill",
    "open_frame",
    "place",
    "place_inner",
    "resolve",
    "sweep",
    "take",
    "withdraw",
]
