"""What people and workers are offered: user tasks and service work."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from engine.definitions.model import Expression, Literal, Node, Offer, Work
from engine.errors import InvalidInput
from engine.runtime import activities, incidents, timers
from engine.runtime.effects import TaskOpened, WorkOpened
from engine.runtime.game import Game
from engine.runtime.records import USER, WORK, Frame, Token
from engine.runtime.variables import Failure, evaluate

_NO_OFFER = Offer()
_PRIORITY = 50
_CYCLE = re.compile(r"R(\d{1,4})/")
_MOST_RETRIES = 9999
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(slots=True)
class Terms:
    """An offer as it was read: the fields of `TaskOpened` that the model gives."""

    name: str
    names: Mapping[str, str]
    assignee: str | None
    users: tuple[str, ...]
    groups: tuple[str, ...]
    due: datetime | None
    follow_up: datetime | None
    priority: int
    form_key: str | None
    lanes: tuple[str, ...]
    documentation: str


def open_task(game: Game, token: Token, node: Node) -> None:
    """A user task (or a manual one that waits) is offered; stuck if its offer cannot be read."""
    frame = game.frame(token.scope)
    try:
        terms: Terms = node.terms or _terms(game, node, game.frame(token.data))
    except Failure as failure:
        incidents.stop(game, token, str(failure), failure.kind, "perform")
        return
    token.wait = USER
    game.effects.append(
        TaskOpened(
            token.number,
            token.node,
            frame.key,
            frame.instance,
            terms.name,
            terms.names,
            terms.assignee,
            terms.users,
            terms.groups,
            terms.due,
            terms.follow_up,
            terms.priority,
            terms.form_key,
            node.properties,
            node.extensions,
            terms.lanes,
            game.frame(token.data).values.get("loopCounter") if token.role else None,
            terms.documentation,
        )
    )


def _terms(game: Game, node: Node, data: Frame) -> Terms:
    """What the node offers; kept on it where that is alike for all. Raises Failure."""
    offer = node.offer or _NO_OFFER
    assignee = _text(game, offer.assignee, data)
    users = _texts(game, offer.candidate_users, data)
    groups = _texts(game, offer.candidate_groups, data)
    texts = {n: _text(game, x, data) or "" for n, x in offer.texts.items()}
    if not (assignee or users or groups):
        groups = _of_lanes(node)
    terms = Terms(
        texts.get("", node.name),
        {n: texts.get(n, name) for n, name in node.names.items()} if texts else node.names,
        assignee,
        users,
        groups,
        _moment(game, offer.due, data, offer, last=True),
        _moment(game, offer.follow_up, data, _NO_OFFER),
        _whole(game, offer.priority, data),
        _text(game, offer.form_key, data),
        tuple(lane.name for lane in node.lanes) if node.lanes else (),
        texts.get("documentation", node.documentation),
    )
    if node.offers_alike:
        node.terms = terms
    return terms


def _of_lanes(node: Node) -> tuple[str, ...]:
    """What nobody is named for is offered to the innermost lane that stands for somebody."""
    return next((lane.groups for lane in reversed(node.lanes) if lane.groups), ())


def manual(game: Game, token: Token, node: Node) -> None:
    if game.environment.manual_tasks_wait:
        open_task(game, token, node)
    else:
        activities.finish(game, token)


def open_work(game: Game, token: Token, node: Node, topic: str) -> None:
    """Service work waits for the workers of its topic."""
    frame = game.frame(token.scope)
    data = game.frame(token.data)
    work = node.work
    try:
        if work is not None and work.topic_expression is not None:
            topic = _topic(game, work.topic_expression, data)
        retries = _retries(game, work, data)
        priority = _whole(game, work.priority if work else None, data)
    except Failure as failure:
        incidents.stop(game, token, str(failure), failure.kind, "perform")
        return
    token.wait = WORK
    token.more["topic"] = topic
    game.effects.append(
        WorkOpened(
            token.number,
            token.node,
            frame.key,
            frame.instance,
            topic,
            node.name,
            retries,
            priority,
            node.properties,
            node.extensions,
        )
    )


def _topic(game: Game, expression: Expression, data: Frame) -> str:
    """A computed topic must be a text, as in Camunda 7 and 8: no worker asks for another one."""
    topic = evaluate(game, expression, data)
    if not isinstance(topic, str) or not topic:
        raise Failure(f"{expression.text}: {topic!r} is no topic")
    return topic


def _retries(game: Game, work: Work | None, data: Frame) -> int | None:
    """The number of tries: 5, or of a cycle R5/PT1M its times. None: as the installation has it."""
    if work is None or work.retries_expression is None:
        return work.retries if work else None
    value = evaluate(game, work.retries_expression, data)
    if isinstance(value, str) and (cycle := _CYCLE.match(value)):
        value = int(cycle.group(1))
    whole = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    if not whole or not 0 <= value <= _MOST_RETRIES or value != int(value):
        raise Failure(f"{work.retries_expression.text}: {value!r} is no number of retries")
    return int(value)


def _value(game: Game, expression: Expression | None, data: Frame) -> Any:
    if expression is None:
        return None
    if type(expression) is Literal:
        return expression.value
    return evaluate(game, expression, data)


def _text(game: Game, expression: Expression | None, data: Frame) -> str | None:
    if expression is None:
        return None
    value = _value(game, expression, data)
    return None if value is None or value == "" else str(value)


def _texts(game: Game, expression: Expression | None, data: Frame) -> tuple[str, ...]:
    """A list, or a text with commas."""
    if expression is None:
        return ()
    value = _value(game, expression, data)
    if value is None:
        return ()
    parts = value if isinstance(value, list) else str(value).split(",")
    return tuple(text for text in (str(part).strip() for part in parts) if text)


def _whole(game: Game, expression: Expression | None, data: Frame) -> int:
    if expression is None:
        return _PRIORITY
    value = _value(game, expression, data)
    try:
        return _PRIORITY if value is None else int(value)
    except (TypeError, ValueError) as error:
        raise Failure(f"{value!r} is no priority") from error


def _moment(
    game: Game, expression: Expression | None, data: Frame, offer: Offer, last: bool = False
) -> datetime | None:
    """A moment; a mere day is its first one, or as a due time its `last` one."""
    if expression is None:
        return None
    value = _value(game, expression, data)
    if value is None or value == "":
        return None
    try:
        due = timers.moment(_last_moment(value) if last else value, game.moment, game.environment)
    except InvalidInput as error:
        raise Failure(f"due: {error}", "timer") from error
    if offer.due_basis or offer.shift:
        due = game.environment.shift(due, offer.due_basis, offer.shift)
    return due


def _last_moment(value: Any) -> Any:
    """Who has a day to act has the whole day: 30.9. is over at midnight after it."""
    if isinstance(value, str) and _DAY.fullmatch(value.strip()):
        return f"{value.strip()}T23:59:59"
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time(23, 59, 59))
    return value
