"""The one way in: a state and a command give a new state and what happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine.definitions.linking import waiting_events
from engine.definitions.model import Kind, Node, Process, Trigger
from engine.errors import InvalidState, NotFound
from engine.runtime import (
    activities,
    ad_hoc,
    administration,
    calls,
    correlation,
    events,
    flows,
    handlers,
    incidents,
    listening,
    messages,
    scopes,
    timers,
)
from engine.runtime import commands as c
from engine.runtime.definitions import Definitions
from engine.runtime.effects import Closing, Effect, TaskClosed, WorkClosed
from engine.runtime.environment import PLAIN, Environment
from engine.runtime.game import Game
from engine.runtime.records import USER, WORK, Frame, Token
from engine.runtime.running import play
from engine.runtime.state import State, dumps, loads
from engine.runtime.tokens import place
from engine.runtime.variables import Failure, assign_all, holds, put


@dataclass(slots=True)
class Step:
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
    game = Game(models, loads(state.data), now, environment)
    _admit(game, command)
    _DO[type(command)](game, command)
    play(game)
    return Step(State(dumps(game)), game.effects)


def _admit(game: Game, command: c.Command) -> None:
    if type(command) is c.StartInstance:
        if game.keys:
            raise InvalidState("The instance runs already", code="started")
        return
    if not game.keys:
        raise InvalidState("The instance has not been started", code="not-started")
    if game.flags:
        raise InvalidState("The instance has ended", code="ended")
    if game.suspended is not None and type(command) not in _WHILE_SUSPENDED:
        raise InvalidState("The case is suspended", code="suspended")


# ---- starting


def _start(game: Game, command: c.StartInstance) -> None:
    process = game.models.process(command.process, command.version)
    if process is None:
        raise NotFound(f"There is no process {command.process}", code="no-process")
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
        _start_at(game, frame, _known(process, command.element), command.trigger)
    else:
        scopes.begin(game, frame, _by_condition(game, frame))


def _name_starter(game: Game, frame: Frame, command: c.StartInstance) -> None:
    """Start events may name a variable that receives who began the case."""
    starts = [n for n in frame.scope.nodes if n.kind is Kind.START_EVENT]
    for node in starts:
        name = node.extensions.get("camunda:initiator")
        if name and command.element in (None, node.id):
            put(frame, name, command.starter)


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
        raise InvalidState(f"The condition of {names} does not hold", code="start-condition")
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


# ---- tasks and work


def _waiting_token(game: Game, number: int, *waits: str) -> Token:
    if number not in game.tokens or game.token(number).wait not in waits:
        raise NotFound(f"Nothing waits at token {number}", code="no-token")
    return game.token(number)


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
            put(game.frame(token.data), name, value)
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
    if not handlers.raise_error(
        game, frame, token, command.code, command.message, command.variables
    ):
        text = f"nothing catches the error {command.code}"
        incidents.stop(game, token, text, "uncaught-error", "perform")


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
    c.StartInstance: _start,
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
    c.RetryIncident: lambda game, x: incidents.retry(game, x.incident, x.variables),
    c.CancelInstance: administration.cancel,
    c.StartActivity: lambda game, x: ad_hoc.start(game, x.token, x.element, x.variables),
    c.FinishAdHoc: lambda game, x: ad_hoc.finish(game, x.token, x.cancel_remaining),
}

_WHILE_SUSPENDED = {c.SetVariables, c.CancelInstance, c.Resume, c.Suspend}
