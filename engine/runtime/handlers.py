"""Errors and escalations go up from where they arise to the first handler that fits.

On the way out: boundary events of the activity, event sub-processes of the scope, boundary events
of what owns the scope, and so on, through call activities. A handler for the very code goes before
one for every code (BPMN 2.0.2, 10.5.1 and 13.5.2).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.definitions.model import Trigger
from engine.runtime import calls, listening
from engine.runtime.game import Game
from engine.runtime.records import Frame, Token


def raise_error(
    game: Game,
    frame: Frame,
    token: Token | None,
    code: str | None,
    message: str,
    variables: Mapping[str, Any] | None = None,
) -> bool:
    """True if something caught it; `token`: the activity it arises in, if any."""
    return _up(game, Trigger.ERROR.value, frame, token, code, message, variables)


def escalate(
    game: Game,
    frame: Frame,
    token: Token | None,
    code: str | None,
    variables: Mapping[str, Any] | None = None,
) -> bool:
    """An escalation that nothing catches changes nothing."""
    return _up(game, Trigger.ESCALATION.value, frame, token, code, "", variables)


def _up(
    game: Game,
    trigger: str,
    frame: Frame,
    token: Token | None,
    code: str | None,
    message: str,
    variables: Mapping[str, Any] | None,
) -> bool:
    leaving = ""  # the start event of the event sub-process that it comes out of
    called: list[tuple[Token, Frame]] = []  # the called processes that it comes out of
    while True:
        if token is not None:
            found = _handler(game, token.listeners, trigger, code, "")
            if found:
                return _caught(game, found, called, variables, (code, message))
            frame = game.frame(token.scope)
            if token.outer and token.outer in game.tokens:
                token = game.token(token.outer)
                continue
            start = token.at.start
            leaving = start.id if start is not None else ""
        found = _handler(game, frame.listeners, trigger, code, leaving)
        if found:
            return _caught(game, found, called, variables, (code, message))
        if not frame.owner:
            return False
        token = game.token(frame.owner)
        if frame.instance == frame.number:
            called.append((token, frame))
            game.taken += 1


def _caught(
    game: Game,
    number: int,
    called: list[tuple[Token, Frame]],
    variables: Mapping[str, Any] | None,
    what: listening.Caught,
) -> bool:
    for token, frame in called:
        calls.left(game, token, frame)
    listening.fire(game, number, variables, what)
    return True


def _handler(
    game: Game, listeners: list[int], trigger: str, code: str | None, leaving: str
) -> int | None:
    """The listener for that code, else the one for every code; never the one just left."""
    found = None
    for number in listeners:
        x = game.listener(number)
        if x.trigger != trigger or x.node == leaving:
            continue
        if x.name == code is not None:
            return number
        if x.name is None or "any" in x.more:
            found = found or number
    return found
