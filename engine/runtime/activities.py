"""Activities: a token enters, does what its kind does (once, or per instance or pass), finishes."""

from __future__ import annotations

from engine.definitions.model import Flow, Node
from engine.runtime import (
    ad_hoc,
    compensation,
    flows,
    incidents,
    listening,
    loops,
    multi_instance,
    program,
    scopes,
)
from engine.runtime.effects import ActivityCompleted, ActivityStarted
from engine.runtime.game import Game
from engine.runtime.records import HANDLER, INSTANCE, PASS, Frame, Token
from engine.runtime.tokens import drop, drop_owned, is_open, open_frame, place, take
from engine.runtime.variables import Failure, declare, give_out, take_in


def enter(game: Game, frame: Frame, node: Node, flow: Flow | None) -> None:
    """A token arrives at an activity; `startQuantity` tokens make it start once."""
    if node.start_quantity > 1 and not _enough(frame, node):
        return
    begin(game, place(game, node, frame))


def _enough(frame: Frame, node: Node) -> bool:
    held = frame.joins.setdefault(node.id, {})
    held[""] = held.get("", 0) + 1
    if held[""] < node.start_quantity:
        return False
    del frame.joins[node.id]
    return True


def begin(game: Game, token: Token) -> None:
    """Its boundary events listen, and see what is mapped in; then it is performed, perhaps
    many times."""
    node = token.at
    if node.boundaries:
        try:
            map_in_first(game, token)
            listening.attach(game, token)
        except Failure as failure:
            listening.detach(game, token)
            incidents.stop(game, token, str(failure), failure.kind, "begin")
            return
        if token.number not in game.tokens:
            return
    if node.multi is not None:
        multi_instance.begin(game, token)
    elif node.loop is not None:
        loops.begin(game, token)
    else:
        perform(game, token)


def map_in_first(game: Game, token: Token) -> None:
    """Boundary events see what is mapped into their activity (of a repeated one: nothing is).

    Raises Failure.
    """
    node = token.at
    if node.inputs and node.boundaries and node.multi is None and node.loop is None:
        _own_variables(game, token, game.frame(token.scope))


def perform(game: Game, token: Token) -> None:
    """Once: its own variables, then what its kind does."""
    node = token.at
    frame = game.frame(token.scope)
    game.effects.append(ActivityStarted(token.number, node.id, frame.key, frame.instance))
    if node.needs_scope and node.child is None:
        try:
            _own_variables(game, token, frame)
        except Failure as failure:
            incidents.stop(game, token, str(failure), failure.kind, "perform")
            return
    (node.program or program.of(node)).perform(game, token, node)


def _own_variables(game: Game, token: Token, frame: Frame) -> None:
    """Instances and passes have a frame already; others get one."""
    data = game.frame(token.data)
    if data.owner != token.number:
        data = open_frame(game, frame, None, data, token)
    elif "mapped" in data.more:
        return
    take_in(game, data, token.at.inputs)
    declare(game, data, token.at.data)
    data.more["mapped"] = 1


def finish(game: Game, token: Token) -> None:
    """The activity (this instance, this pass of it) is done."""
    if token.at.outputs:
        try:
            _outputs(game, token)
        except Failure as failure:
            incidents.stop(game, token, str(failure), failure.kind, "finish")
            return
    conclude(game, token)


def conclude(game: Game, token: Token) -> None:
    """The same, after what it maps out: of an instance what it adds to the whole, then it goes."""
    if token.role == INSTANCE:
        try:
            multi_instance.gather(game, token)
        except Failure as failure:
            incidents.stop(game, token, str(failure), failure.kind, "gather")
            return
    node = token.at
    frame = game.frame(token.scope)
    take(game, token)
    game.effects.append(ActivityCompleted(token.number, node.id, frame.key, frame.instance))
    kept = node.recorded and compensation.record(game, token, frame)
    if token.role in (INSTANCE, PASS):
        drop(game, token.child) if token.child and not kept else None
    elif not kept and (token.child or token.data != frame.number):  # the frame is another's
        drop_owned(game, token)
    if token.role:
        _finish_inner(game, token, kept)
    elif is_open(game, frame):
        go_on(game, token, frame)


def go_on(game: Game, token: Token, frame: Frame) -> None:
    """The whole activity is done: tokens leave it."""
    node = token.at
    if node.triggered_by_event:
        game.later(scopes.check, game, frame)
        return
    flows.leave(
        game, frame, node, times=node.completion_quantity, counted=False, token=token.number
    )
    if frame.scope.ad_hoc is not None:
        ad_hoc.completed(game, frame, node)


def _outputs(game: Game, token: Token) -> None:
    inside = game.frame(token.child or token.data)
    around = game.frame(token.data)
    if around.owner == token.number and around.up is not None:
        around = game.frame(around.up)
    multi = token.at.multi
    item = multi.output_item if multi is not None and token.role == INSTANCE else ""
    give_out(game, inside, [o for o in token.at.outputs if o.target != item], around)
    if item:  # what the multi-instance gathers stays with the instance
        own = [o for o in token.at.outputs if o.target == item]
        give_out(game, inside, own, game.frame(token.data))


def finish_outer(game: Game, token: Token) -> None:
    """All instances or passes are done; each of them was told and recorded by itself."""
    frame = game.frame(token.scope)
    take(game, token)
    drop_owned(game, token)
    if token.role == HANDLER:
        compensation.handler_done(game, token)
    elif is_open(game, frame):
        go_on(game, token, frame)


def _finish_inner(game: Game, token: Token, kept: bool) -> None:
    if token.role == INSTANCE:
        multi_instance.instance_done(game, token, kept)
    elif token.role == PASS:
        loops.pass_done(game, token, kept)
    else:
        compensation.handler_done(game, token)


def passes(game: Game, token: Token, node: Node) -> None:
    """A task without any binding."""
    finish(game, token)
