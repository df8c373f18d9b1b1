"""An administrator's tools on a running case: moving tokens, pauses, variables, cancelling."""

from __future__ import annotations

from engine.definitions.model import Node, Scope
from engine.errors import InvalidInput, InvalidState, NotFound
from engine.runtime import (
    activities,
    compensation,
    flows,
    listening,
    loops,
    multi_instance,
    scopes,
    timers,
)
from engine.runtime.commands import (
    CancelInstance,
    Move,
    MoveTokens,
    Resume,
    SetVariables,
)
from engine.runtime.effects import ActivityStarted
from engine.runtime.game import Game
from engine.runtime.records import CANCELLED, HANDLER, Frame, Token
from engine.runtime.tokens import is_open, kill, open_frame, place, sweep
from engine.runtime.variables import Failure, assign, assign_all, put_seen, remove


def set_variables(game: Game, command: SetVariables) -> None:
    """Raises NotFound for a frame that is not there."""
    if command.scope not in game.frames:
        raise NotFound(
            f"There is no scope {command.scope}",
            reason_fi=f"Käynnissä olevaa osaa {command.scope} ei ole.",
        )
    frame = game.frame(command.scope)
    for name in command.removals:
        remove(game, frame, name)
    for name, value in command.variables.items():
        if command.local:
            put_seen(game, frame, name, value)
        else:
            assign(game, frame, name, value)


def suspend(game: Game) -> None:
    if game.suspended is not None:
        raise InvalidState(
            "The case is suspended already",
            reason_fi="Prosessi on jo pysäytetty.",
            code="suspended",
        )
    game.suspended = game.milliseconds
    timers.pause(game)


def resume(game: Game, command: Resume) -> None:
    if game.suspended is None:
        raise InvalidState(
            "The case is not suspended",
            reason_fi="Prosessia ei ole pysäytetty.",
            code="not-suspended",
        )
    pause = game.milliseconds - game.suspended
    game.suspended = None
    timers.go_on(game, pause if command.keep_rest else 0)
    listening.check_conditions(game, all_of_them=True)


def cancel(game: Game, command: CancelInstance) -> None:
    game.suspended = None
    game.flags |= CANCELLED
    root = game.frame(0)
    sweep(game, root)
    root.epoch = -1
    scopes.end(game, root, cancelled=True, reason=command.reason)


# ---- moving tokens


def move(game: Game, command: MoveTokens) -> None:
    """Cancels, then starts; scopes that are left empty are cancelled too. All or nothing."""
    victims = [token for what in command.cancel for token in _victims(game, what)]
    touched = [frame for what in command.cancel for frame in _holding(game, what)]
    for frame in touched:
        for what in command.cancel:
            frame.joins.pop(str(what), None)
    for token in victims:
        if token.number in game.tokens:
            touched.append(game.frame(token.scope))
            _cancel(game, token)
    begun = {_start(game, one, after=False) for one in command.before}
    begun |= {_start(game, one, after=True) for one in command.after}
    for frame in touched:
        scopes.abandon(game, frame, "moved", begun)


def _cancel(game: Game, token: Token) -> None:
    """Of a repeated activity one instance, which then counts as terminated; or the last: all."""
    outer = game.token(token.outer) if token.outer in game.tokens else None
    kill(game, token)
    if token.role == HANDLER:
        compensation.handler_done(game, token)
    if outer is not None:
        scopes.lost(game, outer)


def _holding(game: Game, what: int | str) -> list[Frame]:
    """The scopes in which tokens wait at that join, or for more tokens to start that activity."""
    return [f for n in list(game.frames) if what in (f := game.frame(n)).joins]


def _victims(game: Game, what: int | str) -> list[Token]:
    if isinstance(what, int):
        if what not in game.tokens:
            raise NotFound(f"There is no token {what}", reason_fi=f"Etenemiskohtaa {what} ei ole.")
        return [game.token(what)]
    found = [game.token(n) for n in list(game.tokens)]
    found = [t for t in found if t.node == what and not t.outer]
    if not found and not _holding(game, what):
        raise NotFound(f"No token stands on {what}", reason_fi=f"Prosessi ei ole kohdassa {what}.")
    return found


