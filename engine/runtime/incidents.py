"""What goes wrong inside a model: the token stops there; `retrying` goes on from its stage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.definitions.model import Node
from engine.runtime import values
from engine.runtime.effects import Closing, IncidentRaised, TaskClosed, WorkClosed
from engine.runtime.game import Game
from engine.runtime.records import INCIDENT, USER, WORK, Frame, Token
from engine.runtime.tokens import place, resolve


def stop(game: Game, token: Token, message: str, kind: str, stage: str) -> None:
    """The token waits for somebody; `stage` says what a retry does."""
    if token.wait == USER:
        game.effects.append(TaskClosed(token.number, token.node, Closing.FAILED))
    elif token.wait == WORK:
        game.effects.append(WorkClosed(token.number, token.node, Closing.FAILED))
    resolve(game, token)  # of several failures of one activity the last one stands
    frame = game.frame(token.scope)
    number = game.number()
    token.wait = INCIDENT
    token.more["incident"] = number
    token.more["stage"] = stage
    game.incidents[number] = [token.number, kind, message]
    game.effects.append(
        IncidentRaised(number, token.number, token.node, frame.key, frame.instance, kind, message)
    )


def place_stuck(game: Game, node: Node, frame: Frame, message: str, kind: str, stage: str) -> Token:
    """A new token at a node that cannot be passed."""
    token = place(game, node, frame)
    stop(game, token, message, kind, stage)
    return token


def uncaught(
    game: Game, token: Token, code: str, message: str, variables: Mapping[str, Any]
) -> None:
    """An error that work reported and nothing catches; what came with it is kept for a retry."""
    stop(game, token, uncaught_text(code, message, variables), "uncaught-error", "error")
    token.more["error"] = [code, message, _packed(variables)]


def uncaught_text(code: str | None, message: str, variables: Mapping[str, Any]) -> str:
    """Names the variables but not their values: more people see an incident than the case."""
    text = f"nothing catches the error {code or 'without code'}"
    text += f": {message}" if message else ""
    return text + (f" (with {', '.join(variables)})" if variables else "")


def keep_what_came(
    token: Token,
    index: int,
    variables: Mapping[str, Any],
    caught: tuple[str | None, str] | None,
    goes_on: bool,
) -> None:
    """What an event brought, for a retry."""
    token.more["came"] = [index, _packed(variables), caught and list(caught), goes_on]


def _packed(variables: Mapping[str, Any]) -> list[list[Any]]:
    """Name, kept form, whether it has to be restored."""
    return [[name, *values.kept(value)] for name, value in variables.items()]
