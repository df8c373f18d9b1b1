"""Tasks that the engine does by itself: scripts, expressions, decisions; or hands to workers."""

from __future__ import annotations

from typing import Any

from engine.definitions.model import Binding, Node, Rule
from engine.errors import EngineError
from engine.feel.evaluation import STEPS
from engine.runtime import activities, handlers, incidents, messages, offers
from engine.runtime.decisions import mapped
from engine.runtime.effects import DecisionEvaluated
from engine.runtime.game import Game
from engine.runtime.records import Token
from engine.runtime.variables import Failure, assign, charge, evaluate, put, view

SCRIPT_ERROR = "script-error"  # the code under which boundary events see a failing script


def perform(game: Game, token: Token, node: Node) -> None:
    """Service, send, script and business-rule tasks: by whatever binding they have."""
    work = node.work
    if work is not None and (work.topic or work.topic_expression):
        offers.open_work(game, token, node, work.topic)
        return
    expression = node.script or (work.expression if work else None)
    if expression is None and node.rule is None:
        if node.message is not None:
            messages.send(game, token, node)
        else:
            activities.finish(game, token)
        return
    try:
        data = game.frame(token.data)
        if expression is not None:
            result = evaluate(game, expression, data)
        else:
            result = decide(game, token, node)
        if node.result_variable and node.keeps_results:
            put(game, data, node.result_variable, result)
        elif node.result_variable:
            assign(game, data, node.result_variable, result)
    except (Failure, EngineError) as error:
        failed(game, token, str(error), getattr(error, "kind", "decision"))
        return
    activities.finish(game, token)


def failed(game: Game, token: Token, message: str, kind: str) -> None:
    """A script that fails is an error that boundary events may catch; else an incident."""
    frame = game.frame(token.scope)
    if not handlers.raise_error(game, frame, token, SCRIPT_ERROR, message):
        incidents.stop(game, token, message, kind, "perform")


def decide(game: Game, token: Token, node: Node) -> Any:
    """The decision's result as the model wants it. Raises Failure or EngineError."""
    rule = node.rule
    if rule is None or game.models.decisions is None:
        raise Failure("there are no decisions here", "decision")
    frame, data = game.frame(token.scope), game.frame(token.data)
    name = rule.decision
    if rule.decision_expression is not None:
        name = str(evaluate(game, rule.decision_expression, data))
    which = _version(game, token, rule)
    try:
        decided = game.models.decisions.evaluate(name, view(game, data), game.now, *which)
    except EngineError:
        charge(game, STEPS)  # it may have failed for what it cost
        raise
    charge(game, decided.cost)
    try:
        result = mapped(decided, rule.map_result)
    except ValueError as error:
        raise Failure(f"{name}: {error}", "decision") from error
    game.effects.append(
        DecisionEvaluated(
            token.number,
            node.id,
            frame.key,
            frame.instance,
            name,
            result,
            tuple(decided.matched),
            decided.record(),
        )
    )
    return result


def _version(game: Game, token: Token, rule: Rule) -> tuple[int | None, str | None, str | None]:
    """Version, version tag and deployment of the decision, as far as the model names them."""
    data = game.frame(token.data)
    if rule.binding is Binding.VERSION and rule.version is not None:
        value = evaluate(game, rule.version, data)
        try:
            return int(value), None, None
        except (TypeError, ValueError) as error:
            raise Failure(f"{value!r} is no version", "decision") from error
    if rule.binding is Binding.VERSION_TAG and rule.version_tag is not None:
        return None, str(evaluate(game, rule.version_tag, data)), None
    if rule.binding is Binding.DEPLOYMENT:
        process = data.scope.process if data.scope else game.process(0)
        return None, None, process.deployment or None
    return None, None, None
