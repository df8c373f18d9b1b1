"""What went wrong is tried again after repair: each stage goes on from where it stopped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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
from engine.runtime.game import Game
from engine.runtime.records import Token
from engine.runtime.tokens import resolve, take
from engine.runtime.variables import assign_all


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


# ---- what was kept for it


def _came(token: Token, new: Mapping[str, Any]) -> events.Came:
    """What an event brought, where it is mended by what somebody sets."""
    index, packed, caught, goes_on = token.more.pop("came")
    return index, _mended(packed, new), caught and (caught[0], caught[1]), goes_on


def _mended(packed: list[list[Any]], new: Mapping[str, Any]) -> dict[str, Any]:
    """The variables again, where somebody sets them as he does."""
    brought = {name: values.restored(v) if odd else v for name, v, odd in packed}
    return {name: new.get(name, value) for name, value in brought.items()}
