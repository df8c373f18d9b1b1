"""Tokens arrive at nodes and leave them along sequence flows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.definitions.model import Flow, Kind, Node
from engine.runtime import incidents, program, scopes
from engine.runtime.effects import ActivityCompleted, ConditionUnclear, FlowTaken
from engine.runtime.game import Game
from engine.runtime.records import Frame
from engine.runtime.variables import Failure, evaluate, explained, holds

_ALWAYS_ALL = (Kind.PARALLEL, Kind.EVENT_BASED)
WAITING = "waitingForStart"  # the standard's name for the state of a complex gateway
Unclear = tuple[Flow, Any]  # and what its condition gave: neither true nor false
# what a complex gateway lets its flows see besides the variables: before it is reset, and then
Seen = Mapping[str, bool] | None
_STARTS, _RESETS = {WAITING: True}, {WAITING: False}


def push(game: Game, frame: Frame, node: Node, flow: Flow | None) -> None:
    """A token sets out for a node; it arrives when its turn comes."""
    frame.pending += 1
    queue = game.thrown if node.throws else game.queue
    queue.append((arrive, (game, frame, frame.epoch, node, flow)))


def arrive(game: Game, frame: Frame, epoch: int, node: Node, flow: Flow | None) -> None:
    """The token is there, unless its scope was swept or closed meanwhile.

    What may stop others lets those throw first that came to their throw events before it.
    """
    if frame.epoch != epoch:
        return
    if node.stops and game.thrown:
        game.thrown.append((arrive_last, (game, frame, epoch, node, flow)))
        return
    arrive_last(game, frame, epoch, node, flow)


def arrive_last(game: Game, frame: Frame, epoch: int, node: Node, flow: Flow | None) -> None:
    """The same, when its turn has come."""
    if frame.epoch == epoch:
        frame.pending -= 1
        (node.program or program.of(node)).enter(game, frame, node, flow)


def leave(
    game: Game,
    frame: Frame,
    node: Node,
    data: Frame | None = None,
    times: int = 1,
    token: int = 0,
    counted: bool = True,
) -> None:
    """The node is done: tokens go out by its kind's rule; without outgoing flow the path ends.

    `counted`: the node's completion is told here (activities that repeat tell it themselves).
    """
    try:
        chosen = choose(game, node, data or frame)
    except Failure as failure:
        stuck = incidents.place_stuck(game, node, frame, str(failure), failure.kind, "leave")
        stuck.more["leave"] = [times, counted]
        return
    if counted:
        game.effects.append(ActivityCompleted(token, node.id, frame.key, frame.instance))
    for flow in chosen:
        for _ in range(times):
            game.effects.append(FlowTaken(flow.id, frame.key))
            push(game, frame, flow.target, flow)
    if not chosen:
        game.later(scopes.check, game, frame)


def choose(game: Game, node: Node, data: Frame) -> list[Flow]:
    """The outgoing flows that get a token (BPMN 2.0.2, 13.2.1 and 13.4)."""
    flows = node.outgoing
    if node.kind in _ALWAYS_ALL or (len(flows) == 1 and flows[0].condition is None):
        return flows
    unclear: list[Unclear] = []
    seen = _STARTS if node.kind is Kind.COMPLEX else None
    if node.kind is Kind.EXCLUSIVE:
        chosen = _first(game, node, data, unclear)
    else:
        chosen = [f for f in flows if f is not node.default and _true(game, f, data, unclear, seen)]
        if node.default is not None and not any(f.condition is not None for f in chosen):
            chosen.append(node.default)
    if flows and not chosen:
        reasons = [_why(game, flow, value, data, seen) for flow, value in unclear]
        raise Failure("; ".join([f"no condition is true at {node.id}", *reasons]), "no-flow")
    if unclear:
        _tell_unclear(game, data, unclear, seen)
    return chosen


def _first(game: Game, node: Node, data: Frame, unclear: list[Unclear]) -> list[Flow]:
    """Of an exclusive gateway: the first true flow in the order of the model, else the default.

    A flow without condition is true; one of several such that stands first takes the token.
    """
    for flow in node.outgoing:
        if flow is not node.default and _true(game, flow, data, unclear):
            return [flow]
    return [] if node.default is None else [node.default]


def _true(
    game: Game, flow: Flow, data: Frame, unclear: list[Unclear], seen: Seen = None
) -> bool:
    """Whether the flow asks for nothing, or what it asks for holds; notes what was unclear."""
    if flow.condition is None:
        return True
    value = evaluate(game, flow.condition, data, seen)
    if value is not True and value is not False:
        unclear.append((flow, value))
    return value is True


def _tell_unclear(game: Game, data: Frame, unclear: list[Unclear], seen: Seen) -> None:
    """What was neither true nor false did not hold; a command tells it once of each flow."""
    process = game.process(data.process).key
    for flow, value in unclear:
        if (process, flow.id) not in game.unclear:
            game.unclear.add((process, flow.id))
            reason = _why(game, flow, value, data, seen)
            game.effects.append(ConditionUnclear(flow.id, process, data.instance, reason))


def _why(game: Game, flow: Flow, value: Any, data: Frame, seen: Seen) -> str:
    if flow.condition is None:
        return ""
    return f"{flow.id}: {explained(game, flow.condition, data, value, seen)}"


def leave_at_reset(game: Game, frame: Frame, node: Node) -> None:
    """A complex gateway that is reset: of its flows those that ask for its state (13.4.5)."""
    try:
        chosen = [
            flow
            for flow in node.outgoing
            if flow.condition is not None
            and WAITING in flow.condition.free_names
            and holds(game, flow.condition, frame, _RESETS)
        ]
    except Failure as failure:
        incidents.place_stuck(game, node, frame, str(failure), failure.kind, "reset")
        return
    for flow in chosen:
        game.effects.append(FlowTaken(flow.id, frame.key))
        push(game, frame, flow.target, flow)
