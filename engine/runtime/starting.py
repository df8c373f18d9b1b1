"""How an instance begins: by itself, by what came to a start event, or where somebody says."""

from __future__ import annotations

from engine.definitions.linking import waiting_events
from engine.definitions.model import Kind, Node, Process, Trigger
from engine.errors import InvalidState, NotFound
from engine.runtime import administration, calls, correlation, events, flows, listening, scopes
from engine.runtime import commands as c
from engine.runtime.game import Game
from engine.runtime.records import Frame
from engine.runtime.tokens import place
from engine.runtime.variables import Failure, holds, put


def start(game: Game, command: c.StartInstance) -> None:
    """Raises NotFound for a process that is not there, InvalidState if it cannot begin so."""
    process = game.models.process(command.process, command.version)
    if process is None:
        raise NotFound(
            f"There is no process {command.process}",
            reason_fi=f"Prosessia {command.process} ei ole.",
            code="no-process",
        )
    try:
        frame = calls.instance(game, process, dict(command.variables), command.business_key, None)
        _begin(game, frame, process, command)
    except Failure as failure:
        raise InvalidState(str(failure), code="start") from failure


def _begin(game: Game, frame: Frame, process: Process, command: c.StartInstance) -> None:
    _remember(game, frame, process, command)
    _name_starter(game, frame, command)
    if command.before:
        _start_before(game, frame, process, command.before)
    elif command.element is not None:
        node = _known(process, command.element)
        if node.kind is Kind.START_EVENT and node.events and node.outputs:
            frame.more["brought"] = list(command.variables)  # until they are mapped
        _start_at(game, frame, node, command.trigger)
    else:
        scopes.begin(game, frame, _by_condition(game, frame))


def _name_starter(game: Game, frame: Frame, command: c.StartInstance) -> None:
    """Start events may name a variable that receives who began the case."""
    starts = [n for n in frame.scope.nodes if n.kind is Kind.START_EVENT]
    for node in starts:
        name = node.extensions.get("camunda:initiator")
        if name and command.element in (None, node.id):
            put(game, frame, name, command.starter)


def _by_condition(game: Game, frame: Frame) -> Node | None:
    """Without plain start events: the first conditional one whose condition holds."""
    starts = [n for n in frame.scope.nodes if n.kind is Kind.START_EVENT]
    if any(not n.events for n in starts):
        return None
    conditions = [(n, e.condition) for n in starts for e in n.events if e.condition is not None]
    for node, condition in conditions:
        if holds(game, condition, frame):
            return node
    if conditions and len(conditions) == len(starts):
        names = ", ".join(node.id for node, _ in conditions)
        raise InvalidState(
            f"The condition of {names} does not hold",
            reason_fi=f"Alkutapahtuman {names} ehto ei täyty annetuilla tiedoilla.",
            code="start-condition",
        )
    return None


def _remember(game: Game, frame: Frame, process: Process, command: c.StartInstance) -> None:
    """The message that begins the case is the first of its conversation."""
    events_there = waiting_events(_known(process, command.element)) if command.element else []
    for event in events_there[command.trigger : command.trigger + 1]:
        if event.trigger is Trigger.MESSAGE:
            correlation.remember(game, frame, event.name, command.variables)


def _known(process: Process, element: str) -> Node:
    node = process.root.by_id.get(element)
    if node is None:
        raise NotFound(f"{process.key} has no element {element} to begin at")
    return node


def _start_before(game: Game, frame: Frame, process: Process, before: tuple[str, ...]) -> None:
    """At activities anywhere in the process instead of its start."""
    frame.pending += 1
    scopes.listen(game, frame)
    administration.move(game, c.MoveTokens(before=tuple(c.Move(e) for e in before)))
    frame.pending -= 1
    game.later(scopes.check, game, frame)


def _start_at(game: Game, frame: Frame, node: Node, trigger: int) -> None:
    """By a start event, a task or an event behind a gateway that the event has come to."""
    gateway = next((f.source for f in node.incoming if f.source.kind is Kind.EVENT_BASED), None)
    if node.kind is Kind.START_EVENT and not (node.parallel_multiple and len(node.events) > 1):
        scopes.begin(game, frame, node)
        return
    scopes.listen(game, frame)
    if node.kind is Kind.START_EVENT:
        _await_rest(game, frame, node, trigger)
        return
    if gateway is not None and gateway.parallel_gateway:
        for flow in gateway.outgoing:
            if flow.target is not node:
                events.wait(game, place(game, flow.target, frame))
    if node.kind is Kind.RECEIVE_TASK and gateway is None:
        flows.push(game, frame, node, None)
    else:
        flows.leave(game, frame, node)


def _await_rest(game: Game, frame: Frame, node: Node, trigger: int) -> None:
    """A parallel multiple start: one of its events has come, the others are waited for."""
    token = place(game, node, frame)
    events.wait(game, token)
    mine = [n for n in token.listeners if game.listener(n).index == trigger]
    if mine:
        listening.fire(game, mine[0])