def _start(game: Game, one: Move, after: bool) -> int:
    """The number of the frame where it begins; what is started after a last element ends there."""
    frame, node = _place(game, one)
    assign_all(game, frame, one.variables)
    if after:
        flows.leave(game, frame, node, counted=False)
    else:
        flows.push(game, frame, node, None)
    return frame.number


def _place(game: Game, one: Move) -> tuple[Frame, Node]:
    """The frame that the element belongs in; enclosing sub-processes are opened where needed."""
    if one.scope:
        if one.scope not in game.frames or not game.frame(one.scope).element:
            raise NotFound(
                f"There is no scope {one.scope}",
                reason_fi=f"Käynnissä olevaa osaa {one.scope} ei ole.",
            )
        frame = game.frame(one.scope)
        if one.element not in frame.scope.by_id:
            raise NotFound(
                f"{one.element} does not stand in {frame.scope.id}",
                reason_fi=f"Kohta {one.element} ei kuulu osaan {frame.scope.id}.",
            )
        return frame, frame.scope.by_id[one.element]
    node, open_frames = _find(game, one.element)
    if len(open_frames) > 1:
        raise InvalidInput(
            f"{one.element} may be started in {len(open_frames)} scopes: say in which",
            reason_fi=f"Kohta {one.element} on tarjolla {len(open_frames)} osassa: valitse, missä.",
            details={"scopes": [f.number for f in open_frames]},
        )
    return (open_frames[0] if open_frames else _opened(game, node.scope)), node


def _find(game: Game, element: str) -> tuple[Node, list[Frame]]:
    """The node, and the open frames of its scope, of the case's own process before called ones."""
    for process in [game.process(i) for i in range(len(game.keys))]:
        if element in process.nodes:
            node = process.nodes[element]
            return node, _running(game, node.scope)
    raise NotFound(f"There is no element {element}", reason_fi=f"Mallissa ei ole kohtaa {element}.")


def _running(game: Game, scope: Scope) -> list[Frame]:
    frames = [game.frame(n) for n in list(game.frames)]
    return [f for f in frames if f.scope is scope and f.epoch >= 0 and "closed" not in f.more]


def _once(game: Game, token: Token) -> Token:
    """Of a repeated sub-process one instance, or its first pass."""
    if token.at.multi is not None:
        return multi_instance.alone(game, token)
    return token if token.at.loop is None else loops.alone(game, token)


def _opened(game: Game, scope: Scope) -> Frame:
    """A new frame of a sub-process that does not run, inside new frames of those around it."""
    if scope.node is None or scope.parent is None:
        raise NotFound(f"{scope.id} is not running", reason_fi=f"Osa {scope.id} ei ole käynnissä.")
    around = _running(game, scope.parent)
    if len(around) > 1:
        raise InvalidInput(
            f"{scope.id} may be started in {len(around)} scopes: say in which",
            reason_fi=f"Osan {scope.id} ympärillä on {len(around)} vaihtoehtoa: valitse, missä.",
        )
    parent = around[0] if around else _opened(game, scope.parent)
    token = place(game, scope.node, parent)
    try:
        activities.map_in_first(game, token)
    except Failure as failure:
        raise InvalidState(f"{scope.id}: {failure}") from failure
    inner = _once(game, token)
    game.effects.append(ActivityStarted(inner.number, token.node, parent.key, parent.instance))
    frame = open_frame(game, parent, scope, game.frame(inner.data), inner)
    frame.pending += 1  # empty as it is, it must not be taken for done
    try:
        listening.attach(game, token)
        if is_open(game, frame):
            scopes.prepare(game, frame, scope.node)
    except Failure as failure:
        raise InvalidState(f"{scope.id}: {failure}") from failure
    if is_open(game, frame):
        scopes.listen(game, frame)
    frame.pending = max(frame.pending - 1, 0)  # none, if an event has swept it meanwhile
    if not is_open(game, frame):
        raise InvalidState(
            f"{scope.id}: an event ends it at once",
            reason_fi=f"Osa {scope.id} päättyisi heti tapahtumaan.",
        )
    return frame
