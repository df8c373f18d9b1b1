"""Multi-instance activities: one inner token per instance, at once or one after the other.

The outer token carries the boundary events and the counts; each instance has a frame of its own
with `loopCounter` (from 0; in models of Camunda 8 from 1, as there) and its item.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from engine.definitions.model import Behavior, MultiInstance
from engine.runtime import activities, incidents, messages, values
from engine.runtime.game import Game
from engine.runtime.records import INSTANCE, Frame, Token
from engine.runtime.tokens import drop, kill, open_frame, place_inner
from engine.runtime.variables import (
    COUNTS,
    Failure,
    assign,
    counts,
    evaluate,
    holds,
    kept,
    put,
    tagged,
    view,
)


def begin(game: Game, token: Token) -> None:
    """How many, and over what, is settled once."""
    multi = _multi(token)
    try:
        items, total = _size(game, token, multi)
        if not multi.sequential and total + len(game.tokens) > game.environment.token_limit:
            raise Failure(f"{token.node}: {total} instances are more than a case holds", "limit")
        packed = None if items is None else kept(items)
    except Failure as failure:
        incidents.stop(game, token, str(failure), failure.kind, "instances")
        return
    more = token.more
    more["total"], more["done"], more["next"] = total, 0, 0
    if multi.output_collection:
        more["out"] = [None] * total
    if total == 0:
        _over(game, token)
        return
    if multi.sequential:
        if items is not None and packed is not None:
            more["items"], _ = packed
            game.items[token.number] = items
        next_one(game, token)
        return
    for position in range(total):
        _instance(game, token, position, None if items is None else items[position])
        if token.number not in game.tokens or "total" not in more:
            return


def _multi(token: Token) -> MultiInstance:
    multi = token.at.multi
    if multi is None:
        raise Failure(f"{token.node} is not multi-instance")
    return multi


def _size(game: Game, token: Token, multi: MultiInstance) -> tuple[list[Any] | None, int]:
    data = game.frame(token.data)
    if multi.collection is not None:
        items = evaluate(game, multi.collection, data)
        if not isinstance(items, list):
            raise Failure(f"{token.node}: {multi.collection.text} is no list")
        return items, len(items)
    if multi.cardinality is None:
        raise Failure(f"{token.node} has neither a cardinality nor a collection")
    total = evaluate(game, multi.cardinality, data)
    if isinstance(total, str) and total.strip().lstrip("+-").isdigit():
        total = int(total)
    whole = isinstance(total, int | float | Decimal) and not isinstance(total, bool)
    if not whole or total < 0 or total != int(total) or total > game.environment.step_limit:
        raise Failure(f"{token.node}: {total!r} is no number of instances")
    return None, int(total)


def next_one(game: Game, token: Token) -> None:
    """The next of sequential instances."""
    if token.number not in game.tokens:
        return
    more = token.more
    position = more["next"]
    items = _items(game, token)
    _instance(game, token, position, None if items is None else items[position])


def _items(game: Game, token: Token) -> list[Any] | None:
    """What sequential instances go through; taken apart once in a command."""
    if token.number not in game.items and "items" in token.more:
        game.items[token.number] = values.restored(token.more["items"])
    return game.items.get(token.number)


def alone(game: Game, outer: Token) -> Token:
    """The only instance, for somebody who begins inside of it: it has no item."""
    outer.more |= {"total": 1, "done": 0}
    if _multi(outer).output_collection:
        outer.more["out"] = [None]
    return _made(game, outer, 0, None)


def _instance(game: Game, outer: Token, position: int, item: Any) -> None:
    inner = _made(game, outer, position, item)
    if _multi(outer).sequential:
        activities.perform(game, inner)
    else:
        game.later(perform_later, game, inner)


def _made(game: Game, outer: Token, position: int, item: Any) -> Token:
    """An instance with its own frame; it is not performed yet."""
    multi = _multi(outer)
    outer.more["next"] = position + 1
    inner = place_inner(game, outer, INSTANCE, outer.data)
    around = game.frame(outer.data)
    body = open_frame(game, around, None, around, inner)
    body.values["loopCounter"] = multi.first + position
    if multi.index_variable:
        body.values[multi.index_variable] = position
    if multi.element_variable and multi.collection is not None:
        put(game, body, multi.element_variable, item)
    if multi.output_item and multi.output_item not in body.values:
        body.values[multi.output_item] = None
    inner.more["position"] = position
    return inner


def perform_later(game: Game, inner: Token) -> None:
    if inner.number in game.tokens:
        activities.perform(game, inner)


def gather(game: Game, inner: Token) -> None:
    """What the instance adds to the output of the whole, and whether that is enough now.

    Both see the instance's own variables, as in Camunda 7 and 8. Raises Failure.
    """
    if inner.outer not in game.tokens:
        return
    outer = game.token(inner.outer)
    multi = _multi(outer)
    inside = game.frame(inner.child or inner.data)
    if "out" in outer.more:
        outer.more["out"][inner.more["position"]] = _output(game, multi, inside)
    if (condition := multi.completion_condition) is not None:
        inner.more["enough"] = holds(game, condition, inside, counts(outer, ended=1))


def instance_done(game: Game, inner: Token, kept: bool) -> None:
    """One instance is done; its frame goes unless it may be undone."""
    if inner.outer not in game.tokens:
        return
    outer = game.token(inner.outer)
    if not kept:
        drop(game, inner.data)
    outer.more["done"] += 1
    if inner.more.get("enough"):
        outer.more["enough"] = 1
    if game.conditions:
        game.changed |= {(name, "update") for name in COUNTS}
    if (multi := _multi(outer)).behavior is not Behavior.ALL:
        _owe(outer, multi)
    behave(game, outer)


def behave(game: Game, outer: Token) -> None:
    """What the whole throws after an instance; then: was it the last one?

    What it owes is kept until it is thrown: where that fails, a retry goes on from there.
    """
    owed: list[tuple[int, dict[str, int]]] = outer.more.get("owed", [])
    try:
        while owed:
            _throw_owed(game, outer, *owed[0])
            if outer.number not in game.tokens:
                return
            del owed[0]
    except Failure as failure:
        incidents.stop(game, outer, str(failure), failure.kind, "behavior")
        return
    judge(game, outer)


def _owe(outer: Token, multi: MultiInstance) -> None:
    """The standard's `behavior`: the events that the instance just done may throw (10.3.8).

    Conditions see the counts as they are now, however late they are asked.
    """
    owed = outer.more.setdefault("owed", [])
    if multi.behavior is Behavior.COMPLEX:
        owed += [(index, counts(outer)) for index in range(len(multi.complex))]
    elif multi.behavior is Behavior.NONE or outer.more["done"] == 1:
        owed.append((0, {}))


def _throw_owed(game: Game, outer: Token, index: int, seen: dict[str, int]) -> None:
    """One of them, if its condition holds. Raises Failure before anything is thrown."""
    multi = _multi(outer)
    event = multi.event
    if multi.behavior is Behavior.COMPLEX:
        condition, event = multi.complex[index]
        if not holds(game, condition, game.frame(outer.data), seen):
            return
    if event is not None:
        messages.throw_signal(game, game.frame(outer.scope), outer.at, event)


def _output(game: Game, multi: MultiInstance, inside: Frame) -> Any:
    if multi.output_expression is not None:
        value = evaluate(game, multi.output_expression, inside)
    else:
        value = view(game, inside).get(multi.output_item)
    return value if values.is_plain(value) else {"$": tagged(value)}


def judge(game: Game, outer: Token) -> None:
    """Over, if all are done or the completion condition held; else the next."""
    more = outer.more
    if more.get("enough") or more["total"] <= more["done"] + more.get("gone", 0):
        _over(game, outer)
    elif _multi(outer).sequential:
        game.later(next_one, game, outer)


def _over(game: Game, outer: Token) -> None:
    """What still runs is cancelled, the outputs are handed out, the flow goes on."""
    multi = _multi(outer)
    for number in list(outer.inner):
        if number in game.tokens:
            outer.more["gone"] = outer.more.get("gone", 0) + 1
            kill(game, game.token(number))
    if multi.output_collection:
        gathered = [
            values.restored(v["$"]) if type(v) is dict and "$" in v else v
            for v in outer.more["out"]
        ]
        assign(game, game.frame(outer.data), multi.output_collection, gathered)
    if outer.number in game.tokens:
        activities.finish_outer(game, outer)
