"""Hashes of the audit log: each line over the one before, each anchor over the one before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from operator import itemgetter
from os import urandom
from typing import Any

import orjson
from msgspec import Struct
from msgspec.structs import asdict

from storage.moments import utc_text

GENESIS = "0" * 64
_PERSONAL = ("actor", "on_behalf_of", "subject", "reason", "ip")
_HASHED = (
    "case_id", "seq", "told_hash", "action", "ok", "ground", "before_hash", "after_hash",
    "prev_hash",
)  # fmt: skip
_UNSALTED = (
    "case_id", "seq", "actor", "on_behalf_of", "action", "subject", "ok", "reason", "ground",
    "before_hash", "after_hash", "ip", "prev_hash",
)  # fmt: skip
"""Of lines from before salting: what they tell of persons is in the hash itself."""
_personal, _hashed, _unsalted = (itemgetter(*each) for each in (_PERSONAL, _HASHED, _UNSALTED))


def canonical(value: Any) -> str:
    """JSON with sorted keys and no blanks; what JSON has not is written as text."""
    return orjson.dumps(value, default=_plain, option=_OPTIONS).decode()


def _plain(value: Any) -> Any:
    return asdict(value) if isinstance(value, Struct) else str(value)


def new_salt() -> str:
    """128 random bits: without them a hash tells nothing to one who guesses."""
    return urandom(16).hex()


def text_hash(text: str | None, salt: str | None = None) -> str | None:
    """Of the stored text, byte for byte, behind the salt; None for none."""
    return None if text is None else sha256(((salt or "") + text).encode()).hexdigest()


def told_hash(row: Mapping[str, Any]) -> str:
    """Of what the line tells of persons, behind its salt."""
    values = orjson.dumps(_personal(row))
    return sha256(str(row["salt"]).encode() + values).hexdigest()


_OPTIONS = orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS


def line_hash(row: Mapping[str, Any]) -> str:
    """Of one line of the log; what can be erased of it enters by hashes."""
    values = _unsalted(row) if row["told_hash"] is None else _hashed(row)
    return sha256(orjson.dumps((*values, utc_text(row["at"])))).hexdigest()


def erased_hash(lines: Iterable[tuple[str, int]]) -> str:
    """Of the places of the lines that an erasure has emptied."""
    return sha256(orjson.dumps(sorted(lines))).hexdigest()


def anchor_hash(seq: int, at: datetime, prev_hash: str, heads: Iterable[Sequence[Any]]) -> str:
    """Of one anchor: its place, its time, and the ends of the cases' chains (sorted)."""
    listed = [list(head) for head in sorted(tuple(head) for head in heads)]
    return sha256(orjson.dumps([seq, utc_text(at), prev_hash, listed])).hexdigest()
