"""Hashes of the audit log: each line over the one before, each anchor over the one before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import orjson

GENESIS = "0" * 64
_HASHED = (
    "case_id", "seq", "actor", "on_behalf_of", "action", "subject", "ok", "reason", "ground",
    "before_hash", "after_hash", "ip", "prev_hash",
)  # fmt: skip


def instant(moment: datetime) -> str:
    """A moment as it enters a hash: UTC, microseconds."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def canonical(value: Any) -> str:
    """JSON with sorted keys and no blanks; what JSON has not is written as text."""
    return orjson.dumps(value, default=str, option=_OPTIONS).decode()


def text_hash(text: str | None) -> str | None:
    """Of the stored text, byte for byte; None for none."""
    return None if text is None else sha256(text.encode()).hexdigest()


_OPTIONS = orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS


def line_hash(row: Mapping[str, Any]) -> str:
    """Of one line of the log; `before` and `after` enter by the hashes of their texts."""
    values = [row[name] for name in _HASHED]
    return sha256(orjson.dumps([*values, instant(row["at"])])).hexdigest()


def anchor_hash(seq: int, at: datetime, prev_hash: str, heads: Iterable[Sequence[Any]]) -> str:
    """Of one anchor: its place, its time, and the ends of the cases' chains (sorted)."""
    listed = [list(head) for head in sorted(tuple(head) for head in heads)]
    return sha256(orjson.dumps([seq, instant(at), prev_hash, listed])).hexdigest()
