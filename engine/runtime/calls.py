"""Call activities: a called process is an instance of its own inside the caller's state."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from engine.definitions.model import Binding, Call, CallMapping, Node, Process
from engine.runtime import activities, incidents, scopes, values
from engine.runtime.effects import InstanceEnded, InstanceStarted
from engine.runtime.game import Game
from engine.runtime.records import Frame, Token
from engine.runtime.tokens import drop
from engine.runtime.variables import Failure, assign, declare, evaluate, put, view

_LEVELS_OF_A_STEP = 10  # what counts as one more step of the command


def call(game: Game, token: Token, node: Node) -> None:
    """Starts what the activity calls; what cannot be found is an incident."""
    try:
        _call(game, token, node.call or Call())
    except Failure as failure:
        incidents.stop(game, token, str(failure), failure.kind, "call")


def _call(game: Game, token: Token, called: Call) -> None:
    data = game.frame(token.data)
    key = called.element
    if called.element_expression is not None:
        key = str(evaluate(game, called.element_expression, data))
    process = _find(game, called, key, data)
    depth = _depth(game, game.frame(token.scope))
    game.taken += depth // _LEVELS_OF_A_STEP
    if depth >= game.environment.depth_limit:
        raise Failure(f"{key} is called too deep inside itself", "call")
    business_key = None
    if called.business_key is not None:
        value = evaluate(game, called.business_key, data)
        business_key = None if value is None else str(value)
    given = passed(game, called.inputs, data, has_own=data.owner == token.number)
    frame = instance(game, process, given, business_key, token)
    scopes.begin(game, frame)


def _find(game: Game, called: Call, key: str, data: Frame) -> Process:
    version = tag = deployment = None
    if called.binding is Binding.VERSION and called.version is not None:
        value = evaluate(game, called.version, data)
        if not str(value).strip().isdigit():
            raise Failure(f"{value!r} is no version of {key}", "call")
        version = int(str(value))
    elif called.binding is Binding.VERSION_TAG and called.version_tag is not None:
        tag = str(evaluate(game, called.version_tag, data))
    elif called.binding is Binding.DEPLOYMENT:
        deployment = data.scope.process.deployment if data.scope else game.process(0).deployment
    else:
        version = game.kept_version(key)
    process = game.models.process(key, version, tag, deployment or None) or game.global_task(key)
    if process is None:
        raise Failure(f"there is no process {key}", "call")
    return process


def _depth(game: Game, frame: Frame) -> int:
    """How many called instances are around the frame."""
    depth = 0
    while True:
        owner = game.frame(frame.instance).owner
        if not owner:
            return depth
        depth += 1
        frame = game.frame(game.token(owner).scope)


def instance(
    game: Game,
    process: Process,
    given: dict[str, Any],
    business_key: str | None,
    caller: Token | None,
) -> Frame:
    """The frame of a new instance; number 0 for the root, which nothing calls. Raises Failure."""
    number = 0 if caller is None else game.number()
    frame = Frame(
        number, _index(game, process), process.root.id, number, None, caller.number if caller else 0
    )
    if business_key is not None:
        frame.more["key"] = business_key
    game.frames[number] = game.awake(frame)
    for name, value in given.items():
        put(game, frame, name, value)
    try:
        declare(game, frame, process.root.data)
    except Failure:
        drop(game, number)
        raise
    if caller is not None:
        caller.child = number
        game.opens(process.key)
    game.effects.append(
        InstanceStarted(
            number, process.key, process.version, business_key, caller.number if caller else 0
        )
    )
    return frame


def _index(game: Game, process: Process) -> int:
    """The process's place in the state's list of processes."""
    key = [process.key, process.version]
    if key not in game.keys:
        game.keys.append(key)
        game.processes.append(process)
    return game.keys.index(key)


def passed(
    game: Game, mappings: Iterable[CallMapping], data: Frame, has_own: bool = True
) -> dict[str, Any]:
    """What goes over the border, in or out: only what is mapped. Raises Failure.

    `has_own`: the variables in `data` are those of the very activity or called process.
    """
    found: dict[str, Any] = {}
    for mapping in mappings:
        if mapping.all_variables:
            if not mapping.local:
                found.update(view(game, data))
            elif has_own:
                found.update(_local(data))
        elif mapping.source is not None:
            found[mapping.target] = evaluate(game, mapping.source, data)
    return found


def _local(data: Frame) -> dict[str, Any]:
    return {n: values.restored(v) if n in data.odd else v for n, v in data.values.items()}


def returned(game: Game, token: Token, frame: Frame) -> None:
    """The called instance is over: its results are mapped, the activity is done."""
    game.effects.append(InstanceEnded(frame.instance, frame.key))
    give_back(game, token)


def give_back(game: Game, token: Token) -> None:
    called = token.at.call or Call()
    data = game.frame(token.data)
    try:
        results = passed(game, called.outputs, game.frame(token.child))
        _hand_over(game, token, data, called, results)
    except Failure as failure:
        incidents.stop(game, token, str(failure), failure.kind, "return")
        return
    drop(game, token.child)
    token.child = 0
    activities.finish(game, token)


def left(game: Game, token: Token, frame: Frame) -> None:
    """An error or escalation leaves the called process: Camunda 7 maps the results then as well.

    A mapping that cannot be evaluated must not stop the error on its way.
    """
    called = token.at.call or Call()
    data = game.frame(token.data)
    for mapping in called.early:
        try:
            _hand_over(game, token, data, called, passed(game, [mapping], frame))
        except Failure:
            continue


def _hand_over(
    game: Game, token: Token, data: Frame, called: Call, results: dict[str, Any]
) -> None:
    """To the activity's own variables where a mapping says so, else to the nearest that has it."""
    own = {m.target for m in called.outputs if m.local}
    for name, value in results.items():
        if name in own or token.at.keeps_results:
            put(game, data, name, value)
        else:
            assign(game, data, name, value)
