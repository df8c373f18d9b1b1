"""The plain records that a state consists of: tokens, frames, listeners.

In bytes each is a row without its empty tail; a row becomes an object when it is first touched,
so that a step costs what it touches and not what is there (see `state.py`).
"""

from __future__ import annotations

from typing import Any

from engine.definitions.model import Node, Scope

# what a token waits for
USER, WORK, EVENT, INCIDENT, UNDOING = "u", "w", "e", "i", "c"
# what a token is besides one on a flow node of its frame
INSTANCE, PASS, HANDLER = "m", "l", "h"

Row = list[Any]

ENDED, CANCELLED = 1, 2
"""Flags of a state."""


def trimmed(row: Row) -> Row:
    """The row without its empty tail."""
    while not row[-1]:
        row.pop()
    return row


class Token:
    """A position in a frame; inner tokens of multi-instance and loops hang on an outer one."""

    __slots__ = (
        "at",
        "child",
        "data",
        "inner",
        "listeners",
        "more",
        "node",
        "number",
        "outer",
        "role",
        "scope",
        "wait",
    )

    def __init__(
        self,
        number: int,
        node: str,
        scope: int = 0,
        wait: str = "",
        data: int = 0,
        outer: int = 0,
        role: str = "",
        child: int = 0,
        listeners: list[int] | None = None,
        inner: list[int] | None = None,
        more: dict[str, Any] | None = None,
    ) -> None:
        self.number = number
        self.node = node
        self.scope = scope  # the frame it stands in
        self.wait = wait
        self.data = data  # the frame of its variables
        self.outer = outer
        self.role = role
        self.child = child  # the frame of its inside
        self.listeners = listeners or []
        self.inner: dict[int, None] = dict.fromkeys(inner) if inner else {}
        self.more = more or {}
        self.at: Node = None  # type: ignore[assignment]  # set when touched

    def row(self) -> Row:
        return trimmed(
            [
                self.number,
                self.node,
                self.scope,
                self.wait,
                self.data,
                self.outer,
                self.role,
                self.child,
                self.listeners,
                list(self.inner),
                self.more,
            ]
        )


class Frame:
    """A running scope, or only the variables of one activity (`element` is empty then)."""

    __slots__ = (
        "element",
        "epoch",
        "instance",
        "joins",
        "key",
        "listeners",
        "more",
        "nodes",
        "number",
        "odd",
        "opened",
        "owner",
        "pending",
        "process",
        "records",
        "scope",
        "tokens",
        "up",
        "values",
        "view",
    )

    def __init__(
        self,
        number: int,
        process: int = 0,
        element: str = "",
        instance: int = 0,
        up: int | None = None,
        owner: int = 0,
        values: dict[str, Any] | None = None,
        tokens: list[int] | None = None,
        listeners: list[int] | None = None,
        joins: dict[str, dict[str, int]] | None = None,
        records: list[Row] | None = None,
        more: dict[str, Any] | None = None,
        odd: list[str] | None = None,
    ) -> None:
        self.number = number
        self.process = process  # position in the state's list of processes
        self.element = element
        self.instance = instance
        self.up = up  # the frame that variables are looked up in next
        self.owner = owner  # the token whose inside or whose variables this is
        self.values = {} if values is None else values
        self.tokens: dict[int, None] = dict.fromkeys(tokens) if tokens else {}
        self.listeners = listeners or []
        self.joins = joins or {}  # node → flow → tokens that wait to be joined
        self.records = records or []  # what can be compensated: [node, data, order, child, outer]
        self.more = more or {}
        self.odd = odd or []  # names of values that are kept in another form
        self.opened: dict[str, Any] = {}  # … and those of them that were looked at
        self.scope: Scope = None  # type: ignore[assignment]  # set when touched
        self.key = ""  # of its process; set when touched, like its nodes
        self.nodes: dict[str, Node] = {}
        self.view: Any = None
        self.epoch = 0  # rises when everything in it was swept away; -1: closed
        self.pending = 0  # tokens on their way, in the queue

    def row(self) -> Row:
        return trimmed(
            [
                self.number,
                self.process,
                self.element,
                self.instance,
                self.up,
                self.owner,
                self.values,
                list(self.tokens),
                self.listeners,
                self.joins,
                self.records,
                self.more,
                self.odd,
            ]
        )


class Listener:
    """Waits for an event: of a token (catch, boundary) or of a frame (event sub-process)."""

    __slots__ = ("frame", "happened", "index", "more", "name", "node", "number", "token", "trigger")

    def __init__(
        self,
        number: int,
        trigger: str,
        name: str | None = None,
        node: str = "",
        index: int = 0,
        frame: int = 0,
        token: int = 0,
        happened: int = 0,
        more: dict[str, Any] | None = None,
    ) -> None:
        self.number = number
        self.trigger = trigger
        self.name = name  # of the message or signal; code of the error or escalation
        self.node = node
        self.index = index  # which of the node's event definitions
        self.frame = frame
        self.token = token
        self.happened = happened  # one of several that must all happen; a condition that holds
        self.more = more or {}  # timers: due, left, …; messages: correlation

    def row(self) -> Row:
        return trimmed(
            [
                self.number,
                self.trigger,
                self.name,
                self.node,
                self.index,
                self.frame,
                self.token,
                self.happened,
                self.more,
            ]
        )
