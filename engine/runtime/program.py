"""What each kind of node does: when a token arrives, and when an activity is performed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from engine.definitions.model import Flow, Kind, Node
from engine.runtime import (
    activities,
    calls,
    events,
    flows,
    joins,
    messages,
    offers,
    scopes,
    service,
)
from engine.runtime.game import Game
from engine.runtime.records import Frame, Token

Enter = Callable[[Game, Frame, Node, Flow | None], None]
Perform = Callable[[Game, Token, Node], None]


class Program(NamedTuple):
    enter: Enter
    perform: Perform


def _pass(game: Game, frame: Frame, node: Node, flow: Flow | None) -> None:
    flows.leave(game, frame, node)


def _nothing(game: Game, token: Token, node: Node) -> None:
    activities.finish(game, token)


@cache
def _entering() -> dict[Kind, Enter]:
    return {
        Kind.START_EVENT: events.enter_start,
        Kind.CATCH_EVENT: events.enter_catch,
        Kind.THROW_EVENT: events.throw,
        Kind.END_EVENT: events.throw,
        Kind.BOUNDARY_EVENT: _pass,
        Kind.EXCLUSIVE: _pass,
        Kind.PARALLEL: joins.enter_parallel,
        Kind.INCLUSIVE: joins.enter_inclusive,
        Kind.COMPLEX: joins.enter_complex,
        Kind.EVENT_BASED: events.enter_event_gateway,
    }


@cache
def _performing() -> dict[Kind, Perform]:
    return {
        Kind.USER_TASK: offers.open_task,
        Kind.MANUAL_TASK: offers.manual,
        Kind.SERVICE_TASK: service.perform,
        Kind.SEND_TASK: service.perform,
        Kind.SCRIPT_TASK: service.perform,
        Kind.BUSINESS_RULE_TASK: service.perform,
        Kind.RECEIVE_TASK: messages.await_message,
        Kind.THROW_EVENT: events.work,
        Kind.END_EVENT: events.work,
        Kind.CALL_ACTIVITY: calls.call,
        Kind.SUB_PROCESS: scopes.enter,
        Kind.TRANSACTION: scopes.enter,
        Kind.AD_HOC: scopes.enter,
    }


def of(node: Node) -> Program:
    """The node's program; kept on the node, since all instances share it."""
    enter = _entering().get(node.kind, activities.enter)
    found = node.program = Program(enter, _performing().get(node.kind, _nothing))
    return found
