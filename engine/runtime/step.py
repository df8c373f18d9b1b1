"""The one way in: a state and a command give a new state and what happened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from msgspec import Struct

from engine.errors import InvalidState, NotFound
from engine.runtime import (
    activities,
    ad_hoc,
    administration,
    handlers,
    incidents,
    listening,
    messages,
    retrying,
    starting,
    timers,
)
from engine.runtime import commands as c
from engine.runtime.definitions import Definitions
from engine.runtime.effects import Closing, Effect, TaskClosed, WorkClosed
from engine.runtime.environment import PLAIN, Environment
from engine.runtime.game import Game
from engine.runtime.records import USER, WORK, Token
from engine.runtime.running import Overgrown, park, play
from engine.runtime.state import State, dumps, loads
from engine.runtime.variables import assign_all, put


class Step(Struct, frozen=True):
    """The state after a command, and its effects in the order they happened."""

    state: State
    effects: list[Effect]


def step(
    models: Definitions,
    state: State,
    command: c.Command,
    now: datetime,
    environment: Environment = PLAIN,
) -> Step:
    """Applies one command; `state` itself is not changed.

    `now` is aware. Raises NotFound (no such token, timer, process …), InvalidState (the case has
    ended or is suspended), InvalidInput (a value that cannot be stored); then nothing happened.
    What goes wrong inside the model is an incident, not an exception.
    """
    game = _begun(models, state, command, now, environment)
    try:
        play(game)
    except Overgrown as reason:
        game = _begun(models, state, command, now, environment)
        park(game, str(reason))
        play(game)
    return Step(State(dumps(game)), game.effects)


def _begun(
    models: Definitions, state: State, command: c.Command, now: datetime, environment: Environment
) -> Game:
    """What the command itself does; what follows from it is still in the queue."""
    game = Game(models, loads(state.data), now, environment)
    _admit(game, command)
    _DO[type(command)](game, command)
    return game


def _admit(game: Game, command: c.Command) -> None:
    if type(command) is c.StartInstance:
        if game.keys:
            raise InvalidState("The instance runs already", code="started")
        return
    if not game.keys:
        raise InvalidState("The instance has not been started", code="not-started")
    if game.flags:
        raise InvalidState(
            "The instance has ended", reason_fi="Prosessi on jo päättynyt.", code="ended"
        )
    if game.suspended is not None and type(command) not in _WHILE_SUSPENDED:
        raise InvalidState(
            "The case is suspended", reason_fi="Prosessi on pysäytetty.", code="suspended"
        )


# ---- tasks and work


def _waiting_token(game: Game, number: int, *waits: str) -> Token:
    token = game.token(number) if number in game.tokens else None
    if token is None or token.wait not in waits:
        raise NotFound(
            f"Nothing waits at token {number}",
            reason_fi="Tehtävä ei ole enää avoinna.",
            code="no-token",
        )
    return token


def _complete_task(game: Game, command: c.CompleteTask) -> None:
    token = _waiting_token(game, command.token, USER)
    game.effects.append(TaskClosed(token.number, token.node, Closing.COMPLETED))
    _complete(game, token, command.variables)


def _complete_work(game: Game, command: c.CompleteWork) -> None:
    token = _waiting_token(game, command.token, WORK)
    game.effects.append(WorkClosed(token.number, token.node, Closing.COMPLETED))
    token.more.pop("topic", None)
    _complete(game, token, command.variables)


def _complete(game: Game, token: Token, variables: Any) -> None:
    token.wait = ""
    if token.at.keeps_results:
        for name, value in variables.items():
            put(game, game.frame(token.data), name, value)
    elif variables:
        assign_all(game, game.frame(token.data), variables)
    if game.changed:
        listening.check_conditions(game)
        if token.number not in game.tokens:
            return
    activities.finish(game, token)


def _throw_error(game: Game, command: c.ThrowError) -> None:
    token = _waiting_token(game, command.token, WORK, USER)
    frame = game.frame(token.scope)
    told = command.code, command.message, command.variables
    if not handlers.raise_error(game, frame, token, *told):
        incidents.uncaught(game, token, *told)


def _throw_escalation(game: Game, command: c.ThrowEscalation) -> None:
    token = _waiting_token(game, command.token, WORK, USER)
    handlers.escalate(game, game.frame(token.scope), token, command.code, command.variables)


def _fail_work(game: Game, command: c.FailWork) -> None:
    token = _waiting_token(game, command.token, WORK, USER)
    incidents.stop(game, token, command.reason, "failed-work", "perform")


# ---- the rest


def _deliver_signal(game: Game, command: c.DeliverSignal) -> None:
    messages.signal(game, command.name, command.variables)


_DO: dict[type, Callable[[Game, Any], None]] = {
    c.StartInstance: starting.start,
    c.CompleteTask: _complete_task,
    c.CompleteWork: _complete_work,
    c.ThrowError: _throw_error,
    c.ThrowEscalation: _throw_escalation,
    c.FailWork: _fail_work,
    c.FireTimer: lambda game, x: timers.fire(game, x.timer),
    c.DeliverMessage: lambda game, x: messages.deliver(game, x.subscription, x.variables),
    c.DeliverSignal: _deliver_signal,
    c.SetVariables: administration.set_variables,
    c.MoveTokens: administration.move,
    c.Suspend: lambda game, x: administration.suspend(game),
    c.Resume: administration.resume,
    c.RetryIncident: lambda game, x: retrying.retry(game, x.incident, x.variables),
    c.CancelInstance: administration.cancel,
    c.StartActivity: lambda game, x: ad_hoc.start(game, x.token, x.element, x.variables),
    c.FinishAdHoc: lambda game, x: ad_hoc.finish(game, x.token, x.cancel_remaining),
}

_WHILE_SUSPENDED = {c.SetVariables, c.CancelInstance, c.Resume, c.Suspend}
