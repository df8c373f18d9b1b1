"""The state of one root instance with everything it called, as compact bytes.

Format 1, JSON: `[1, number, flags, processes, frames, tokens, listeners, incidents, joins,
conditions, suspended]`; frames, tokens and listeners are rows of `records.py`. Elements are named
by their ids in the model, so a state outlives releases of the product. Only what is live is in it
(and what may still be compensated): it does not grow with history.
"""

from __future__ import annotations

from operator import methodcaller
from typing import TYPE_CHECKING, Any

import orjson
from msgspec import Struct

from engine.errors import InvalidInput
from engine.runtime import values
from engine.runtime.records import ENDED, Frame, Listener, Row, Token

if TYPE_CHECKING:
    from engine.runtime.game import Game

FORMAT = 1
_ROW = methodcaller("row")  # of a token, frame or listener
EMPTY: Row = [FORMAT, 0, 0, [], [], [], [], [], [], [], None]


class State(Struct, frozen=True):
    """A value: bytes in a versioned format. Only `step` makes new ones."""

    data: bytes = b""

    @classmethod
    def empty(cls) -> State:
        """Before `StartInstance`."""
        return cls()

    @classmethod
    def decode(cls, data: bytes) -> State:
        """From what `encode` gave; raises InvalidInput for another format."""
        if not data.startswith(b"[1,"):
            raise InvalidInput("This is not the state of an instance", code="state-format")
        return cls(data)

    def encode(self) -> bytes:
        return self.data

    @property
    def content(self) -> Row:
        """The decoded rows; a fresh copy each time."""
        return loads(self.data)

    @property
    def ended(self) -> bool:
        return bool(self.content[2] & ENDED)

    @property
    def suspended(self) -> bool:
        return self.content[10] is not None

    @property
    def incidents(self) -> dict[int, tuple[int, str, str]]:
        """Open incidents: number → (token, kind, message)."""
        return {n: (token, kind, message) for n, token, kind, message in self.content[7]}

    def variables(self, frame: int = 0) -> dict[str, Any]:
        """What is visible in a frame: the nearest scope's value of each name.

        After a case has ended its root frame (0) stays readable. An unknown frame gives {}.
        """
        return _visible(self.content[4], frame)

    def visible(self, token: int) -> dict[str, Any] | None:
        """What is visible where a live token stands; None when there is no such token."""
        content = self.content
        row = next((row for row in content[5] if row[0] == token), None)
        return None if row is None else _visible(content[4], Token(*row).data)

    def tokens(self) -> list[Token]:
        """The live tokens, oldest first, to look at."""
        return [Token(*row) for row in self.content[5]]

    def frames(self) -> list[Frame]:
        """The running scopes and variable frames, to look at."""
        return [Frame(*row) for row in self.content[4]]

    def version_at(self, token: int) -> int | None:
        """The version of the process that a live token stands in; None for one that is gone."""
        content = self.content
        frames = {row[0]: row for row in content[4]}
        for each in (Token(*row) for row in content[5]):
            if each.number == token:
                version: int = content[3][Frame(*frames[each.scope]).process][1]
                return version
        return None

    def listeners(self) -> list[Listener]:
        """What is waited for, to look at."""
        return [Listener(*row) for row in self.content[6]]

    def business_key(self, instance: int = 0) -> str | None:
        row = next((r for r in self.content[4] if r[0] == instance), None)
        return None if row is None else Frame(*row).more.get("key")


def _visible(rows: list[Row], frame: int) -> dict[str, Any]:
    frames = {row[0]: row for row in rows}
    found: dict[str, Any] = {}
    at: int | None = frame
    while at is not None and at in frames:
        record = Frame(*frames[at])
        for name, value in record.values.items():
            if name not in found:
                found[name] = values.restored(value) if name in record.odd else value
        at = record.up
    return found


def loads(data: bytes) -> Row:
    """The rows of a state; those of `EMPTY` for no bytes at all."""
    if not data:
        return [list(part) if isinstance(part, list) else part for part in EMPTY]
    content: Row = orjson.loads(data)
    return content


def dumps(game: Game) -> bytes:
    """The bytes of what a command left. Raises InvalidInput for a value that JSON cannot hold."""
    content = [
        FORMAT,
        game.last,
        game.flags,
        game.keys,
        list(game.frames.values()),
        list(game.tokens.values()),
        list(game.listeners.values()),
        [[number, *rest] for number, rest in game.incidents.items()] if game.incidents else [],
        game.joins,
        list(game.conditions),
        game.suspended,
    ]
    try:
        return orjson.dumps(content, default=_ROW, option=orjson.OPT_PASSTHROUGH_SUBCLASS)
    except orjson.JSONEncodeError as error:
        raise InvalidInput(f"A variable cannot be stored: {error}", code="value") from error
