"""What goes wrong inside a model: the token stops there, and can be tried again after repair."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.definitions.model import Node
from engine.errors import NotFound
from engine.runtime import (
    activities,
    ad_hoc,
    calls,
    event_subprocesses,
    events,
    flows,
    handlers,
    joins,
    loops,
    multi_instance,
    scopes,
    values,
)
from engine.runtime.effects import Closing, IncidentRaised, TaskClosed, WorkClosed
from engine.runtime.game import Game
from engine.runtime.records import INCIDENT, USER, WORK, Frame, Token
from engine.runtime.tokens import place, resolve, take
from engine.runtime.variables import assign_all


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


def _mended(packed: list[list[Any]], new: Mapping[str, Any]) -> dict[str, Any]:
    """The variables again, where somebody sets them as he does."""
    brought = {name: values.restored(v) if odd else v for name, v, odd in packed}
    return {name: new.get(name, value) for name, value in brought.items()}


def _came(token: Token, new: Mapping[str, Any]) -> events.Came:
    """The same, where it is mended by what somebody sets."""
    index, packed, caught, goes_on = token.more.pop("came")
    return index, _mended(packed, new), caught and (caught[0], caught[1]), goes_on


def retry(game: Game, number: int, variables: Any) -> None:
    """Tries again what failed. Raises NotFound for an incident that is not open."""
    if number not in game.incidents:
        raise NotFound(
            f"There is no open incident {number}", reason_fi="Häiriö ei ole enää avoinna."
        )
    token = game.token(game.incidents[number][0])
    assign_all(game, game.frame(token.data), variables)
    resolve(game, token)
    token.wait = ""
    stage = token.more.pop("stage")
    if stage == "receive":
        _receive(game, token, _came(token, variables))
    elif stage == "error":
        _raise_again(game, token, variables)
    elif not _stay(game, token, stage):
        _leave(game, token, stage)


def _receive(game: Game, token: Token, came: events.Came) -> None:
    if token.at.triggered_by_event:
        event_subprocesses.again(game, token, came)
        return
    take(game, token)
    events.again(game, token.at, game.frame(token.scope), came)


def _raise_again(game: Game, token: Token, new: Mapping[str, Any]) -> None:
    """If something catches the error by now it goes there, else the work is offered anew."""
    code, message, packed = token.more.pop("error")
    frame, brought = game.frame(token.scope), _mended(packed, new)
    if not handlers.raise_error(game, frame, token, code, message, brought):
        activities.perform(game, token)


def _leave(game: Game, token: Token, stage: str) -> None:
    """Does again what goes on from where the token stands."""
    frame, node, more = game.frame(token.scope), token.at, token.more
    take(game, token)
    if stage == "leave":
        times, counted = more.get("leave", (1, True))
        flows.leave(game, frame, node, times=times, counted=counted)
    elif stage == "join":
        joins.activate(game, frame, node)
        game.later(scopes.check, game, frame)
    elif stage == "reset":
        flows.leave_at_reset(game, frame, node)
        game.later(scopes.check, game, frame)
    elif stage == "start":
        events.enter_start(game, frame, node, None)
    elif stage == "throw":
        events.throw_from(game, frame, node, more.get("thrown", 0))
    elif stage == "ad hoc":
        ad_hoc.completed(game, frame, node)
        game.later(scopes.check, game, frame)
    elif stage == "listen":
        event_subprocesses.listen(game, frame, node)
        game.later(scopes.check, game, frame)
    else:  # "arrive": the limit of steps was reached
        for place_id, flow_id, times in more["moves"]:
            to = frame.scope.by_id[place_id]
            flow = next((f for f in to.incoming if f.id == flow_id), None)
            for _ in range(times):
                flows.push(game, frame, to, flow)


def _stay(game: Game, token: Token, stage: str) -> bool:
    """Does again what is done where the token stands; False if it is to leave instead."""
    if stage == "call":
        calls.call(game, token, token.at)
        return True
    again = {
        "begin": activities.begin,
        "perform": activities.perform,
        "finish": activities.finish,
        "gather": activities.conclude,
        "return": calls.give_back,
        "instances": multi_instance.begin,
        "instance": multi_instance.next_one,
        "behavior": multi_instance.behave,
        "instance done": multi_instance.judge,
        "pass": loops.next_pass,
        "pass done": loops.judge,
        "catch": events.wait,
    }.get(stage)
    if again is not None:
        again(game, token)
    return again is not None
