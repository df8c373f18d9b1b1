"""Answers already given to a key, so that a repeated request changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import orjson
import sqlalchemy as sa
from msgspec import Struct
from msgspec.structs import asdict

from engine.errors import Conflict, InvalidInput
from engine.model import Actor
from storage.link import Write
from storage.prepared import Prepared
from storage.tables import idempotency

if TYPE_CHECKING:
    from storage.session import Session

LONGEST_KEY = 200
_KNOWN = Prepared(
    sa.select(idempotency.c.request_hash, idempotency.c.answer).where(
        idempotency.c.actor == sa.bindparam("actor"), idempotency.c.key == sa.bindparam("key")
    )
)
_ADD = Prepared(idempotency.insert())


@dataclass(frozen=True, slots=True)
class Request:
    """A request as its key names it; `hash` is over the command's type and contents."""

    actor: str
    key: str
    hash: str
    at: datetime

    @classmethod
    def of(cls, actor: Actor, key: str, command: Any, request_hash: str, at: datetime) -> Request:
        if not 1 <= len(key) <= LONGEST_KEY:
            raise InvalidInput(f"an idempotency key has 1 to {LONGEST_KEY} characters")
        return cls(actor.id, key, request_hash or command_hash(command), at)


def command_hash(command: Any) -> str:
    """SHA-256 over the command's type and fields."""
    name = type(command).__qualname__.encode()
    return sha256(name + b"\n" + _body(command)).hexdigest()


def _body(value: Any) -> bytes:
    return orjson.dumps(value, default=_plain, option=orjson.OPT_SORT_KEYS)


def _plain(value: Any) -> Any:
    """Of structs the fields in their own order: a key may have been used before an upgrade."""
    if isinstance(value, Struct):
        fields = (f'"{name}":'.encode() + _body(each) for name, each in asdict(value).items())
        return orjson.Fragment(b"{" + b",".join(fields) + b"}")
    return sha256(value).hexdigest() if isinstance(value, bytes) else repr(value)


class Answers:
    """The keys used so far."""

    def __init__(self, unit: Session) -> None:
        self._unit = unit

    def known(self, request: Request) -> dict[str, Any] | None:
        """The answer given before, None for a new key; Conflict when it answered another."""
        rows = self._unit.rows(_KNOWN, {"actor": request.actor, "key": request.key})
        if not rows:
            return None
        stored, answer = rows[0]
        if stored != request.hash:
            raise Conflict(
                "this idempotency key was used for another request",
                reason_fi="Sama pyyntötunnus on jo käytetty toiseen pyyntöön.",
                code="key-reused",
            )
        found: dict[str, Any] = orjson.loads(bytes(answer))
        return found

    def remember(self, request: Request, answer: dict[str, Any]) -> None:
        """Stored in the same commit as what the answer tells of."""
        values = {"actor": request.actor, "key": request.key, "request_hash": request.hash}
        values |= {"answer": orjson.dumps(answer), "at": request.at}  # type: ignore[dict-item]
        self._unit.write_last(Write(_ADD, values))
